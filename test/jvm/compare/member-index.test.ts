import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { descriptor } from '../../../src/formats/classfile/names.js';
import { indexMembers, memberAt } from '../../../src/jvm/compare/member-index.js';

const member = fc
  .record({ name: fc.constantFrom('a', 'b'), type: fc.integer({ min: 0, max: 99 }) })
  .map(({ name, type }) => ({
    name,
    descriptor: descriptor(`(L${type};)V`),
    signature: undefined,
  }));

describe('an index of members', () => {
  // The oracle is a walk over the list.
  it('finds what a walk over all members finds, few or many of one name', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(member, {
          maxLength: 120,
          selector: ({ name, descriptor: type }) => name + type,
        }),
        member,
        (members, wanted) => {
          const isWanted = (one: typeof wanted): boolean =>
            one.name === wanted.name && one.descriptor === wanted.descriptor;
          const index = indexMembers(members);
          expect(memberAt(index, wanted.name, wanted.descriptor)).toBe(members.find(isWanted));
          for (const one of members) expect(memberAt(index, one.name, one.descriptor)).toBe(one);
        },
      ),
    );
  });
});
