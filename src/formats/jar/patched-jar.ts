import type { ByteSource } from '../../contract/ports/bytes.js';
import { FormatError } from '../../contract/problem/errors.js';
import type { AddedEntry } from './added-entry.js';
import { FIRST_TIME, storedEntry } from './added-entry.js';
import { changedTail, tailOf } from './end-records.js';
import { directoryRecord, localHeader, storedLocalHeader, storedRecord } from './entry-headers.js';
import { unsafePath } from './entry-path.js';
import { failJar } from './fail.js';
import type { Growth } from './moved-offsets.js';
import { movedOffsets } from './moved-offsets.js';
import type { Piece } from './pieces.js';
import { sizeOf } from './pieces.js';
import { offsetFieldOf, rawPathAt, readRawDirectory } from './raw-directory.js';
import type { RawDirectory } from './raw-directory.js';
import type { Taken, TakenRegion } from './taken-regions.js';
import { takenRegions } from './taken-regions.js';

/** What is to become of a jar. */
export interface JarPatch {
  /** The new manifest, whole (`manifestWith`); stored in the place of the old one, else in front of all entries. */
  readonly manifest: Uint8Array;
  /** Behind the last entry, in this order. Paths that the jar does not have. */
  readonly added: readonly AddedEntry[];
  /** Paths of entries to leave out: signatures that do not hold any more. */
  readonly dropped?: readonly string[];
}

/** A jar that is not written yet. */
export interface PatchedJar {
  /** In order; copies are of the source. */
  readonly pieces: readonly Piece[];
  readonly size: number;
}

const MANIFEST = 'META-INF/MANIFEST.MF';
const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_SIZE = 30;
const FULL = 0xffffffff;

/**
 * A patched jar. Nothing is inflated, and every entry that the patch does not name keeps all of its bytes: header, data,
 * data descriptor, what lies between entries and before the first. Of the directory only offsets change.
 *
 * 1. What is taken out is known as regions of the file (`takenRegions`), each replaced by bytes of ours, maybe none.
 * 2. So the file is: what lies between the regions, and ours; then the added entries, the directory, the end records.
 * 3. An entry moves by what the regions before it grew (`movedOffsets`).
 * `originalPieces` goes the same way back. Throws `FormatError` `jar.*`; `jar.too-large` where an offset would need more
 * room than its record has.
 */
export function patchedJar(
  source: ByteSource,
  patch: JarPatch,
  directory: RawDirectory = readRawDirectory(source),
): PatchedJar {
  const { bounds } = directory;
  const taken = takenRegions(source, directory, patch.dropped ?? []);
  const manifest = storedEntry(MANIFEST, patch.manifest, FIRST_TIME);
  const kept = keptPieces(source, directory, taken, manifest);
  const moving = { moved: kept.moved, key: JSON.stringify(kept.growths) };
  const added = addedPieces(source, patch.added, kept.moved(bounds.start) - bounds.shift);
  const old = changedRecords(source, directory, taken, manifest, moving);
  const records = Buffer.concat([...old.records, ...added.records]);
  const end = changedTail(tailOf(source, bounds), bounds, {
    start: kept.moved(bounds.start) + sizeOf(added.pieces),
    length: records.length,
    count: old.count + added.records.length,
  });
  const pieces = [
    ...kept.pieces,
    ...added.pieces,
    { kind: 'bytes', bytes: records } as const,
    { kind: 'bytes', bytes: end } as const,
  ].filter((piece) => piece.kind === 'bytes' || piece.length > 0);
  return { pieces, size: sizeOf(pieces) };
}

interface Kept {
  readonly pieces: readonly Piece[];
  readonly growths: readonly Growth[];
  readonly moved: (offset: number) => number;
}

/** Steps 1 and 2 up to where the directory was. */
function keptPieces(
  source: ByteSource,
  directory: RawDirectory,
  taken: Taken,
  manifest: AddedEntry,
): Kept {
  const pieces: Piece[] = [];
  const growths: Growth[] = [];
  let at = 0;
  for (const region of taken.regions) {
    const ours = replacement(source, taken.manifest, region, manifest);
    pieces.push({ kind: 'copy', offset: at, length: region.offset - at }, ...ours);
    growths.push({ end: region.end, by: sizeOf(ours) - (region.end - region.offset) });
    at = region.end;
  }
  pieces.push({ kind: 'copy', offset: at, length: directory.bounds.start - at });
  return { pieces, growths, moved: movedOffsets(growths) };
}

/** What comes in the place of a region. */
function replacement(
  source: ByteSource,
  path: string | undefined,
  { offset, end, dropped }: TakenRegion,
  manifest: AddedEntry,
): readonly Piece[] {
  if (dropped) return [];
  if (path === undefined) return entryPieces(manifest);
  const region = Buffer.from(source.read(offset, end - offset));
  const name = region.subarray(LOCAL_SIZE, LOCAL_SIZE + region.readUInt16LE(26));
  if (region.readUInt32LE(0) !== LOCAL_SIGNATURE || name.toString('latin1') !== path)
    failJar(
      'jar.header-mismatch',
      { file: source.name, entry: path, offset },
      'not its local header',
    );
  return [
    { kind: 'bytes', bytes: storedLocalHeader(region, manifest) },
    { kind: 'bytes', bytes: manifest.data },
  ];
}

function entryPieces(entry: AddedEntry): readonly Piece[] {
  return [
    { kind: 'bytes', bytes: localHeader(entry) },
    { kind: 'bytes', bytes: entry.data },
  ];
}

/** The added entries, the first of which lies at `start` as records count it. */
function addedPieces(
  source: ByteSource,
  added: readonly AddedEntry[],
  start: number,
): { readonly pieces: readonly Piece[]; readonly records: readonly Buffer[] } {
  const pieces: Piece[] = [];
  const records: Buffer[] = [];
  let at = start;
  for (const entry of added) {
    const unsafe = unsafePath(entry.path);
    if (unsafe !== undefined)
      failJar('jar.unsafe-path', { file: source.name, entry: entry.path }, unsafe);
    const ours = entryPieces(entry);
    pieces.push(...ours);
    records.push(directoryRecord(entry, at));
    at += sizeOf(ours);
  }
  return { pieces, records };
}

/** The records of the entries that stay, and the one of the manifest. */
function changedRecords(
  source: ByteSource,
  directory: RawDirectory,
  { regions, rows, manifest: path }: Taken,
  manifest: AddedEntry,
  moving: Moving,
): { readonly records: readonly Buffer[]; readonly count: number } {
  const { at, offset, bounds, count } = directory;
  const { moved } = moving;
  const bytes = movedRecords(source, directory, moving);
  const front = (regions[0]?.offset ?? 0) - bounds.shift;
  const records = path === undefined ? [directoryRecord(manifest, front)] : [];
  let done = 0;
  for (const { row, dropped } of rows) {
    const [start, end] = [at[row] ?? 0, at[row + 1] ?? 0];
    records.push(bytes.subarray(done, start));
    const place = moved(offset[row] ?? 0) - bounds.shift;
    if (!dropped) records.push(storedRecord(bytes.subarray(start, end), manifest, place));
    done = end;
  }
  records.push(bytes.subarray(done));
  const gone = rows.filter(({ dropped }) => dropped).length;
  return { records, count: count - gone + (path === undefined ? 1 : 0) };
}

/** Where everything goes; `key` stands for it. */
interface Moving {
  readonly moved: (offset: number) => number;
  readonly key: string;
}

/** Who labels a jar asks twice: before the last word of the label is known, and after. */
const lastMoved = new WeakMap<RawDirectory, { readonly key: string; readonly records: Buffer }>();

function movedRecords(source: ByteSource, directory: RawDirectory, { moved, key }: Moving): Buffer {
  const last = lastMoved.get(directory);
  if (last?.key === key) return last.records;
  const records = recordsMoved(source, directory, moved);
  lastMoved.set(directory, { key, records });
  return records;
}

/** Step 3: the directory with the offsets as they are now. Runs once over all records, so most take the short way. */
function recordsMoved(
  source: ByteSource,
  directory: RawDirectory,
  moved: (offset: number) => number,
): Buffer {
  const { at, offset, count, bounds } = directory;
  const bytes = Buffer.from(directory.bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let row = 0; row < count; row++) {
    const from = offset[row] ?? 0;
    const to = moved(from);
    if (to === from) continue;
    const field = (at[row] ?? 0) + 42;
    const written = to - bounds.shift;
    if (written < FULL && view.getUint32(field, true) !== FULL)
      view.setUint32(field, written, true);
    else writeOffset(source, directory, bytes, row, written);
  }
  return bytes;
}

function writeOffset(
  source: ByteSource,
  directory: RawDirectory,
  bytes: Buffer,
  row: number,
  offset: number,
): void {
  const field = offsetFieldOf(bytes, directory.at[row] ?? 0);
  if (field.isWide) {
    bytes.writeBigUInt64LE(BigInt(offset), field.at);
  } else if (offset < FULL) {
    bytes.writeUInt32LE(offset, field.at);
  } else {
    throw new FormatError(
      'jar.too-large',
      `the entry would lie at ${offset}, and its record has no room (zip64) for an offset from 4 GiB on`,
      { file: source.name, entry: rawPathAt(directory, row) },
      'build the jar again with zip64, or smaller',
    );
  }
}
