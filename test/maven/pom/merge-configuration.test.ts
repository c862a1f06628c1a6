import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeConfiguration } from '../../../src/maven/pom/merge-configuration.js';
import type { ConfigurationNode } from '../../../src/maven/pom/model.js';
import { toNode } from '../../../src/maven/pom/read-configuration.js';
import { parseXml } from '../../../src/formats/xml/parse.js';

const { node } = fc.letrec<{ node: ConfigurationNode }>((tie) => ({
  node: fc.record({
    name: fc.constantFrom('a', 'b', 'c'),
    value: fc.option(fc.constantFrom('1', '2'), { nil: undefined }),
    attributes: fc.oneof(
      fc.constant({}),
      fc.constant({ 'combine.children': 'append' }),
      fc.constant({ 'combine.self': 'override' }),
    ),
    children: fc.oneof({ maxDepth: 3 }, fc.constant([]), fc.array(tie('node'), { maxLength: 4 })),
  }),
}));

describe('mergeConfiguration', () => {
  it('gives the other one where one is absent', () => {
    fc.assert(
      fc.property(node, (one) => {
        expect(mergeConfiguration(one, undefined)).toBe(one);
        expect(mergeConfiguration(undefined, one)).toBe(one);
      }),
    );
  });

  it('keeps the dominant one as it is under combine.self="override"', () => {
    fc.assert(
      fc.property(node, node, (one, other) => {
        const dominant = { ...one, attributes: { 'combine.self': 'override' } };
        expect(mergeConfiguration(dominant, other)).toBe(dominant);
      }),
    );
  });

  it('keeps every dominant text and child, in order', () => {
    fc.assert(
      fc.property(node, node, (dominant, recessive) => {
        const merged = mergeConfiguration(dominant, recessive);
        const names = merged?.children.map(({ name }) => name) ?? [];
        expect(
          isSubsequence(
            dominant.children.map(({ name }) => name),
            names,
          ),
        ).toBe(true);
        expect(merged?.value).toBe(dominant.value ?? merged?.value);
      }),
    );
  });

  // The cases of Xpp3DomTest of plexus-utils, in other words; plexus-utils 3.4.2 gives the same.
  it.each([
    ['<c><x/></c>', '<c><y>1</y></c>', '<c><x/><y>1</y></c>'],
    ['<c><x>1</x></c>', '<c><x>2</x><x>3</x></c>', '<c><x>1</x></c>'],
    ['<c><x>1</x><x/></c>', '<c><x>2</x><x>3</x></c>', '<c><x>1</x><x>3</x></c>'],
    [
      '<c combine.children="append"><x>1</x></c>',
      '<c><x>2</x><y/></c>',
      '<c combine.children="append"><x>2</x><y/><x>1</x></c>',
    ],
    [
      '<c><x>1</x></c>',
      '<c combine.children="append"><x>2</x></c>',
      '<c combine.children="append"><x>2</x><x>1</x></c>',
    ],
    ['<c a="1" b=""/>', '<c a="2" b="3" d="4"/>', '<c a="1" b="3" d="4"/>'],
    [
      '<c><x combine.self="override"/></c>',
      '<c><x>1</x></c>',
      '<c><x combine.self="override"/></c>',
    ],
  ])('%s over %s is %s', (dominant, recessive, expected) => {
    const read = (text: string): ConfigurationNode => toNode(parseXml(text, 'x.xml'));
    expect(mergeConfiguration(read(dominant), read(recessive))).toEqual(read(expected));
  });
});

function isSubsequence(part: readonly string[], whole: readonly string[]): boolean {
  let found = 0;
  for (const each of whole) if (each === part[found]) found += 1;
  return found === part.length;
}
