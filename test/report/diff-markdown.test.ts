import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffMarkdown } from '../../src/report/diff-markdown.js';
import { weight } from '../../src/report/markdown-blocks.js';
import { markdownCode } from '../../src/report/markdown.js';
import { aClass, aDiff, aLargeDiff, aSmallDiff, counts } from '../support/diffs.js';

/** What a jar may hold to break out of a table, a code span or a page. */
function hostileName(index: number): string {
  return `org|a${index}\n\u202e\`</details><img src=x onerror=y>$x$@acme\\|<init>${index}`;
}

/** The cells of a row: what stands between bars that are not escaped (GitHub Flavored Markdown §4.10). */
function cellsOf(row: string): number {
  return row.replaceAll(/\\[^]/g, '').split('|').length - 2;
}

describe('a comparison as Markdown', () => {
  it.each([
    ['small', aSmallDiff],
    ['identical', aDiff({ verdict: 'identical' })],
  ])('shows %s', async (name, result) => {
    await expect(diffMarkdown(result)).toMatchFileSnapshot(`screens/diff-${name}.md`);
  });

  it.each([
    ['plain names', aLargeDiff()],
    ['names of 300 characters', aLargeDiff((index) => `org.${'verylong.'.repeat(32)}C${index}`)],
    ['hostile names', aLargeDiff(hostileName)],
    ['names of 5,000 characters', aLargeDiff((index) => `${'$'.repeat(5_000)}${index % 3}`)],
  ])('fits a comment with 36,000 changes of %s, and uses the room', (_title, result) => {
    const text = diffMarkdown(result);
    expect(weight(text)).toBeLessThanOrEqual(60_000);
    expect(weight(text)).toBeGreaterThan(40_000);
  });

  it('says exactly how much it left out', () => {
    const text = diffMarkdown(aLargeDiff());
    const shown = text
      .slice(text.indexOf('<summary>Classes ('))
      .split('\n')
      .filter((line) => /^\| [+−?>\\~]+ \| `org\.acme\.part/.test(line));
    const [, left = ''] = /([\d,]+) of 36,000 classes\b/.exec(text) ?? [];
    expect(shown.length).toBeGreaterThan(50);
    expect(Number(left.replaceAll(',', ''))).toBe(36_000 - shown.length);
  });

  it('says of a move to one of several that fit that it is one', () => {
    const moved = { ...aClass('b.C', 'moved'), oldName: 'a.C', ambiguous: true as const };
    const text = diffMarkdown(aDiff({ classes: [moved], counts: counts({ moved: 1 }) }));
    expect(text).toContain('`a.C` → `b.C` (one of several that fit)');
  });

  it('says where in the jar a class lies that is told under its original name', () => {
    const one = { ...aClass('a.C'), oldInJar: 'x.a.C', newInJar: 'y.a.C' };
    const text = diffMarkdown(aDiff({ classes: [one], counts: counts({ changed: 1 }) }));
    expect(text).toContain('`a.C` (in the jar x.a.C → y.a.C)');
  });

  it('says in its title what could not be compared', () => {
    const unknown = counts({ unknown: 3, equal: 97 });
    const text = diffMarkdown(aDiff({ verdict: 'no-difference-seen', counts: unknown }));
    expect(text.split('\n')[0]).toMatch(/: no difference seen, 3 classes could not be compared$/);
  });

  it('leaves nothing out of what fits', () => {
    expect(diffMarkdown(aSmallDiff)).not.toContain('Left out');
  });

  it('no name ends a cell, opens an element, calls a person or begins a formula', () => {
    const lines = diffMarkdown(aLargeDiff(hostileName)).split('\n');
    const elements = lines.flatMap((line) => line.match(/(?<!\\)<\/?\w+[^>]*>/g) ?? []);
    expect(new Set(elements)).toEqual(
      new Set([
        '<details>',
        '<details open>',
        '</details>',
        '<summary>',
        '</summary>',
        '<code>',
        '</code>',
      ]),
    );
    const tables = lines.filter((line) => line.startsWith('|'));
    const widths = tables.map((row, index) => {
      const head = tables
        .slice(0, index + 1)
        .findLast((_, at) => tables[at + 1]?.startsWith('| ---'));
      return cellsOf(row) - cellsOf(head ?? row);
    });
    expect(new Set(widths.slice(0, 400))).toEqual(new Set([0]));
    expect(lines.filter((line) => /[@$](?![^`]*`)/.test(line))).toEqual([]);
  });

  it('a name as code has no character that means something, however it is made', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const code = markdownCode(name);
        const inside = /^`([^`]+)`$/.exec(code)?.[1];
        if (inside === undefined) expect(code).toMatch(/^<code>(?:[\w. -]|&#\d+;)*<\/code>$/);
        else expect(inside).toBe(name);
        expect(inside ?? '').not.toMatch(/[|\\\n\r]/);
      }),
    );
  });

  it('constructors and nested classes keep their names', () => {
    const text = diffMarkdown(
      aDiff({ classes: [aClass('a.B$C'), aClass('a.<init>|x')], counts: counts({ changed: 2 }) }),
    );
    expect(text).toContain('| \\~ | `a.B$C` |');
    expect(text).toContain('<code>a.&#60;init&#62;&#124;x</code>');
  });
});
