import type { Problem, Severity } from '../contract/problem/problem.js';
import { tell } from '../wording/tell.js';

export type { Severities } from '../wording/tell.js';
export { withSeverities } from '../wording/tell.js';

/** `--fail-on`: the least severity that makes the exit code 1. */
export type FailOn = Severity | 'never';

/** The words that `--fail-on` takes. */
export const failOnChoices: readonly FailOn[] = ['error', 'warning', 'note', 'never'];

const rank: Readonly<Record<FailOn, number>> = { note: 1, warning: 2, error: 3, never: 4 };

/** Whether a problem reaches the threshold. */
export function reaches(problems: readonly Problem[], failOn: FailOn): boolean {
  return problems.some((problem) => rank[tell(problem).severity] >= rank[failOn]);
}

/** How many there are of each severity. */
export function countBySeverity(problems: readonly Problem[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, note: 0 };
  for (const problem of problems) counts[tell(problem).severity] += 1;
  return counts;
}

/** `1 error, 3 warnings, 9 notes`; what there is none of is left out, and `no problems` where there is none at all. */
export function countedProblems(problems: readonly Problem[]): string {
  const counts = countBySeverity(problems);
  const severities: readonly Severity[] = ['error', 'warning', 'note'];
  const parts = severities
    .filter((severity) => counts[severity] > 0)
    .map((severity) => `${counts[severity]} ${severity}${counts[severity] === 1 ? '' : 's'}`);
  return parts.length === 0 ? 'no problems' : parts.join(', ');
}
