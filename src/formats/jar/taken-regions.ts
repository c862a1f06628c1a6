import type { ByteSource } from '../../contract/ports/bytes.js';
import { FormatError } from '../../contract/problem/errors.js';
import { entryAt } from './directory-columns.js';
import { readDirectory } from './directory.js';
import type { RawDirectory } from './raw-directory.js';
import { rawPathAt, rowsUnder } from './raw-directory.js';
import { readEntry } from './read-entry.js';

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
  readonly rows: readonly TakenRow[];
  /** The path of the manifest as it stands there; `undefined` where there is none. */
  readonly manifest: string | undefined;
}

/** A record of the directory that does not stay as it is. */
interface TakenRow {
  readonly row: number;
  readonly dropped: boolean;
}

const META_INF = 'META-INF/';
const MANIFEST = 'META-INF/MANIFEST.MF';
/** A manifest has a few KB, and with a digest for each entry some MB. */
const MAX_TAKEN = 64 * 1024 * 1024;

/**
 * The manifest, which is the last entry of that name in upper or lower case, as `java.util.jar.JarFile` finds it, and the
 * entries of the paths that are to be dropped, all below `META-INF`. Where there is no manifest, the place for one: before
 * the first entry. Throws `FormatError` `jar.too-large` where more is taken than a record of it should hold.
 */
export function takenRegions(
  source: ByteSource,
  directory: RawDirectory,
  dropped: readonly string[],
): Taken {
  const { offset, bounds } = directory;
  const sorted = directory.columns ? offset : Float64Array.from(offset).sort();
  const { rows, manifest } = takenRows(directory, new Set(dropped));
  const regions = new Map<number, TakenRegion>();
  for (const { row, dropped: isDropped } of rows) {
    const at = offset[row] ?? 0;
    regions.set(at, { offset: at, end: nextAfter(sorted, at) ?? bounds.start, dropped: isDropped });
  }
  const byOffset = [...regions.values()].sort((a, b) => a.offset - b.offset);
  const front = sorted[0] ?? bounds.start;
  if (manifest === undefined) byOffset.unshift({ offset: front, end: front, dropped: false });
  checkSize(source, byOffset);
  return { regions: byOffset, rows, manifest };
}

/** The bytes of that manifest, inflated; `undefined` where there is none. Throws `FormatError` `jar.*`. */
export function manifestBytes(source: ByteSource, directory: RawDirectory): Uint8Array | undefined {
  const { rows, manifest } = takenRows(directory, new Set());
  const [first] = rows;
  if (manifest === undefined || first === undefined) return undefined;
  const { columns, offset } = directory;
  const entry = columns
    ? entryAt(columns, first.row)
    : readDirectory(source).entries.find((one) => one.offset === offset[first.row]);
  return entry && readEntry(source, entry);
}

function takenRows(
  directory: RawDirectory,
  dropped: ReadonlySet<string>,
): Pick<Taken, 'rows' | 'manifest'> {
  const { offset } = directory;
  const below = rowsUnder(directory, META_INF).map((row) => ({
    row,
    path: rawPathAt(directory, row),
  }));
  const last = below.findLast(({ path }) => path.toUpperCase() === MANIFEST);
  const place = last && offset[last.row];
  const rows = below.flatMap(({ row, path }): readonly TakenRow[] => {
    if (offset[row] === place) return [{ row, dropped: false }]; // a record may be there twice
    return dropped.has(path) ? [{ row, dropped: true }] : [];
  });
  return { rows, manifest: last?.path };
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
