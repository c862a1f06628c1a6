import { expect, it } from 'vitest';
import { counted, someOf } from '../../src/wording/count.js';

it('a count agrees with its noun', () => {
  expect([0, 1, 2, 22_902].map((count) => counted(count, 'class', 'classes'))).toEqual([
    '0 classes',
    '1 class',
    '2 classes',
    '22,902 classes',
  ]);
  expect([1, 2].map((count) => counted(count, 'name'))).toEqual(['1 name', '2 names']);
});

it('of many names three are shown, and the rest is counted', () => {
  expect(someOf(['a', 'b', 'c'])).toBe('a, b, c');
  expect(someOf(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c and 2 more');
});
