import type { Problem } from '../../contract/problem/problem.js';
import type { ClassList } from '../../jvm/classpath/class-list.js';
import { textOf } from '../../jvm/classpath/string-table.js';
import { takenPaths } from './link-contents.js';
import type { LinkableContents } from './link-contents.js';
import type { ClassLevel } from './state.js';

/** Class file version of Java 1.0 less 1: major 52 is Java 8 (JVMS table 4.1-A). */
const offset = 44;

/**
 * Of each artifact, the highest class file that the plugin passes through its bytecode library: it does so with every class
 * that no filter drops, those that lose an overlap included, as soon as there is a package relocation.
 */
export function classLevels(linkable: LinkableContents): readonly ClassLevel[] {
  const { contents, mapper } = linkable;
  if (mapper.relocators.length === 0) return [];
  const taken = takenPaths(contents);
  const lost = lostPaths(linkable);
  return [...new Set([...taken.keys(), ...lost.keys()])].flatMap(
    (artifact): readonly ClassLevel[] => {
      const list = linkable.classes.get(artifact)?.list;
      const own = taken.get(artifact);
      const losing = lost.get(artifact);
      if (list === undefined) return [];
      const row = highestRow(
        list,
        (path) => own?.has(path) === true || losing?.has(mapper.mapPath(path)) === true,
      );
      if (row === undefined) return [];
      const { classes, strings } = list;
      const entry = textOf(strings, classes.path[row] ?? 0);
      return [{ artifact, entry, major: classes.major[row] ?? 0 }];
    },
  );
}

/** Class files above Java `java`, where that Java would load them; one problem per artifact. */
export function classesAbove(linkable: LinkableContents, java: number): readonly Problem[] {
  const taken = takenPaths(linkable.contents);
  return [...taken].flatMap(([artifact, own]): readonly Problem[] => {
    const list = linkable.classes.get(artifact)?.list;
    if (list === undefined) return [];
    const rows = rowsAbove(list, java + offset, own);
    const [row] = [...rows].sort((a, b) => majorOf(list, b) - majorOf(list, a) || a - b);
    if (row === undefined) return [];
    const entry = textOf(list.strings, list.classes.path[row] ?? 0);
    const major = majorOf(list, row);
    return [{ code: 'plan.class-above-java', artifact, classes: rows.length, entry, major, java }];
  });
}

function rowsAbove(list: ClassList, major: number, own: ReadonlySet<string>): readonly number[] {
  const { classes, strings } = list;
  const rows: number[] = [];
  for (let row = 0; row < classes.count; row++) {
    if (majorOf(list, row) <= major || classes.release[row] !== 0) continue;
    const path = textOf(strings, classes.path[row] ?? 0);
    if (own.has(path) && !path.endsWith('module-info.class')) rows.push(row);
  }
  return rows;
}

function highestRow(list: ClassList, goesIn: (path: string) => boolean): number | undefined {
  const { classes, strings } = list;
  let best: number | undefined;
  for (let row = 0; row < classes.count; row++) {
    if (best !== undefined && majorOf(list, row) <= majorOf(list, best)) continue;
    if (goesIn(textOf(strings, classes.path[row] ?? 0))) best = row;
  }
  return best;
}

function majorOf({ classes }: ClassList, row: number): number {
  return classes.major[row] ?? 0;
}

/** Paths (after package relocation) at which each artifact lost an overlap. */
function lostPaths({ contents }: LinkableContents): ReadonlyMap<string, ReadonlySet<string>> {
  const lost = new Map<string, Set<string>>();
  for (const { path, losers } of contents.overlaps) {
    for (const { origin } of losers) {
      const own = lost.get(origin) ?? new Set();
      own.add(path);
      lost.set(origin, own);
    }
  }
  return lost;
}
