import type { CheckResult } from '../goals/check/result.js';

/** A check as workflow commands of GitHub Actions, a line for each finding. */
export function checkAnnotations(result: CheckResult): string {
  return `::notice::${result.verdict}\n`;
}
