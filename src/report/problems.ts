import type { Problem, Severity } from '../contract/problem/problem.js';
import { counted } from '../wording/count.js';
import { folderLegend } from '../wording/folders.js';
import type { ToldProblem } from '../wording/tell.js';
import { tell } from '../wording/tell.js';
import type { View } from './paint.js';
import { row } from './plan-parts.js';
import { countedProblems } from './verdict.js';
import { clip, wrap } from './wrap.js';

const order: readonly Severity[] = ['error', 'warning', 'note'];

/** Told, worst first; within a severity by code and message in byte order. */
export function sortedProblems(problems: readonly Problem[]): readonly ToldProblem[] {
  return problems
    .map(tell)
    .sort(
      (a, b) =>
        order.indexOf(a.severity) - order.indexOf(b.severity) ||
        compare(a.code, b.code) ||
        compare(a.message, b.message),
    );
}

/** How many problems a screen shows, and which; below them what the names of folders in them mean. */
export function problemRows(
  problems: readonly Problem[],
  view: View,
  limit: number,
): readonly string[] {
  const shown = view.verbose ? problems : problems.filter((problem) => !isInRow(problem));
  const lines = problemLines(shown, view, limit);
  const legend = folderLegend(lines.join('\n'));
  return [
    row('problems', countedProblems(shown)),
    ...lines,
    ...(legend === '' ? [] : [view.paint.faint(`    ${legend}`)]),
  ];
}

/** What the row of the size says already (`countLines`). */
function isInRow({ code }: Problem): boolean {
  return code === 'upgrade.size-changed';
}

/**
 * The problems of a screen: one line for all of a code, at most `limit` lines of them unless the view is verbose; the rest is
 * counted. Errors are never hidden behind warnings, since they come first.
 */
export function problemLines(
  problems: readonly Problem[],
  view: View,
  limit: number,
): readonly string[] {
  const told = sortedProblems(problems);
  if (view.verbose) {
    return told.flatMap((problem) => [
      line(problem, problem.code, view),
      `            ${problem.advice}`,
    ]);
  }
  const groups = groupByCode(told);
  const labels = groups.map(({ first, count }) =>
    count === 1 ? first.code : `${first.code} ×${count}`,
  );
  const width = Math.max(0, ...labels.map((label) => label.length));
  const blocks = groups.map(({ first }, index) =>
    block(first, (labels[index] ?? '').padEnd(width), view),
  );
  const ends = blocks.map((_, index) => blocks.slice(0, index + 1).flat().length);
  const shown = ends.filter((end) => end <= limit).length;
  const hidden = groups.length - shown;
  const lines = blocks.slice(0, shown).flat();
  return hidden === 0
    ? lines
    : [...lines, view.paint.faint(`    …  ${counted(hidden, 'more kind')} (--verbose)`)];
}

interface Group {
  readonly first: ToldProblem;
  readonly count: number;
}

/** Neighbours of one code, since the list is sorted. */
function groupByCode(told: readonly ToldProblem[]): readonly Group[] {
  const firsts = told.filter((problem, index) => told[index - 1]?.code !== problem.code);
  return firsts.map((first) => ({
    first,
    count: told.filter((problem) => problem.code === first.code).length,
  }));
}

/** An error is told to its end; of the rest two lines show what it is about. */
function block(problem: ToldProblem, label: string, view: View): readonly string[] {
  const room = Math.max(30, view.width - margin - label.length - 2);
  const whole = wrap(problem.message, room);
  const [head = '', ...rest] =
    problem.severity === 'error' || whole.length < 3
      ? whole
      : [whole[0] ?? '', clip(whole.slice(1).join(' '), room)];
  const indent = ' '.repeat(margin + label.length + 2);
  return [
    line({ ...problem, message: head }, label, view),
    ...rest.map((text) => `${indent}${text}`),
  ];
}

/** Before the label: four spaces, and a column of eight for the severity. */
const margin = 12;

function line(problem: ToldProblem, label: string, { paint }: View): string {
  const marks = { error: paint.bad, warning: paint.doubtful, note: paint.faint };
  const severity = marks[problem.severity](problem.severity.padEnd(8));
  return `    ${severity}${paint.faint(label)}  ${problem.message}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
