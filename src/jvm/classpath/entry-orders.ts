import { compareBytes } from '../../formats/text/byte-order.js';
import type { LoaderEntries } from './class-path.js';
import type { ContentOf, DuplicateClass } from './duplicates.js';

/** The class paths that an undefined order allows, as far as they are asked about. */
export interface EntryOrders {
  /** As it was given, and each other one that lets a class win which did not win before. */
  readonly orders: readonly (readonly LoaderEntries[])[];
  /** Names whose class depends on the order, sorted. */
  readonly names: readonly string[];
  /** Not every class that can win does so in one of the orders: that would be too many. */
  readonly isCut: boolean;
}

/** Each is linked by itself. */
const mostOrders = 8;

/** Entries of one loader that have no defined order. */
interface Group {
  readonly loader: number;
  readonly name: string;
  readonly contests: Contest[];
}

/** A name of which several entries of a group hold different classes. */
interface Contest {
  readonly name: string;
  /** By number of the entry. */
  readonly contents: ReadonlyMap<number, string>;
  /** Contents that win in no order so far. */
  readonly open: Set<string>;
}

/**
 * Inside one `lib/*` a JVM may take the entries in any order, so of two classes of one name that differ either may win. To
 * link all permutations would be far too much: wanted are a few orders in which each class that can win does win.
 * Group by group, the entry that still has the most to win is put first, and so on, until all have won. Entries of a group
 * stand side by side, and change places among themselves only.
 */
export function entryOrders(
  loaders: readonly LoaderEntries[],
  duplicates: readonly DuplicateClass[],
  contentOf: ContentOf,
): EntryOrders {
  const groups = contestedGroups(loaders, duplicates, contentOf);
  const orders: (readonly LoaderEntries[])[] = [loaders];
  for (const group of groups)
    while (isOpen(group) && orders.length < mostOrders) orders.push(nextOrder(loaders, group));
  const names = groups.flatMap(({ contests }) => contests.map(({ name }) => name));
  return { orders, names: names.sort(compareBytes), isCut: groups.some(isOpen) };
}

function contestedGroups(
  loaders: readonly LoaderEntries[],
  duplicates: readonly DuplicateClass[],
  contentOf: ContentOf,
): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const { name, holders } of duplicates) {
    const [first] = holders;
    const groupOf = (entry: number): string | undefined =>
      loaders[first?.loader ?? -1]?.entries[entry]?.group;
    const group = first && groupOf(first.entry);
    if (group === undefined) continue;
    const contents = new Map(
      holders
        .filter(({ loader, entry }) => loader === first?.loader && groupOf(entry) === group)
        .map((holder) => [holder.entry, contentOf(holder) ?? `of ${holder.entry}`] as const),
    );
    const open = new Set(contents.values());
    open.delete(contents.get(first?.entry ?? -1) ?? '');
    if (open.size === 0) continue;
    const key = JSON.stringify([first?.loader, group]);
    const known = groups.get(key) ?? { loader: first?.loader ?? 0, name: group, contests: [] };
    known.contests.push({ name, contents, open });
    groups.set(key, known);
  }
  return [...groups.values()];
}

function isOpen({ contests }: Group): boolean {
  return contests.some(({ open }) => open.size > 0);
}

/** An order in which something wins that did not before; the contests are told. */
function nextOrder(
  loaders: readonly LoaderEntries[],
  { loader, name, contests }: Group,
): readonly LoaderEntries[] {
  const entries = loaders[loader]?.entries ?? [];
  const own = [...entries.keys()].filter((entry) => entries[entry]?.group === name);
  const toWin = (entry: number): number =>
    contests.filter(({ contents, open }) => open.has(contents.get(entry) ?? '')).length;
  const wins = new Map(own.map((entry) => [entry, toWin(entry)]));
  const sorted = own.toSorted((one, other) => (wins.get(other) ?? 0) - (wins.get(one) ?? 0));
  for (const { contents, open } of contests) {
    const winner = sorted.find((entry) => contents.has(entry));
    if (winner !== undefined) open.delete(contents.get(winner) ?? '');
  }
  const moved = new Map(own.map((entry, at) => [entry, sorted[at] ?? entry]));
  return loaders.map((one, number) =>
    number === loader
      ? { ...one, entries: entries.map((entry, at) => entries[moved.get(at) ?? at] ?? entry) }
      : one,
  );
}
