import type { Problem, Severity } from '../contract/problem/problem.js';
import type { ToldProblem } from '../wording/tell.js';
import { tell } from '../wording/tell.js';
import type { View } from './paint.js';
import { clip } from './wrap.js';

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

/**
 * The problems of a screen: one line for all of a code, at most `limit` lines unless the view is verbose; the rest is
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
  const shown = groups.length <= limit ? groups : groups.slice(0, limit - 1);
  const labels = shown.map(({ first, count }) =>
    count === 1 ? first.code : `${first.code} ×${count}`,
  );
  const width = Math.max(0, ...labels.map((label) => label.length));
  const lines = shown.map(({ first }, index) =>
    line(first, (labels[index] ?? '').padEnd(width), view),
  );
  const hidden = groups.length - shown.length;
  return hidden === 0
    ? lines
    : [...lines, view.paint.faint(`    …  ${hidden} more kinds (--verbose)`)];
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

function line(problem: ToldProblem, label: string, { paint, width }: View): string {
  const marks = { error: paint.bad, warning: paint.doubtful, note: paint.faint };
  const severity = marks[problem.severity](problem.severity.padEnd(8));
  const room = width - 4 - 8 - label.length - 2;
  return `    ${severity}${paint.faint(label)}  ${clip(problem.message, room)}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
