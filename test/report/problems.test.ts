import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/contract/problem/problem.js';
import { paint, plainView } from '../../src/report/paint.js';
import { problemLines, problemRows, sortedProblems } from '../../src/report/problems.js';
import { countedProblems, reaches } from '../../src/report/verdict.js';

const error: Problem = { code: 'jar.truncated', file: 'z.jar', detail: 'no end of directory' };
const other: Problem = { code: 'jar.truncated', file: 'a.jar', detail: 'no end of directory' };
const lesser: Problem = {
  code: 'jar.duplicate-entry',
  file: 'a.jar',
  entry: 'x',
  count: 2,
  sameBytes: true,
};
const short = { paint: paint(false), verbose: false, quiet: false, width: 140 };

describe('problems on a screen', () => {
  it('come worst first, then in byte order', () => {
    expect(sortedProblems([lesser, error, other]).map(({ code }) => code)).toEqual([
      'jar.truncated',
      'jar.truncated',
      'jar.duplicate-entry',
    ]);
    expect(sortedProblems([error, other])[0]?.message).toContain('a.jar');
  });

  it('one line stands for a code, with how many more there are', () => {
    const lines = problemLines([lesser, error, other], short, 5);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^ {4}error {3}jar\.truncated ×2 {2}.*a\.jar/);
  });

  it('what does not fit is counted, not dropped in silence', () => {
    const lines = problemLines([lesser, error], short, 1);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain('jar.truncated');
    expect(lines[1]).toBe('    …  1 more kind (--verbose)');
  });

  it('an error is told to its end, a note in two lines', () => {
    const detail = Array.from({ length: 30 }, (_, index) => `word${index}`).join(' ');
    const lines = problemLines(
      [
        { ...error, detail },
        { ...lesser, file: `${'x '.repeat(60)}.jar` },
      ],
      { ...short, width: 80 },
      20,
    );
    expect(lines.every((line) => line.length <= 80)).toBe(true);
    expect(lines.join(' ')).toContain('word29');
    const note = lines.slice(lines.findIndex((line) => line.includes('jar.duplicate-entry')));
    expect(note).toHaveLength(2);
    expect(note[1]).toMatch(/x …$/);
  });

  it('names that stand for folders are explained once below them', () => {
    const named = [
      { ...error, file: '$CACHE/z.jar' },
      { ...lesser, file: '$MODULE/a.jar', entry: '$MODULE' },
    ];
    const lines = problemRows(named, short, 5);
    expect(lines[0]).toBe('  problems    1 error, 1 note');
    expect(lines.at(-1)).toBe(
      "    $MODULE: the folder of the module; $CACHE: uberplan's own cache (--cache)",
    );
    expect(problemRows([error, lesser], short, 5)).toHaveLength(3);
  });

  it('a verbose view shows each with its advice', () => {
    expect(problemLines([lesser, error, other], plainView, 1)).toHaveLength(6);
  });
});

describe('the verdict on problems', () => {
  it.each([
    [[error], 'error', true],
    [[lesser], 'error', false],
    [[lesser], 'note', true],
    [[error], 'never', false],
    [[], 'note', false],
  ] as const)('%j reaches %s: %s', (problems, failOn, expected) => {
    expect(reaches(problems, failOn)).toBe(expected);
  });

  it('counts in words', () => {
    expect(countedProblems([])).toBe('no problems');
    expect(countedProblems([error, other])).toBe('2 errors');
    expect(countedProblems([error])).toBe('1 error');
  });
});
