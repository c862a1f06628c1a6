import type { DiffResult } from '../goals/diff/result.js';
import { thousands } from '../wording/count.js';
import { countedWords, differing, sizeText, verdictText } from './diff-parts.js';
import type { Block } from './diff-markdown-blocks.js';
import { clipped, diffBlocks } from './diff-markdown-blocks.js';
import { markdownCode, markdownTable } from './markdown.js';

/** As much as the body of a comment takes, with room for what a reviewer writes above it. */
const LIMIT = 60_000;

/** What every block gets before others get more. */
const SHARE = 5_000;

/** For the verdict, and for what is said about rows that were left out. */
const RESERVED = 4_000;

/**
 * A comparison as Markdown for a pull request: the verdict, then tables that fold. At most 60,000 characters, where a line
 * end counts as two (a browser sends it so) and a character outside of Unicode's first plane as two; what did not fit is
 * counted, block by block.
 */
export function diffMarkdown(result: DiffResult): string {
  const head = headText(result);
  const blocks = diffBlocks(result);
  const shown = fitRows(blocks, LIMIT - RESERVED - weight(head));
  const texts = blocks.map((block, index) => blockText(block, shown[index] ?? 0));
  const left = blocks.flatMap(({ total, noun }, index) => {
    const hidden = total - (shown[index] ?? 0);
    return hidden === 0 ? [] : [`${thousands(hidden)} of ${thousands(total)} ${noun}`];
  });
  const missing = left.length === 0 ? [] : [`Left out for length: ${left.join('; ')}.`];
  return `${[head, ...texts, ...missing].join('\n\n')}\n`;
}

/** How a length limit counts a text. */
export function weight(text: string): number {
  return text.length + (text.match(/\n/g)?.length ?? 0);
}

function sideName({ name }: DiffResult['old']): string {
  return markdownCode(clipped(name, 600));
}

function headText(result: DiffResult): string {
  const { verdict, old, now, counts } = result;
  const size =
    old.bytes === undefined || now.bytes === undefined
      ? []
      : [`Size: ${sizeText(old.bytes)} → ${sizeText(now.bytes)}`];
  const unknown =
    counts.unknown === 0
      ? []
      : [`${thousands(counts.unknown)} classes may be equal or not: one side does not tell.`];
  return [
    `### ${sideName(old)} → ${sideName(now)}: ${verdictText(result)}`,
    [
      `Classes: ${thousands(old.classes)} → ${thousands(now.classes)}, ${countedWords(counts).replaceAll('  ', ', ')}`,
      ...size,
      ...unknown,
      ...(verdict === 'differ' && differing(counts) === 0
        ? ['No class differs; what does stands below.']
        : []),
    ]
      .map((line) => `- ${line.replaceAll(/[~>]/g, String.raw`\$&`)}`)
      .join('\n'),
  ].join('\n\n');
}

/** How many rows each block shows: its share first, then, block by block, as much as is left. */
function fitRows(blocks: readonly Block[], room: number): readonly number[] {
  const weights = blocks.map(({ rows }) => rows.map((row) => weight(rowText(row)) + 2));
  const frames = blocks.map((block) => weight(blockText(block, 0)) + 4);
  let spare = room - frames.reduce((sum, one) => sum + one, 0);
  const take = (rows: readonly number[], from: number, most: number): number => {
    let [count, used] = [from, 0];
    for (let next = rows[count]; next !== undefined; next = rows[count]) {
      if (used + next > Math.min(most, spare)) break;
      used += next;
      count += 1;
    }
    spare -= used;
    return count;
  };
  const shares = weights.map((rows) => take(rows, 0, SHARE));
  return weights.map((rows, index) => take(rows, shares[index] ?? 0, Infinity));
}

function blockText({ title, head, rows, total, open, intro }: Block, shown: number): string {
  const some = rows.slice(0, shown);
  const count = shown === total ? thousands(shown) : `${thousands(shown)} of ${thousands(total)}`;
  const table = some.length === 0 ? [] : [markdownTable(head, some)];
  const body = [...intro, ...table].join('\n\n');
  const start = `<details${open ? ' open' : ''}><summary>${title} (${count})</summary>`;
  return [start, ...(body === '' ? [] : [body]), '</details>'].join('\n\n');
}

function rowText(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
