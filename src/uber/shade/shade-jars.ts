import type { Matcher } from '../../formats/text/ant-pattern.js';
import type { ContentEntry, Overlap } from './contents.js';
import { entryTable } from './entry-table.js';
import type { EntryTable } from './entry-table.js';
import { copiedEntry, jarRows } from './jar-rows.js';
import type { JarRow } from './jar-rows.js';
import type { PluginBehaviour } from './plugin-behaviour.js';
import type { PackageMapper } from './relocation/mapper.js';
import { paddedEntry } from './short-resource.js';
import type { MergedEntry, Transformer } from './transformers/transformer.js';

/** An entry as it goes in: of a jar that was read, or a path that is known before building (then without CRC and size). */
export interface IncomingEntry {
  readonly path: string;
  readonly crc32: number | undefined;
  readonly size: number | undefined;
  readonly read: () => Uint8Array | undefined;
}

/** A jar as it goes in, in the plugin's order. */
export interface IncomingJar {
  /** Formatted coordinates. */
  readonly origin: string;
  /** The module's own. */
  readonly own: boolean;
  readonly paths: readonly IncomingPath[];
  readonly entry: (at: IncomingPath) => IncomingEntry;
  readonly drops: Matcher | undefined;
  readonly isRewritten: (path: IncomingPath) => boolean;
  /** Tells apart all of the above that can differ for the same paths. */
  readonly key: string;
}

/** What the pass over all entries looks at; the rest is asked for where it is needed. */
export interface IncomingPath {
  readonly path: string;
  readonly crc32: number | undefined;
  readonly size: number | undefined;
}

/** What comes out of one run of the plugin, before it is sorted. */
export interface ShadedJars {
  /** What each jar wrote is sorted by path already: sorting all of them is then little work. */
  readonly entries: readonly ContentEntry[];
  readonly overlaps: readonly Overlap[];
  /** Merged entries, with their lines and sources. */
  readonly merged: readonly MergedEntry[];
  readonly duplicates: readonly {
    readonly path: string;
    readonly first: string;
    readonly second: string;
  }[];
  readonly hidden: readonly { readonly path: string; readonly artifact: string }[];
}

/** Everything one run needs. */
export interface ShadeRun {
  readonly jars: readonly IncomingJar[];
  readonly mapper: PackageMapper;
  readonly behaviour: PluginBehaviour;
  readonly transformers: readonly Transformer[];
  /** A manifest's transformer writes the manifest before all else. */
  readonly writesManifest: boolean;
  /** Formatted coordinates of the module: the origin of what comes from no artifact. */
  readonly module: string;
}

/**
 * The plugin's `DefaultShader.shade`, with paths instead of bytes. In order: the manifest, if a transformer writes it;
 * every jar's entries in the order of its directory: folders, filtered paths, jar indexes and module descriptors are
 * passed over; a class goes in under its relocated name unless that name is taken; any other entry goes to the first
 * transformer that claims its relocated path, else in, unless its path is taken, be it by a folder that was made for
 * an entry before; last, what the transformers have to write. A path that is written twice there breaks the build.
 */
export function shadeJars(run: ShadeRun): ShadedJars {
  const table = entryTable(run.module);
  const manifest = run.writesManifest ? writeManifest(run, table) : undefined;
  const entries = manifest ? [manifest] : [];
  for (const jar of run.jars) {
    const { rows, sorted } = jarRows(jar, run);
    const written = rows.map((row) => {
      table.makeFolders(row.folder);
      if (!row.isClass) return addResource(run, table, jar, row);
      return table.add(row) ? row.entry : undefined;
    });
    for (const { position } of sorted) {
      const entry = written[position];
      if (entry) entries.push(entry);
    }
  }
  const merged = run.transformers.flatMap((transformer) => transformer.finish());
  entries.push(...merged.flatMap((entry) => table.merge(entry) ?? []));
  return { entries, ...table.result(), merged };
}

function addResource(
  run: ShadeRun,
  table: EntryTable,
  jar: IncomingJar,
  row: JarRow,
): ContentEntry | undefined {
  const { from } = row;
  const { origin, path } = row.entry;
  const transformer = run.transformers.find((candidate) => candidate.claims(path));
  if (transformer) {
    const { read } = jar.entry(from);
    transformer.add({ origin, originalPath: from.path, path, read });
    return undefined;
  }
  const isShort = run.behaviour.padsShortResources && (from.size ?? 4) < 4;
  const { from: bytes, entry } = isShort ? padded(jar, row) : row;
  return table.addResource({ from: bytes, entry }) ? entry : undefined;
}

/** The bytes are read each time: what cannot be read is told each time. */
function padded(jar: IncomingJar, { from, entry }: JarRow): Pick<JarRow, 'from' | 'entry'> {
  const bytes = paddedEntry(jar.entry(from));
  return { from: bytes, entry: copiedEntry(jar, bytes, entry.path) };
}

/**
 * The first manifest of the jars, whatever the case of its path, edited; filters do not count. Each jar's own first
 * manifest is remembered under its spelling, so that it is not copied later.
 */
function writeManifest({ jars }: ShadeRun, table: EntryTable): ContentEntry | undefined {
  for (const jar of jars) {
    const entry = jar.paths.find(({ path }) => isManifest(path));
    if (entry) table.reserve(entry.path);
  }
  return table.merge({ path: manifestPath, bytes: undefined, sources: [] });
}

function isManifest(path: string): boolean {
  return path.length === manifestPath.length && path.toUpperCase() === manifestPath;
}

const manifestPath = 'META-INF/MANIFEST.MF';
