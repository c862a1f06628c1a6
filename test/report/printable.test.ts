import { describe, expect, it } from 'vitest';
import { paint } from '../../src/report/paint.js';
import { printable } from '../../src/report/printable.js';

describe('what may go to a terminal', () => {
  it('keeps text, line ends, tabs and our own marks', () => {
    const text = `one\ttwo\n${paint(true).bad('three')} → 4`;
    expect(printable(text, true)).toBe(text);
  });

  it.each([
    ['clears the screen', '\u001b[2J'],
    ['moves to the start of the line', 'a\rb'],
    ['sets the title', '\u001b]0;title\u0007'],
    ['a C1 control', '\u009b2J'],
    ['rubs out', 'a\bb'],
  ])('a control character of an input is shown as such: %s', (_title, text) => {
    // oxlint-disable-next-line no-control-regex -- control characters are just what is looked for
    expect(printable(text, true)).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
  });

  it('without colour no mark stays', () => {
    expect(printable(paint(true).bad('x'), false)).toBe('\uFFFDx\uFFFD');
  });
});
