import { sortedByPath } from '../../formats/text/byte-order.js';
import type { ContentEntry } from './contents.js';
import type { PluginBehaviour } from './plugin-behaviour.js';
import type { PackageMapper } from './relocation/mapper.js';
import type { IncomingJar, IncomingPath } from './shade-jars.js';

/** An entry that goes in, unless another one takes it over or has its path: what can be said without the other jars. */
export interface JarRow {
  /** In the jar: its bytes before any rewriting. */
  readonly from: IncomingPath;
  /** In the contents, after package relocation. */
  readonly path: string;
  readonly entry: ContentEntry;
  readonly isClass: boolean;
  /** The folder that is made for it; `undefined` at the top. */
  readonly folder: Folder | undefined;
  /** Its place among the rows of its jar. */
  readonly position: number;
}

/** A folder of the contents, and the one that it lies in; one object for each in a jar. */
export interface Folder {
  /** Without a slash at the end. */
  readonly path: string;
  readonly parent: Folder | undefined;
}

/** What one jar brings. */
export interface JarRows {
  /** In the order of its directory. */
  readonly rows: readonly JarRow[];
  readonly sorted: readonly JarRow[];
}

/** What renames and drops entries, whatever the jar. */
export interface RowRules {
  readonly mapper: PackageMapper;
  readonly behaviour: PluginBehaviour;
}

/**
 * An upgrade plans the same jars several times, most of them by the same rules: the rows of a directory, by all else
 * that decides them.
 */
const remembered = new WeakMap<readonly IncomingPath[], Map<string, JarRows>>();

/**
 * The rows of a jar: all entries but folders, filtered paths, jar indexes and module descriptors. Worked out once for
 * each directory and set of rules; equal contents then share their entries, too.
 */
export function jarRows(jar: IncomingJar, rules: RowRules): JarRows {
  const known = remembered.get(jar.paths) ?? new Map<string, JarRows>();
  remembered.set(jar.paths, known);
  const key = JSON.stringify([jar.key, rules.mapper.key, rules.behaviour.dropsModuleInfo]);
  const made = known.get(key) ?? makeRows(jar, rules);
  known.set(key, made);
  return made;
}

function makeRows(jar: IncomingJar, rules: RowRules): JarRows {
  const folderOf = folderFinder();
  const rows: JarRow[] = [];
  for (const from of jar.paths) {
    const { path } = from;
    if (path.endsWith('/') || jar.drops?.(path) || isDropped(path, rules.behaviour)) continue;
    const mapped = rules.mapper.mapPath(path);
    const isClass = path.endsWith('.class');
    const entry = isClass
      ? classEntry(jar, from, mapped, rules.mapper)
      : copiedEntry(jar, from, mapped);
    rows.push({
      from,
      path: entry.path,
      entry,
      isClass,
      folder: folderOf(mapped),
      position: rows.length,
    });
  }
  return { rows, sorted: sortedByPath(rows) };
}

/** Jar indexes never fit; module descriptors at the top are dropped from 3.1.0 on, those below `META-INF/versions` never. */
function isDropped(path: string, behaviour: PluginBehaviour): boolean {
  return (
    path === 'META-INF/INDEX.LIST' || (path === 'module-info.class' && behaviour.dropsModuleInfo)
  );
}

function classEntry(
  jar: IncomingJar,
  from: IncomingPath,
  mapped: string,
  mapper: PackageMapper,
): ContentEntry {
  const path = classPath(from.path, mapped, mapper);
  if (mapper.relocators.length === 0 || !jar.isRewritten(from)) return copiedEntry(jar, from, path);
  return {
    path,
    kind: 'rewritten',
    crc32: undefined,
    size: undefined,
    origin: jar.origin,
    originalPath: from.path,
  };
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

/** An entry whose bytes go in as they are. */
export function copiedEntry(
  { origin, own }: Pick<IncomingJar, 'origin' | 'own'>,
  from: IncomingPath,
  path: string,
): ContentEntry {
  return {
    path,
    kind: own && !path.endsWith('.class') ? 'module' : 'copied',
    crc32: from.crc32,
    size: from.size,
    origin,
    originalPath: from.path,
  };
}

/** Finds the folder of a path; neighbours in a directory mostly lie in the same. */
function folderFinder(): (path: string) => Folder | undefined {
  const known = new Map<string, Folder>();
  let last: Folder | undefined;
  return (path) => {
    const length = path.lastIndexOf('/');
    if (last?.path.length === length && path.startsWith(last.path)) return last;
    const missing: string[] = [];
    let folder = parentOf(path);
    for (; folder !== '' && !known.has(folder); folder = parentOf(folder)) missing.push(folder);
    last = known.get(folder);
    for (const below of missing.toReversed()) {
      last = { path: below, parent: last };
      known.set(below, last);
    }
    return last;
  };
}

/** Empty at the top. */
function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}
