import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../../src/goals/check/result.js';
import { checkMarkdown } from '../../src/report/check-markdown.js';
import { weight } from '../../src/report/markdown-blocks.js';
import { aBrokenCheck, aCheck, aGroup, aHostileCheck } from '../support/checks.js';

/** As many absent classes as a jar swap may bring. */
function aLargeCheck(nameOf: (index: number) => string): CheckResult {
  const groups = Array.from({ length: 3_000 }, (_, index) => aGroup(nameOf(index)));
  return aCheck({ verdict: 'breaks', groups, mended: groups });
}

/** The cells of a row: what stands between bars that are not escaped (GitHub Flavored Markdown §4.10). */
function cellsOf(row: string): number {
  return row.replaceAll(/\\[^]/g, '').split('|').length - 2;
}

describe('a check as Markdown', () => {
  it.each([
    ['broken', aBrokenCheck],
    ['links', aCheck()],
  ])('shows one that %s', async (name, result) => {
    await expect(checkMarkdown(result)).toMatchFileSnapshot(`screens/check-${name}.md`);
  });

  it.each([
    ['plain names', aLargeCheck((index) => `org.acme.part${index % 70}.Class${index}`)],
    ['long names', aLargeCheck((index) => `org.${'verylong.'.repeat(60)}Class${index}`)],
  ])('fits a comment with 3,000 names that break, %s', (_title, result) => {
    const text = checkMarkdown(result);
    expect(weight(text)).toBeLessThanOrEqual(60_000);
    expect(weight(text)).toBeGreaterThan(40_000);
    expect(text).toMatch(/Left out for length: [\d,]+ of 3,000 broken names; /);
  });

  it('no name ends a cell, opens an element or calls a person', () => {
    const text = checkMarkdown(aHostileCheck());
    const rows = text.split('\n').filter((line) => line.startsWith('| '));
    const widths = new Set(rows.map(cellsOf));
    expect(widths).toEqual(new Set([3, 4, 6, 8]));
    expect(text.replaceAll(/`[^`\n]*`|<code>[^<]*<\/code>/g, '')).not.toMatch(/<script|@acme|[$]&/);
    expect(new Set(text.match(/<\/?[a-z]+/g))).toEqual(
      new Set(['<details', '<summary', '</summary', '</details', '<code', '</code']),
    );
  });
});
