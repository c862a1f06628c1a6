import type { Matcher } from './ant-pattern.js';
import type { ContentEntry, Overlap } from './contents.js';
import { entryTable } from './entry-table.js';
import type { EntryTable } from './entry-table.js';
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
}

/** What the pass over all entries looks at; the rest is asked for where it is needed. */
export interface IncomingPath {
  readonly path: string;
  readonly crc32: number | undefined;
  readonly size: number | undefined;
}

/** What comes out of one run of the plugin, before it is sorted. */
export interface ShadedJars {
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
  if (run.writesManifest) writeManifest(run, table);
  for (const jar of run.jars)
    for (const path of jar.paths) {
      const name = path.path;
      if (name.endsWith('/') || jar.drops?.(name) || isDropped(name, run.behaviour)) continue;
      if (name.endsWith('.class')) addClass(run, table, jar, path);
      else addResource(run, table, jar, path);
    }
  const merged = run.transformers.flatMap((transformer) => transformer.finish());
  for (const entry of merged) table.merge(entry);
  return { ...table.result(), merged };
}

/** Jar indexes never fit; module descriptors at the top are dropped from 3.1.0 on, those below `META-INF/versions` never. */
function isDropped(path: string, behaviour: PluginBehaviour): boolean {
  return (
    path === 'META-INF/INDEX.LIST' || (path === 'module-info.class' && behaviour.dropsModuleInfo)
  );
}

function addClass(run: ShadeRun, table: EntryTable, jar: IncomingJar, entry: IncomingPath): void {
  const mapped = run.mapper.mapPath(entry.path);
  table.makeFolders(mapped);
  const path = classPath(entry.path, mapped, run.mapper);
  const rewritten = !table.has(path) && run.mapper.relocators.length > 0 && jar.isRewritten(entry);
  table.add(path, jar, entry, rewritten ? 'rewritten' : 'copied');
}

/** Everything from the first dot on is taken for `.class`, so a class below a folder with a dot ends up elsewhere. */
function classPath(path: string, mapped: string, mapper: PackageMapper): string {
  if (mapper.relocators.length === 0) return path;
  const dot = path.indexOf('.');
  const isPlain = mapped === path && dot === path.length - 6;
  // Package patterns do not look at `.class`; raw strings may.
  if (isPlain && mapper.needles !== undefined) return path;
  return `${mapper.mapPath(path.slice(0, dot))}.class`;
}

function addResource(
  run: ShadeRun,
  table: EntryTable,
  jar: IncomingJar,
  entry: IncomingPath,
): void {
  const path = run.mapper.mapPath(entry.path);
  table.makeFolders(path);
  const transformer = run.transformers.find((candidate) => candidate.claims(path));
  if (transformer) {
    const { origin } = jar;
    transformer.add({ origin, originalPath: entry.path, path, read: jar.entry(entry).read });
    return;
  }
  const isShort = run.behaviour.padsShortResources && (entry.size ?? 4) < 4;
  table.addResource(path, jar, isShort ? paddedEntry(jar.entry(entry)) : entry);
}

/**
 * The first manifest of the jars, whatever the case of its path, edited; filters do not count. Each jar's own first
 * manifest is remembered under its spelling, so that it is not copied later.
 */
function writeManifest({ jars }: ShadeRun, table: EntryTable): void {
  for (const jar of jars) {
    const entry = jar.paths.find(({ path }) => path.toUpperCase() === 'META-INF/MANIFEST.MF');
    if (entry) table.reserve(entry.path);
  }
  table.merge({ path: 'META-INF/MANIFEST.MF', bytes: undefined, sources: [] });
}
