import { thousands } from '../wording/count.js';
import { markdownCode, markdownTable, markdownText } from './markdown.js';
import { oneLine } from './one-line.js';

/** A table of a report, which folds. The cells are Markdown. */
export interface Block {
  /** Ours, not of an input. */
  readonly title: string;
  /** What its rows are, in the plural. */
  readonly noun: string;
  /** Unfolded at first. */
  readonly open: boolean;
  /** Sentences above the table. */
  readonly intro: readonly string[];
  readonly head: readonly string[];
  /** The first of them; more than these no comment has room for. */
  readonly rows: readonly (readonly string[])[];
  /** How many there are. */
  readonly total: number;
}

/** As much as the body of a comment takes, with room for what a reviewer writes above it. */
const LIMIT = 60_000;

/** What every block gets before others get more. */
const SHARE = 5_000;

/** For the verdict, and for what is said about rows that were left out. */
const RESERVED = 4_000;

/** A row has ten characters at least. */
const MOST = 6_000;

/**
 * What stands above, and below it as many rows of each block as fit: at most 60,000 characters, where a line end counts as
 * two (a browser sends it so) and a character outside of Unicode's first plane as two; what did not fit is counted.
 */
export function fitBlocks(head: string, blocks: readonly Block[]): string {
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

/** A folded table of items. */
export function table<Item>(
  title: string,
  noun: string,
  head: readonly string[],
  items: readonly Item[],
  rowOf: (item: Item) => readonly string[],
): Block {
  const rows = items.slice(0, MOST).map(rowOf);
  return { title, noun, open: false, intro: [], head, rows, total: items.length };
}

/** A name of an input. */
export function code(name: string): string {
  return markdownCode(clipped(name, 400));
}

/** Prose with names of inputs in it: as code where it holds what would call a person or begin a formula. */
export function foreignText(text: string): string {
  const line = clipped(text, 1200);
  return /[@$#&~]/.test(line) ? markdownCode(line) : markdownText(line);
}

/** The beginning of what is too long; the rest is not looked at. */
export function clipped(text: string, most: number): string {
  return oneLine(text.slice(0, 2 * most), most);
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
  const lines = some.length === 0 ? [] : [markdownTable(head, some)];
  const body = [...intro, ...lines].join('\n\n');
  const start = `<details${open ? ' open' : ''}><summary>${title} (${count})</summary>`;
  return [start, ...(body === '' ? [] : [body]), '</details>'].join('\n\n');
}

function rowText(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
