import { thousands } from '../wording/count.js';

/**
 * Text that a page may show: names come from inputs, and an input may hold characters that show nothing or turn others
 * round. Controls, marks of direction, ends of lines, tags and lone surrogates are written as Java and JSON write them
 * (`\u202e`); all else stays.
 */
export function visible(text: string): string {
  return text.replaceAll(
    // oxlint-disable-next-line no-control-regex -- control characters are just what is looked for
    /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\u{e0000}-\u{e0fff}]|\p{Surrogate}/gu,
    escapeUnits,
  );
}

/** Text as HTML, in an element or between quotes: nothing of it is markup. */
export function escapeHtml(text: string): string {
  return visible(text).replaceAll(/[&<>"']/g, (found) => `&#${found.charCodeAt(0)};`);
}

/** A cell of a table: text, or a number, which stands at the right. */
export type Cell = string | number;

/** A table with a head; of more than `limit` rows it tells how many it left out. */
export function htmlTable(
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
  limit: number,
): string {
  const lines = rows.slice(0, limit).map((row) => `<tr>${row.map(cell).join('')}</tr>`);
  const titles = head.map((text) => `<th scope="col">${escapeHtml(text)}</th>`);
  return [
    '<div class="wide"><table>',
    `<thead><tr>${titles.join('')}</tr></thead>`,
    `<tbody>\n${lines.join('\n')}\n</tbody>`,
    '</table></div>',
    ...(rows.length > limit ? [`<p>… and ${thousands(rows.length - limit)} more.</p>`] : []),
  ].join('\n');
}

/** Fills the holes `{{name}}` of a page in one pass: what fills one is not looked at again. */
export function fillPage(page: string, values: Readonly<Record<string, string>>): string {
  return page.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`the page has a hole "${name}" and no value for it`);
    return value;
  });
}

function cell(value: Cell): string {
  if (typeof value === 'number') return `<td class="number">${thousands(value)}</td>`;
  return `<td>${escapeHtml(value)}</td>`;
}

/** Each UTF-16 unit by itself, as in a Java source. */
function escapeUnits(found: string): string {
  return Array.from(
    { length: found.length },
    (_, index) => String.raw`\u${found.charCodeAt(index).toString(16).padStart(4, '0')}`,
  ).join('');
}
