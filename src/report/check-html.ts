import type { Templates } from '../contract/ports/templates.js';
import type { CheckResult } from '../goals/check/result.js';

/** A check as one page that asks for nothing beyond itself. */
export function checkHtml(result: CheckResult, templates: Pick<Templates, 'read'>): string {
  return `${result.verdict}${templates.read('diff.css').length}\n`;
}
