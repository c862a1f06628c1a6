import { expect, test } from 'vitest';
import fc from 'fast-check';
import { applyEdits } from '../../../src/uber/generate/text-edit.js';

test('edits in any order are made at their places; insertions at one place keep their order', () => {
  const edits = [
    { start: 4, end: 5, text: 'E' },
    { start: 2, end: 2, text: '1' },
    { start: 2, end: 2, text: '2' },
    { start: 0, end: 1, text: '' },
  ];
  expect(applyEdits('abcde', edits)).toBe('b12cdE');
});

test('edits that overlap are a bug', () => {
  const edits = [
    { start: 0, end: 2, text: '' },
    { start: 1, end: 3, text: '' },
  ];
  expect(() => applyEdits('abc', edits)).toThrow('overlap at 1');
});

test('no edits change nothing', () => {
  const kept = fc.property(fc.string(), (text) => applyEdits(text, []) === text);
  fc.assert(kept, { seed: 7 });
});
