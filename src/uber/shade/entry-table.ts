import { crc32 } from 'node:zlib';
import type { ContentEntry, Overlap } from './contents.js';
import type { Folder, JarRow } from './jar-rows.js';
import type { IncomingPath, ShadedJars } from './shade-jars.js';
import type { MergedEntry } from './transformers/transformer.js';

/** The growing jar: what was written, and what the plugin remembers in its set of `resources`. */
export interface EntryTable {
  /** Folders are made for every entry before anything else is asked of it. */
  readonly makeFolders: (folder: Folder | undefined) => void;
  /** Whether it was written: an entry whose path is taken is not. */
  readonly add: (row: EntryRow) => boolean;
  readonly addResource: (row: EntryRow) => boolean;
  /** The entry that was written, if its path was free. */
  readonly merge: (entry: MergedEntry) => ContentEntry | undefined;
  /** A path that no resource may take any more. */
  readonly reserve: (path: string) => void;
  readonly result: () => Omit<ShadedJars, 'entries' | 'merged'>;
}

/** An entry, and the bytes before any rewriting that it is made of. */
export type EntryRow = Pick<JarRow, 'entry' | 'from'>;

interface Written {
  readonly entry: ContentEntry;
  /** What losers are compared with; `undefined` where it was merged. */
  readonly from: IncomingPath | undefined;
}

/** An empty jar. `module` are the formatted coordinates of the module: the origin of what comes from no artifact. */
export function entryTable(module: string): EntryTable {
  const written = new Map<string, Written>();
  const lost = new Map<string, { readonly origin: string; readonly sameBytes: boolean }[]>();
  const resources = new Set<string>();
  const duplicates: { path: string; first: string; second: string }[] = [];
  const hidden: { path: string; artifact: string }[] = [];

  const lose = ({ entry, from }: EntryRow, winner: Written): void => {
    const loser = { origin: entry.origin, sameBytes: sameBytes(winner.from, from) };
    const losers = lost.get(entry.path);
    if (losers) losers.push(loser);
    else lost.set(entry.path, [loser]);
  };
  const add = (row: EntryRow): boolean => {
    const { path } = row.entry;
    const winner = written.get(path);
    if (winner) lose(row, winner);
    else written.set(path, row);
    return !winner;
  };
  return {
    makeFolders: (folder) => makeFolders(folder, resources),
    add,
    addResource(row) {
      const { path, origin } = row.entry;
      if (!resources.has(path)) {
        resources.add(path);
        return add(row);
      }
      const winner = written.get(path);
      if (winner) lose(row, winner);
      else hidden.push({ path, artifact: origin });
      return false;
    },
    merge(merged) {
      const first = written.get(merged.path)?.entry.origin;
      const second = merged.sources[0]?.origin ?? module;
      if (first !== undefined) {
        duplicates.push({ path: merged.path, first, second });
        return undefined;
      }
      const entry = mergedEntry(merged, module);
      written.set(entry.path, { entry, from: undefined });
      return entry;
    },
    reserve: (path) => {
      resources.add(path);
    },
    result: () => ({ overlaps: overlapsOf(written, lost), duplicates, hidden }),
  };
}

function sameBytes(winner: IncomingPath | undefined, loser: IncomingPath): boolean {
  return winner?.crc32 !== undefined && winner.crc32 === loser.crc32 && winner.size === loser.size;
}

/** In the order in which the winners were written. */
function overlapsOf(
  written: ReadonlyMap<string, Written>,
  lost: ReadonlyMap<string, Overlap['losers']>,
): readonly Overlap[] {
  const overlaps: Overlap[] = [];
  for (const { entry } of written.values()) {
    const losers = lost.get(entry.path);
    if (losers) overlaps.push({ path: entry.path, winner: entry.origin, losers });
  }
  return overlaps;
}

function mergedEntry({ path, bytes, sources }: MergedEntry, module: string): ContentEntry {
  const [first] = sources;
  return {
    path,
    kind: first ? 'merged' : 'module',
    crc32: bytes && crc32(bytes),
    size: bytes?.length,
    origin: first?.origin ?? module,
    originalPath: first?.originalPath ?? path,
  };
}

/** `addDirectory`: parents that are not there yet; they share a set with the files, without a slash at the end. */
function makeFolders(folder: Folder | undefined, resources: Set<string>): void {
  for (let at = folder; at !== undefined && !resources.has(at.path); at = at.parent)
    resources.add(at.path);
}
