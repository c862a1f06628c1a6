import { expect, test } from 'vitest';
import { longestText, mentionsIn } from '../../../src/uber/generate/mentions.js';

function lines(text: string): readonly string[] {
  const bytes = new TextEncoder().encode(text);
  return mentionsIn('f', bytes, ['x-1-uber']).map(({ line, text: said }) => `${line} ${said}`);
}

test.each([
  ['a\n  x-1-uber.jar  \r\nb x-1-uber', ['2 x-1-uber.jar', '3 b x-1-uber']],
  ['x-1-uber-sources', ['1 x-1-uber-sources']],
  ['<a>${lib}/x-1-uber</a>', ['1 <a>${lib}/x-1-uber</a>']],
  ['my-x-1-uber x-1-uberer', []],
  ['x-1-uber\0', []],
  ['X-1-UBER', []],
])('%j', (text, expected) => {
  expect(lines(text)).toEqual(expected);
});

test('a long line is cut, a long file is not read', () => {
  expect(lines(`x-1-uber ${'y'.repeat(300)}`)[0]).toMatch(/^1 x-1-uber y{191}…$/);
  expect(lines(`x-1-uber${' '.repeat(longestText)}`)).toEqual([]);
});
