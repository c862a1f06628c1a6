import type { CheckGroup, CheckResult, VersionSearch } from '../goals/check/result.js';
import { counted, thousands } from '../wording/count.js';
import { searchText, triedText } from '../wording/version-search.js';
import {
  checkVerdictText,
  clustersOf,
  orderText,
  searchesOfConsumer,
  searchesOfSupplier,
  settingText,
  sidesText,
  strengthText,
} from './check-parts.js';
import { isTold, namedLines } from './check-named.js';
import { oneLine } from './one-line.js';
import type { View } from './paint.js';
import { row } from './plan-parts.js';
import { problemRows } from './problems.js';
import { clip } from './wrap.js';

/** What is shown beside what breaks. */
export interface CheckShown {
  /** Every name, and not the first ones. */
  readonly all: boolean;
  readonly baselined: boolean;
}

/** Names that a screen lists. */
const MOST_NAMES = 18;

/** What links and what breaks: the verdict first, then names by what would supply them and why, who uses each beneath. */
export function checkScreen(result: CheckResult, view: View, shown: CheckShown): string {
  const { paint } = view;
  const colour = { links: paint.good, breaks: paint.bad, unknown: paint.doubtful }[result.verdict];
  const head = colour(checkVerdictText(result));
  if (view.quiet) return `${head}\n`;
  const limit = shown.all || view.verbose ? Infinity : MOST_NAMES;
  const lines = [
    head,
    row('on', `${sidesText(result)}  (${settingText(result)})`),
    ...consumerRows(result, view),
    ...groupLines(result.groups.filter(isTold), result.searches, view, limit),
    ...(shown.baselined ? titled('known', groupLines(result.baselined, [], view, limit)) : []),
    ...mendedLine(result),
    ...namedLines(result, view, shown.all || view.verbose ? groupLine : undefined),
    ...unknownLine(result),
    ...problemRows(result.problems, view, 8),
  ];
  return `${lines.join('\n')}\n`;
}

function consumerRows({ consumers, searches }: CheckResult, view: View): readonly string[] {
  return consumers.slice(0, 14).flatMap(({ name, counts }, index) => {
    const { sites, broken, mended, unchanged, unknown } = counts;
    const parts = [
      sites === 1 ? '1 reference' : `${thousands(sites)} references`,
      `${broken} broken`,
      ...(mended > 0 ? [`${mended} mended`] : []),
      ...(unchanged > 0 ? [`${unchanged} as before`] : []),
      ...(unknown > 0 ? [`${unknown} unknown`] : []),
    ];
    return [
      row(index === 0 ? 'consumers' : '', `${name}: ${parts.join(', ')}`),
      ...searchesOfConsumer(searches, name).flatMap((search) => searchLines(search, view)),
    ];
  });
}

/** What other versions do; each of them only where everything is shown. */
function searchLines(search: VersionSearch, view: View): readonly string[] {
  const tried = view.verbose ? search.tried : [];
  return [
    row('', `→ ${oneLine(searchText(search))}`),
    ...tried.map((one) => row('', oneLine(`  ${one.version}: ${triedText(one)}`))),
  ];
}

function groupLines(
  groups: readonly CheckGroup[],
  searches: readonly VersionSearch[],
  view: View,
  limit: number,
): readonly string[] {
  const lines: string[] = [];
  let left = limit;
  for (const { supplier, why, cure, groups: some } of clustersOf(groups)) {
    if (left <= 0) break;
    const title = [supplier === undefined ? '' : `of ${supplier}`, why].filter(
      (text) => text !== '',
    );
    lines.push('', `  ${title.length === 0 ? 'not there' : title.join(': ')}`);
    for (const group of some.slice(0, left)) lines.push(clip(groupLine(group), view.width));
    left -= some.length;
    if (cure !== '') lines.push(`    cure: ${cure}`);
    for (const search of searchesOfSupplier(searches, supplier))
      lines.push(...searchLines(search, view));
  }
  const more = groups.length - limit;
  return more > 0 ? [...lines, `    … ${more} more (--all)`] : lines;
}

function groupLine(group: CheckGroup): string {
  const { symbol, error, users, strength } = group;
  const [first] = users;
  const classes = users.reduce((sum, user) => sum + user.classes.length, 0);
  const by =
    first === undefined
      ? ''
      : `${first.classes[0] ?? ''}${classes > 1 ? ` and ${classes - 1} more` : ''}`;
  const weak = strength === 'needed' ? '' : `, ${strengthText[strength]}`;
  const order = orderText(group);
  return `    ${symbol}  ${error} in ${by}${weak}${order === '' ? '' : `, ${order}`}`;
}

function titled(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', `  ${title}`, ...lines];
}

function mendedLine({ mended }: CheckResult): readonly string[] {
  if (mended.length === 0) return [];
  return ['', row('mended', counted(mended.length, 'name resolves now', 'names resolve now'))];
}

function unknownLine({ unknown }: CheckResult): readonly string[] {
  if (unknown.length === 0) return [];
  const names = unknown.reduce((sum, one) => sum + one.names.length, 0);
  const first = unknown.slice(0, 4).map(({ by }) => by);
  const rest = unknown.length > first.length ? ', …' : '';
  return [
    '',
    row('unknown', `${counted(names, 'name')} that no input holds: ${first.join(', ')}${rest}`),
  ];
}
