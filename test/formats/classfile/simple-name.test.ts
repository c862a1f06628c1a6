import { expect, test } from 'vitest';
import { simpleNameAfter } from '../../../src/formats/classfile/simple-name.js';

/** As ASM 9.7.1's `Remapper.mapInnerClassName` answers. */
test.each([
  ['In', 'a/Out$In', 'x/a/Out$In', 'In'],
  ['In', 'a/Out$In', 'a/Out$Other', 'Other'],
  ['Local', 'a/Out$1Local', 'a/Out$2Changed', 'Changed'],
  ['In', 'a/Out$In', 'a/Flat', 'In'],
])('%s of %s is, as %s, called %s', (simple, before, after, expected) => {
  expect(simpleNameAfter(simple, before, after)).toBe(expected);
});
