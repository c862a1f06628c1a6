import type { Problem, Severity } from '../contract/problem/problem.js';
import type { ToldProblem } from '../wording/tell.js';
import { tell } from '../wording/tell.js';
import type { View } from './paint.js';

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
 * The problems of a screen: grouped by code, at most `limit` lines unless the view is verbose; the rest is counted. Errors are
 * never hidden behind warnings, since they come first.
 */
export function problemLines(
  problems: readonly Problem[],
  view: View,
  limit: number,
): readonly string[] {
  const told = sortedProblems(problems);
  if (view.verbose)
    return told.flatMap((problem) => [line(problem, view), `            ${problem.advice}`]);
  const lines = groupByCode(told).map((group) => groupLine(group, view));
  if (lines.length <= limit) return lines;
  const hidden = lines.length - (limit - 1);
  return [
    ...lines.slice(0, limit - 1),
    view.paint.faint(`    …  ${hidden} more kinds (--verbose)`),
  ];
}

interface Group {
  readonly first: ToldProblem;
  readonly more: number;
}

/** Neighbours of one code, since the list is sorted. */
function groupByCode(told: readonly ToldProblem[]): readonly Group[] {
  const firsts = told.filter((problem, index) => told[index - 1]?.code !== problem.code);
  return firsts.map((first) => ({
    first,
    more: told.filter((problem) => problem.code === first.code).length - 1,
  }));
}

function groupLine({ first, more }: Group, view: View): string {
  return more === 0
    ? line(first, view)
    : `${line(first, view)}${view.paint.faint(`  and ${more} more`)}`;
}

function line(problem: ToldProblem, { paint }: View): string {
  const marks = { error: paint.bad, warning: paint.doubtful, note: paint.faint };
  const severity = marks[problem.severity](problem.severity.padEnd(8));
  return `    ${severity}${problem.message}  ${paint.faint(problem.code)}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
