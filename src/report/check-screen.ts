import type { CheckResult, VersionSearch } from '../goals/check/result.js';
import type { WrittenBaseline } from '../goals/check/write-baseline.js';
import { counted, thousands } from '../wording/count.js';
import { searchText, triedText } from '../wording/version-search.js';
import { groupLines } from './check-group-lines.js';
import {
  checkVerdictText,
  searchesOfConsumer,
  searchesOfSupplier,
  settingText,
  sidesText,
} from './check-parts.js';
import { oneLine } from './one-line.js';
import type { View } from './paint.js';
import { row } from './plan-parts.js';
import { problemRows } from './problems.js';

/** What is shown beside what breaks. */
export interface CheckShown {
  /** Every name, and not the first ones. */
  readonly all: boolean;
  readonly baselined: boolean;
  readonly written?: WrittenBaseline | undefined;
}

/** Lines of a first screen, and the fewest of them that tell what breaks. */
const SCREEN = 40;
const LEAST = 8;

/** What links and what breaks: the verdict first, then names by what would supply them and why, who uses each beneath. */
export function checkScreen(result: CheckResult, view: View, shown: CheckShown): string {
  const { paint } = view;
  const colour = { links: paint.good, breaks: paint.bad, unknown: paint.doubtful }[result.verdict];
  const head = colour(checkVerdictText(result));
  if (view.quiet) return `${head}\n`;
  const above = [
    head,
    row('on', `${sidesText(result)}  (${settingText(result)})`),
    ...consumerRows(result, view),
  ];
  const problems = problemRows(result.problems, view, 8);
  const below = [
    ...mendedLine(result),
    ...unknownLine(result),
    ...problems,
    ...writtenLine(shown.written),
  ];
  const left = Math.max(LEAST, SCREEN - 1 - above.length - below.length);
  const room = {
    lines: shown.all || view.verbose ? Infinity : left,
    isOfMany: result.consumers.length > 1,
    judged: result.on.map(({ name }) => name),
    beneath: (supplier: string | undefined) =>
      searchesOfSupplier(result.searches, supplier).flatMap((one) => searchLines(one, view)),
  };
  const lines = [
    ...above,
    ...groupLines(result.groups, view, room),
    ...(shown.baselined
      ? titled('known', groupLines(result.baselined, view, { ...room, beneath: () => [] }))
      : []),
    ...(result.mended.length + result.unknown.length > 0 || result.groups.length === 0 ? [] : ['']),
    ...below,
  ];
  return `${lines.join('\n')}\n`;
}

/** Consumers that a screen lists. */
const MOST_CONSUMERS = 14;

function consumerRows({ consumers, searches }: CheckResult, view: View): readonly string[] {
  const shown = view.verbose ? consumers : consumers.slice(0, MOST_CONSUMERS);
  const rows = shown.flatMap(({ name, counts }, index) => {
    const { sites, broken, mended, unchanged, optional, unknown } = counts;
    const some = [
      [mended, 'mended'],
      [unchanged, 'as before'],
      [optional, 'guarded'],
      [unknown, 'unknown'],
    ] as const;
    const parts = [
      counted(sites, 'reference'),
      `${thousands(broken - optional)} broken`,
      ...some.flatMap(([count, what]) => (count > 0 ? [`${thousands(count)} ${what}`] : [])),
    ];
    return [
      row(index === 0 ? 'consumers' : '', `${name}: ${parts.join(', ')}`),
      ...searchesOfConsumer(searches, name).flatMap((search) => searchLines(search, view)),
    ];
  });
  const more = consumers.length - shown.length;
  return more > 0 ? [...rows, row('', `… ${more} more (--verbose)`)] : rows;
}

/** What other versions do; each of them only where everything is shown. */
function searchLines(search: VersionSearch, view: View): readonly string[] {
  const tried = view.verbose ? search.tried : [];
  return [
    row('', `→ ${oneLine(searchText(search))}`),
    ...tried.map((one) => row('', oneLine(`  ${one.version}: ${triedText(one)}`))),
  ];
}

function titled(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', `  ${title}`, ...lines];
}

function mendedLine({ mended }: CheckResult): readonly string[] {
  if (mended.length === 0) return [];
  return ['', row('mended', counted(mended.length, 'name resolves now', 'names resolve now'))];
}

function writtenLine(written: CheckShown['written']): readonly string[] {
  if (written === undefined) return [];
  const { file, lines, bare } = written;
  const next =
    bare === 0
      ? ''
      : `; ${thousands(bare)} of them ${bare === 1 ? 'waits' : 'wait'} for a reason in place of "?"`;
  return ['', `  wrote ${file}  (${counted(lines, 'finding')}${next})`];
}

function unknownLine({ unknown }: CheckResult): readonly string[] {
  if (unknown.length === 0) return [];
  const names = unknown.reduce((sum, one) => sum + one.names.length, 0);
  const first = unknown.slice(0, 4).map(({ by }) => by);
  const rest = unknown.length > first.length ? ', …' : '';
  return [
    '',
    row('unknown', `${counted(names, 'name')} that no input holds: ${first.join(', ')}${rest}`),
    row('', '--with INPUT names where they are; until then they are neither fine nor broken'),
  ];
}
