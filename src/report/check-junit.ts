import type { CheckResult } from '../goals/check/result.js';

/** A check as JUnit XML. */
export function checkJunit(result: CheckResult): string {
  return `<testsuites name="${result.verdict}"/>\n`;
}
