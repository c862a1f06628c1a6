import type { ByteSource } from '../../contract/ports/bytes.js';
import { FormatError } from '../../contract/problem/errors.js';
import type { RawDirectory } from './raw-directory.js';
import { pathsUnder, rawPathAt } from './raw-directory.js';

/** A part of a jar that does not stay as it is: an entry from its local header to the next one, or to the directory. */
export interface TakenRegion {
  readonly offset: number;
  /** As `offset` where nothing is taken and something comes in. */
  readonly end: number;
  /** Nothing comes in its place. */
  readonly dropped: boolean;
}

/** What a patch takes out of a jar. */
export interface Taken {
  /** By offset; none reaches into another. */
  readonly regions: readonly TakenRegion[];
  /** Rows of the directory that belong to the regions, in order. */
  readonly rows: readonly { readonly row: number; readonly dropped: boolean }[];
  readonly hasManifest: boolean;
}

const MANIFEST = 'META-INF/MANIFEST.MF';
/** A manifest has a few KB, and with a digest for each entry some MB. */
const MAX_TAKEN = 64 * 1024 * 1024;

/**
 * The manifest, which is the last entry of that name in upper or lower case, as `java.util.jar.JarFile` finds it, and the
 * entries of the paths that are to be dropped. Where there is no manifest, the place for one: before the first entry.
 * Throws `FormatError` `jar.too-large` where more is taken than a record of it should hold.
 */
export function takenRegions(
  source: ByteSource,
  directory: RawDirectory,
  dropped: readonly string[],
): Taken {
  const { offset, count, bounds } = directory;
  const manifestRow = manifestRowOf(directory);
  const sorted = Float64Array.from(offset).sort();
  const kinds = new Map<number, boolean>();
  for (const row of rowsOf(directory, new Set(dropped))) kinds.set(offset[row] ?? 0, true);
  if (manifestRow >= 0) kinds.set(offset[manifestRow] ?? 0, false);
  const regions = [...kinds].map(([at, isDropped]): TakenRegion => {
    return { offset: at, end: nextAfter(sorted, at) ?? bounds.start, dropped: isDropped };
  });
  const front = sorted[0] ?? bounds.start;
  if (manifestRow < 0) regions.unshift({ offset: front, end: front, dropped: false });
  const rows = [];
  for (let row = 0; row < count; row++) {
    const isDropped = kinds.get(offset[row] ?? 0);
    if (isDropped !== undefined) rows.push({ row, dropped: isDropped });
  }
  checkSize(source, regions);
  regions.sort((a, b) => a.offset - b.offset);
  return { regions, rows, hasManifest: manifestRow >= 0 };
}

/** The path of the manifest of a jar as it stands there, that Java takes; `undefined` where there is none. */
export function manifestPath(directory: RawDirectory): string | undefined {
  return manifestPathsOf(directory).at(-1);
}

function manifestPathsOf(directory: RawDirectory): readonly string[] {
  return pathsUnder(directory, MANIFEST).filter((path) => path.length === MANIFEST.length);
}

function manifestRowOf(directory: RawDirectory): number {
  const path = manifestPath(directory);
  return path === undefined ? -1 : (rowsOf(directory, new Set([path])).at(-1) ?? -1);
}

function rowsOf(directory: RawDirectory, paths: ReadonlySet<string>): readonly number[] {
  if (paths.size === 0) return [];
  const lengths = new Set([...paths].map((path) => Buffer.byteLength(path)));
  const rows: number[] = [];
  for (let row = 0; row < directory.count; row++) {
    const length = directory.bytes.readUInt16LE((directory.at[row] ?? 0) + 28);
    if (lengths.has(length) && paths.has(rawPathAt(directory, row))) rows.push(row);
  }
  return rows;
}

/** The least of the sorted numbers that is greater than `value`. */
function nextAfter(sorted: Float64Array, value: number): number | undefined {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return sorted[low];
}

function checkSize({ name }: ByteSource, regions: readonly TakenRegion[]): void {
  const size = regions.reduce((sum, { offset, end }) => sum + end - offset, 0);
  if (size <= MAX_TAKEN) return;
  throw new FormatError(
    'jar.too-large',
    `the manifest and what lies behind it have ${size} bytes: too many to be kept for undoing`,
    { file: name, entry: MANIFEST },
    'build the jar again without the bytes that belong to no entry',
  );
}
