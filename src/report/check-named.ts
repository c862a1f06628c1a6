import type { CheckGroup, CheckResult } from '../goals/check/result.js';
import { counted } from '../wording/count.js';
import type { View } from './paint.js';
import { row } from './plan-parts.js';
import { clip } from './wrap.js';

/** Names that one line has room for. */
const MOST_NAMES = 3;

/** Whether references tell of it. */
export function isTold({ strength }: CheckGroup): boolean {
  return strength !== 'named';
}

/**
 * What only texts, annotations and service files name, which breaks nothing for sure: one line behind what breaks; with
 * `lineOf`, each name in its own.
 */
export function namedLines(
  { groups }: Pick<CheckResult, 'groups'>,
  { width }: Pick<View, 'width'>,
  lineOf: ((group: CheckGroup) => string) | undefined,
): readonly string[] {
  const named = groups.filter((group) => !isTold(group));
  if (named.length === 0) return [];
  const symbols = [...new Set(named.map(({ symbol }) => symbol))];
  const title = `${counted(symbols.length, 'name')} in texts, annotations and service files alone`;
  if (lineOf !== undefined)
    return ['', row('named', title), ...named.map((group) => clip(lineOf(group), width))];
  const names = symbols.slice(0, MOST_NAMES);
  const rest = symbols.length > names.length ? ', … (--all)' : '';
  return ['', row('named', `${title}: ${names.join(', ')}${rest}`)];
}
