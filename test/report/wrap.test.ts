import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clip, clipMiddle, wrap } from '../../src/report/wrap.js';

describe('lines of a screen', () => {
  it('break between words', () => {
    expect(wrap('one two three four', 9)).toEqual(['one two', 'three', 'four']);
  });

  it('a word that is too long stays whole', () => {
    expect(wrap('a incomprehensible b', 5)).toEqual(['a', 'incomprehensible', 'b']);
  });

  it('nothing is lost by breaking', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z]{1,12}$/)),
        fc.integer({ min: 1, max: 40 }),
        (words, width) => {
          const text = words.join(' ');
          expect(wrap(text, width).join(' ')).toBe(text);
        },
      ),
    );
  });

  it.each([
    ['abc', 3, 'abc'],
    ['abcd', 3, 'ab…'],
    ['abc', 0, '…'],
  ])('%j cut to %i is %j', (text, width, expected) => {
    expect(clip(text, width)).toBe(expected);
  });
});

it.each([
  ['abcdef', 6, 'abcdef'],
  ['abcdefgh', 5, 'ab…gh'],
  ['abcdefgh', 6, 'abc…gh'],
  ['abcdefgh', 0, 'a…h'],
])('of %s in %i characters both ends stay: %s', (text, width, clipped) => {
  expect(clipMiddle(text, width)).toBe(clipped);
});
