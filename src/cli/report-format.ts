import { UsageError } from '../contract/problem/errors.js';
import type { CommonOptions } from './common-options.js';
import type { GoalCommand } from './goal.js';

/** Throws `UsageError` for a `--report` that the goal has no format for: told before any work is done. */
export function checkReports(goal: GoalCommand, common: Pick<CommonOptions, 'report'>): void {
  const known = ['.json', '.txt', ...goal.reportFormats];
  for (const file of common.report) {
    if (known.includes(suffixOf(file))) continue;
    throw new UsageError(
      'usage.report-format',
      `${goal.name} has no report format for ${file}`,
      { file },
      `end the file's name in one of ${known.join(' ')}`,
    );
  }
}

/** How a report's file ends, in small letters: it names the format. */
export function suffixOf(file: string): string {
  return /\.[a-z]+$/i.exec(file)?.[0].toLowerCase() ?? '';
}
