import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import type { Templates } from '../contract/ports/templates.js';
import type { DiffResult } from '../goals/diff/result.js';
import { counted } from '../wording/count.js';
import { pageData } from './diff-html-data.js';
import { htmlSections } from './diff-html-sections.js';
import { countedWords, sizeText, verdictText } from './diff-parts.js';
import { escapeHtml, fillPage } from './markup.js';

/** What the page is made of, below `templates/`. */
const parts = {
  page: 'diff.html',
  style: 'diff.css',
  scripts: ['diff-items.js', 'diff.js'],
} as const;

/**
 * A comparison as one page that asks for nothing beyond itself: its policy allows one script and one style, by their
 * SHA-256. What the script draws lies in it as JSON, deflated (RFC 1951) in base64, which is a tenth of the JSON's size
 * and holds no character that could be markup. Counts and tables can be read without the script.
 */
export function diffHtml(result: DiffResult, templates: Pick<Templates, 'read'>): string {
  const style = templates.read(parts.style);
  const script = oneModule(parts.scripts.map((name) => templates.read(name)));
  const json = JSON.stringify(pageData(result));
  const { old, now, counts } = result;
  return fillPage(templates.read(parts.page), {
    policy: `default-src 'none'; script-src ${hash(script)}; style-src ${hash(style)}; base-uri 'none'; form-action 'none'`,
    title: `${escapeHtml(old.name)} → ${escapeHtml(now.name)}`,
    style,
    script,
    verdict: escapeHtml(verdictText(result)),
    api: escapeHtml(apiSentence(result)),
    counts: escapeHtml(countedWords(counts)),
    old: sideText(old),
    now: sideText(now),
    sections: htmlSections(result),
    data: deflateRawSync(json, { level: 9 }).toString('base64'),
  });
}

/**
 * Modules in the order in which they need each other, as one: a page that is one file has none to import. They share
 * their names, and they export nothing but declarations.
 */
function oneModule(modules: readonly string[]): string {
  return modules
    .map((text) => text.replaceAll(/^import [^;]*;\n/gm, '').replaceAll(/^export (?=\w)/gm, ''))
    .join('\n');
}

function hash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

function apiSentence({ api, problems }: DiffResult): string {
  if (api === undefined) return 'Members were not compared (--api).';
  const { binaryIncompatible: binary, sourceIncompatible: source, unseen } = api;
  const all = unseen.length === 0 && !problems.some(({ code }) => code === 'class.members-unknown');
  const seen = all ? '' : ' that could be seen';
  if (binary + source === 0) return `Nothing${seen} breaks compiled code or sources.`;
  return `${counted(binary, 'class breaks', 'classes break')} compiled code, ${counted(source, 'class breaks', 'classes break')} sources.`;
}

function sideText({ name, classes, bytes }: DiffResult['old']): string {
  const size = bytes === undefined ? '' : `, ${sizeText(bytes)}`;
  return `<bdi>${escapeHtml(name)}</bdi> <span class="faint">${counted(classes, 'class', 'classes')}${size}</span>`;
}
