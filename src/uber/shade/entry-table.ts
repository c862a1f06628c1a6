import { crc32 } from 'node:zlib';
import type { ContentEntry, Overlap } from './contents.js';
import type { IncomingJar, IncomingPath, ShadedJars } from './shade-jars.js';
import type { MergedEntry } from './transformers/transformer.js';

/** The growing jar: what was written, and what the plugin remembers in its set of `resources`. */
export interface EntryTable {
  readonly has: (path: string) => boolean;
  /** Folders are made for every entry before anything else is asked of it. */
  readonly makeFolders: (path: string) => void;
  readonly add: (
    path: string,
    jar: IncomingJar,
    entry: IncomingPath,
    kind: 'copied' | 'rewritten',
  ) => void;
  readonly addResource: (path: string, jar: IncomingJar, entry: IncomingPath) => void;
  readonly merge: (entry: MergedEntry) => void;
  /** A path that no resource may take any more. */
  readonly reserve: (path: string) => void;
  readonly result: () => Omit<ShadedJars, 'merged'>;
}

interface Written {
  readonly entry: ContentEntry;
  /** Of the winner's bytes before any rewriting: what losers are compared with. */
  readonly crc32: number | undefined;
  readonly size: number | undefined;
  readonly losers: { readonly origin: string; readonly sameBytes: boolean }[];
}

/** An empty jar. `module` are the formatted coordinates of the module: the origin of what comes from no artifact. */
export function entryTable(module: string): EntryTable {
  const written = new Map<string, Written>();
  const resources = new Set<string>();
  const duplicates: { path: string; first: string; second: string }[] = [];
  const hidden: { path: string; artifact: string }[] = [];

  const put = (entry: ContentEntry, from: IncomingPath | undefined): void => {
    written.set(entry.path, { entry, crc32: from?.crc32, size: from?.size, losers: [] });
  };
  const lose = (path: string, jar: IncomingJar, from: IncomingPath): boolean => {
    const winner = written.get(path);
    if (!winner) return false;
    const sameBytes = winner.crc32 === from.crc32 && winner.size === from.size;
    winner.losers.push({
      origin: jar.origin,
      sameBytes: sameBytes && winner.crc32 !== undefined,
    });
    return true;
  };
  const add: EntryTable['add'] = (path, jar, from, kind) => {
    if (!lose(path, jar, from)) put(contentEntry(path, jar, from, kind), from);
  };
  return {
    has: (path) => written.has(path),
    makeFolders: (path) => makeFolders(path, resources),
    add,
    addResource(path, jar, from) {
      if (resources.has(path)) {
        if (!lose(path, jar, from)) hidden.push({ path, artifact: jar.origin });
        return;
      }
      resources.add(path);
      add(path, jar, from, 'copied');
    },
    merge(merged) {
      const first = written.get(merged.path)?.entry.origin;
      const second = merged.sources[0]?.origin ?? module;
      if (first !== undefined) duplicates.push({ path: merged.path, first, second });
      else put(mergedEntry(merged, module), undefined);
    },
    reserve: (path) => {
      resources.add(path);
    },
    result: () => {
      const all = [...written.values()];
      return {
        entries: all.map(({ entry }) => entry),
        overlaps: all.flatMap(({ entry, losers }): readonly Overlap[] =>
          losers.length > 0 ? [{ path: entry.path, winner: entry.origin, losers }] : [],
        ),
        duplicates,
        hidden,
      };
    },
  };
}

function contentEntry(
  path: string,
  jar: IncomingJar,
  from: IncomingPath,
  kind: 'copied' | 'rewritten',
): ContentEntry {
  const known = kind === 'copied';
  return {
    path,
    kind: jar.own && known && !path.endsWith('.class') ? 'module' : kind,
    crc32: known ? from.crc32 : undefined,
    size: known ? from.size : undefined,
    origin: jar.origin,
    originalPath: from.path,
  };
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
function makeFolders(path: string, resources: Set<string>): void {
  let slash = path.lastIndexOf('/');
  while (slash > 0) {
    const folder = path.slice(0, slash);
    if (resources.has(folder)) return;
    resources.add(folder);
    slash = folder.lastIndexOf('/');
  }
}
