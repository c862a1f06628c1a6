import { compareBytes } from '../../formats/text/byte-order.js';
import { fits, isOver, isPattern } from './absorb.js';
import type { CheckedNow } from './absorb.js';
import type { Baseline, BaselineEntry } from './baseline.js';
import { consumerKey } from './finding-id.js';
import type { CheckGroup } from './result.js';

const head = `# What is known not to link, one finding a line, sorted:
#   FINDING CONSUMER [until YYYY-MM-DD] # REASON
# A line without a reason ("?") absorbs nothing. Written by uberplan check --write-baseline, which keeps reasons and days.
`;

/**
 * The text of a baseline for the findings, those included that it knows already: every line of before that still has a use,
 * and one for each new finding, whose reason is `reason`, or `?` for someone to fill in. Lines of consumers that were not
 * checked now stay as they are; lines whose finding is gone, or whose day is over, go. Findings that the code itself guards
 * against break nothing and get none.
 */
export function writeBaseline(
  groups: readonly CheckGroup[],
  before: Baseline | undefined,
  { consumers, today }: CheckedNow,
  reason = '?',
): string {
  const found = groups.flatMap(({ id, users, strength }) =>
    users.map((user) => ({ id, consumer: consumerKey(user.consumer), strength })),
  );
  const checked = [...new Set(consumers.map(consumerKey))];
  const live = (before?.entries ?? []).filter(({ until }) => !isOver(until, today));
  const patterns = live.filter(isPattern);
  const lines = new Map<string, string>();
  for (const { id, consumer, strength } of found) {
    if (strength !== 'needed' || patterns.some((entry) => covers(entry, id, consumer))) continue;
    lines.set(`${id} ${consumer}`, lineOf({ id, consumer, until: undefined, reason }));
  }
  const isFound = new Set(found.map(({ id, consumer }) => `${id} ${consumer}`));
  for (const entry of live) {
    const key = `${entry.id} ${entry.consumer}`;
    const isUsed = isPattern(entry)
      ? found.some(({ id, consumer }) => covers(entry, id, consumer))
      : isFound.has(key);
    const isUnseen = !checked.some((consumer) => fits(entry.consumer, consumer));
    if (isUsed || isUnseen) lines.set(key, lineOf(entry));
  }
  const sorted = [...lines.values()].sort(compareBytes);
  return `${head}${sorted.map((line) => `${line}\n`).join('')}`;
}

/** What was written, for people. */
export interface WrittenBaseline {
  readonly file: string;
  /** Lines that name findings. */
  readonly lines: number;
  /** Those that wait for a reason. */
  readonly bare: number;
}

/** How many lines a baseline has that was written. */
export function countsOf(text: string): Pick<WrittenBaseline, 'lines' | 'bare'> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return { lines: lines.length, bare: lines.filter((line) => line.endsWith(' # ?')).length };
}

function covers(entry: BaselineEntry, id: string, consumer: string): boolean {
  return fits(entry.consumer, consumer) && fits(entry.id, id);
}

function lineOf({ id, consumer, until, reason }: Omit<BaselineEntry, 'line'>): string {
  const day = until === undefined ? '' : ` until ${until}`;
  const why = reason.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
  return `${id} ${consumer}${day} # ${why === '' ? '?' : why}`;
}
