import { compareBytes } from '../../formats/text/byte-order.js';

/** Names that are told. */
const MOST = 3;

/** Slips in a name: letters that are wrong, missing or too many. */
const SLIPS = 2;

/**
 * What may have been meant by a name that nobody knows, best first, at most three: the same but for case or the sign between
 * nested classes, the same with a slip in its last part, the same last part in another package. `separator` is what stands before
 * the last part: `.` in binary names of classes, `:` in modules.
 */
export function alikeNames(
  name: string,
  known: Iterable<string>,
  separator: '.' | ':' = '.',
): readonly string[] {
  const asked = formOf(name, separator);
  const found: { readonly name: string; readonly rank: number }[] = [];
  for (const one of new Set(known)) {
    const rank = rankOf(asked, formOf(one, separator));
    if (rank !== undefined) found.push({ name: one, rank });
  }
  return found
    .sort((one, other) => one.rank - other.rank || compareBytes(one.name, other.name))
    .slice(0, MOST)
    .map((one) => one.name);
}

/** Binary names of the class files among the paths of entries; versioned ones are the same classes again. */
export function classNames(paths: Iterable<string>): readonly string[] {
  return [...paths]
    .filter((path) => path.endsWith('.class') && !path.startsWith('META-INF/'))
    .map((path) => path.slice(0, -'.class'.length).replaceAll('/', '.'));
}

interface Form {
  readonly prefix: string;
  readonly last: string;
}

function formOf(name: string, separator: string): Form {
  const folded = name.toLowerCase().replaceAll(/[$/]/g, '.');
  const at = folded.lastIndexOf(separator);
  return { prefix: folded.slice(0, Math.max(0, at)), last: folded.slice(at + 1) };
}

function rankOf(asked: Form, one: Form): number | undefined {
  if (asked.prefix === one.prefix) {
    const slips = distance(asked.last, one.last);
    return slips !== undefined && slips < Math.max(1, asked.last.length / 2) ? slips : undefined;
  }
  return asked.last === one.last ? SLIPS + 1 : undefined;
}

/** Letters to change, to add or to take away (Levenshtein); `undefined`: more than `SLIPS`. */
function distance(one: string, other: string): number | undefined {
  if (Math.abs(one.length - other.length) > SLIPS) return undefined;
  let before = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let at = 1; at <= one.length; at += 1) {
    const row = [at];
    for (let to = 1; to <= other.length; to += 1) {
      const same = one[at - 1] === other[to - 1] ? 0 : 1;
      const changed = (before[to - 1] ?? 0) + same;
      row.push(Math.min(changed, (before[to] ?? 0) + 1, (row[to - 1] ?? 0) + 1));
    }
    if (Math.min(...row) > SLIPS) return undefined;
    before = row;
  }
  const slips = before.at(-1) ?? 0;
  return slips > SLIPS ? undefined : slips;
}
