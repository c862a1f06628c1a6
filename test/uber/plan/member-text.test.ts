import fc from 'fast-check';
import { expect, it } from 'vitest';
import { descriptor, internalName } from '../../../src/formats/classfile/names.js';
import type { MemberReference } from '../../../src/uber/plan/member-text.js';
import { memberOfText, memberText } from '../../../src/uber/plan/member-text.js';

const owner = internalName('org/acme/A$B');

it.each<[MemberReference, string]>([
  [{ kind: 'method', owner, name: 'go', descriptor: descriptor('(I)V') }, 'org.acme.A$B#go(I)V'],
  [
    { kind: 'interface-method', owner, name: 'go', descriptor: descriptor('()V') },
    'interface org.acme.A$B#go()V',
  ],
  [{ kind: 'field', owner, name: 'size', descriptor: descriptor('I') }, 'org.acme.A$B#size:I'],
  [
    { kind: 'method', owner, name: '<init>', descriptor: descriptor('(Ljava/lang/String;)V') },
    'org.acme.A$B#<init>(Ljava/lang/String;)V',
  ],
])('%o is recorded as %s, and read back', (member, text) => {
  expect(memberText(member)).toBe(text);
  expect(memberOfText(text)).toEqual(member);
});

it.each([
  '',
  'org.acme.A',
  'org.acme.A#',
  'org.acme.A#go',
  '#go()V',
  'interface org.acme.A#size:I',
])('%j is no member', (text) => {
  expect(memberOfText(text)).toBeUndefined();
});

it('is read back whatever the names are that a class file may hold, but for what plans use themselves', () => {
  const name = fc
    .string({ minLength: 1, unit: 'grapheme' })
    .filter((text) => !/[.;[/#(:<>]/.test(text));
  const type = fc.constantFrom('I', 'Lorg/acme/T;', '[J').map(descriptor);
  const signature = fc.constantFrom('()V', '(I[Lorg/acme/T;)J').map(descriptor);
  const method = fc.constantFrom('method' as const, 'interface-method' as const);
  const own = name.filter((text) => !text.startsWith('interface ')).map(internalName);
  const member: fc.Arbitrary<MemberReference> = fc.oneof(
    fc.record({ kind: fc.constant('field' as const), owner: own, name, descriptor: type }),
    fc.record({ kind: method, owner: own, name, descriptor: signature }),
  );
  fc.assert(
    fc.property(member, (one) => {
      expect(memberOfText(memberText(one))).toEqual(one);
    }),
  );
});
