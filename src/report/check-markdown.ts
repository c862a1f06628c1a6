import type { CheckResult } from '../goals/check/result.js';

/** A check as Markdown for a pull request. */
export function checkMarkdown(result: CheckResult): string {
  return `${result.verdict}\n`;
}
