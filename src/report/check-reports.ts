import type { Templates } from '../contract/ports/templates.js';
import type { CheckResult } from '../goals/check/result.js';
import { checkHtml } from './check-html.js';
import { checkJunit } from './check-junit.js';
import { checkMarkdown } from './check-markdown.js';
import { checkSarif } from './check-sarif.js';
import type { Tool } from './envelope.js';

/** The reports of a check beside its screen and JSON, by the suffix of their files. */
export const checkFormats = ['.md', '.html', '.sarif', '.xml'] as const;

/** Each is made when it is asked for. */
export function checkReports(
  result: CheckResult,
  tool: Tool,
  templates: Pick<Templates, 'read'>,
): Readonly<Record<(typeof checkFormats)[number], () => string>> {
  return {
    '.md': () => checkMarkdown(result),
    '.html': () => checkHtml(result, templates),
    '.sarif': () => checkSarif(result, tool),
    '.xml': () => checkJunit(result),
  };
}
