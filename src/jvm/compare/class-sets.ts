import { sortedBytewise } from '../../formats/text/byte-order.js';
import { binaryNameOf, isClassPath } from './class-names.js';
import type { Side, SideClass, SideEntry } from './side.js';

/** The classes of two sides by path: what is only here, only there, and what both have. Lists are sorted by name in byte order. */
export interface ClassSets {
  readonly added: readonly SideClass[];
  readonly removed: readonly SideClass[];
  /** One path, different content (CRC-32 or size). */
  readonly changed: readonly ClassPair[];
  /** One path, and at least one side cannot tell its content: a plan, or an entry that a jar's reader refuses. */
  readonly unknown: readonly ClassPair[];
  readonly equal: readonly ClassPair[];
  readonly duplicates: readonly DuplicateClass[];
}

/** A class that both sides have. */
export interface ClassPair {
  readonly old: SideClass;
  readonly now: SideClass;
}

/** A path that one side holds more than once; the first counts. */
export interface DuplicateClass {
  readonly side: 'old' | 'new';
  readonly path: string;
  /** Names of the parts that hold it, in class-path order: the same name twice where one jar holds it twice. */
  readonly parts: readonly string[];
  /** `undefined` where a content is not known. */
  readonly sameContent: boolean | undefined;
}

/**
 * Compares two sides class by class, by path; contents where two have one path. Of two classes of one path on a side the
 * first in class-path order counts, and the rest are told.
 */
export function compareClasses(old: Side, now: Side): ClassSets {
  const before = classesOf(old, 'old');
  const after = classesOf(now, 'new');
  const pairs = pairsOf(before.first, after.first);
  return {
    added: sortedByName(
      [...after.first].flatMap(([path, one]) => (before.first.has(path) ? [] : [one])),
      pathOfClass,
    ),
    removed: sortedByName(
      [...before.first].flatMap(([path, one]) => (after.first.has(path) ? [] : [one])),
      pathOfClass,
    ),
    changed: sortedByName(pairs.changed, pathOfPair),
    unknown: sortedByName(pairs.unknown, pathOfPair),
    equal: sortedByName(pairs.equal, pathOfPair),
    duplicates: [...before.duplicates, ...after.duplicates],
  };
}

/** Equal CRC-32 and size is equal; `undefined` where a side cannot tell and what both tell is no difference. */
export function sameContent(one: SideEntry, other: SideEntry): boolean | undefined {
  const sizes = same(one.size, other.size);
  const checksums = same(one.crc32, other.crc32);
  if (sizes === false || checksums === false) return false;
  return sizes === undefined || checksums === undefined ? undefined : true;
}

function same(one: number | undefined, other: number | undefined): boolean | undefined {
  return one === undefined || other === undefined ? undefined : one === other;
}

interface ClassesOfSide {
  /** By path, in class-path order. */
  readonly first: ReadonlyMap<string, SideClass>;
  readonly duplicates: readonly DuplicateClass[];
}

function classesOf(side: Side, which: 'old' | 'new'): ClassesOfSide {
  const first = new Map<string, SideClass>();
  const repeated = new Map<string, SideClass[]>();
  for (const part of side.parts)
    for (const entry of part.entries) {
      if (!isClassPath(entry.path)) continue;
      const known = first.get(entry.path);
      if (known === undefined) first.set(entry.path, { part, entry });
      else {
        const all = repeated.get(entry.path) ?? [known];
        all.push({ part, entry });
        repeated.set(entry.path, all);
      }
    }
  const duplicates = [...repeated].map(([path, all]) => duplicateOf(which, path, all));
  return { first, duplicates: sortedByName(duplicates, ({ path }) => path) };
}

function duplicateOf(side: 'old' | 'new', path: string, all: readonly SideClass[]): DuplicateClass {
  const answers = all.slice(1).map(({ entry }) => sameContent(all[0]?.entry ?? entry, entry));
  return {
    side,
    path,
    parts: all.map(({ part }) => part.name),
    sameContent: answers.includes(false) ? false : answers.includes(undefined) ? undefined : true,
  };
}

function pairsOf(
  before: ReadonlyMap<string, SideClass>,
  after: ReadonlyMap<string, SideClass>,
): Readonly<Record<'changed' | 'unknown' | 'equal', ClassPair[]>> {
  const pairs = { changed: [], unknown: [], equal: [] } satisfies Record<string, ClassPair[]>;
  const byAnswer = new Map<boolean | undefined, ClassPair[]>([
    [true, pairs.equal],
    [false, pairs.changed],
    [undefined, pairs.unknown],
  ]);
  for (const [path, old] of before) {
    const now = after.get(path);
    if (now) byAnswer.get(sameContent(old.entry, now.entry))?.push({ old, now });
  }
  return pairs;
}

function pathOfClass({ entry }: SideClass): string {
  return entry.path;
}

function pathOfPair({ now }: ClassPair): string {
  return now.entry.path;
}

function sortedByName<T>(items: readonly T[], pathOf: (item: T) => string): readonly T[] {
  return sortedBytewise(items, (item) => binaryNameOf(pathOf(item)));
}
