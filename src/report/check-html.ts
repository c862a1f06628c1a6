import { createHash } from 'node:crypto';
import type { Templates } from '../contract/ports/templates.js';
import type { CheckResult } from '../goals/check/result.js';
import { thousands } from '../wording/count.js';
import { checkFindings, checkSections } from './check-html-sections.js';
import { checkVerdictText, countTitles, settingText, sidesText } from './check-parts.js';
import { escapeHtml, fillPage } from './markup.js';

/** What the page is made of, below `templates/`; it looks as the page of a comparison does. */
const parts = {
  page: 'check.html',
  styles: ['diff.css', 'check.css'],
  script: 'check.js',
} as const;

/**
 * A check as one page that asks for nothing beyond itself: its policy allows one script and one style, by their SHA-256.
 * Everything stands in it as text; the script only searches.
 */
export function checkHtml(result: CheckResult, templates: Pick<Templates, 'read'>): string {
  const style = parts.styles.map((name) => templates.read(name)).join('');
  const script = templates.read(parts.script);
  const { counts } = result;
  const told = countTitles
    .filter(([key]) => key === 'sites' || counts[key] > 0)
    .map(([key, title]) => `${thousands(counts[key])} ${title}`);
  return fillPage(templates.read(parts.page), {
    policy: `default-src 'none'; script-src ${hash(script)}; style-src ${hash(style)}; base-uri 'none'; form-action 'none'`,
    title: escapeHtml(sidesText(result)),
    style,
    script,
    sides: escapeHtml(sidesText(result)),
    verdict: escapeHtml(checkVerdictText(result)),
    counts: escapeHtml(told.join(', ')),
    setting: escapeHtml(settingText(result)),
    findings: checkFindings(result),
    sections: checkSections(result),
  });
}

function hash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
