import type { ByteSource } from '../../contract/ports/bytes.js';
import { FormatError } from '../../contract/problem/errors.js';
import { tailOf } from './end-records.js';
import type { Growth } from './moved-offsets.js';
import { movedOffsets } from './moved-offsets.js';
import type { Piece } from './pieces.js';
import { sizeOf } from './pieces.js';
import { offsetFieldOf, readRawDirectory } from './raw-directory.js';
import type { RawDirectory } from './raw-directory.js';
import { takenRegions } from './taken-regions.js';

const LOCAL_SIZE = 30;

/** What undoing a patch needs of the original: plain JSON, bytes as base64. */
export interface OriginalRecord {
  /** Bytes of the file. */
  readonly size: number;
  /** Records in its directory. */
  readonly entries: number;
  /** Where its directory began. */
  readonly directory: number;
  /** Where it has none, the patched jar has one in front of all entries. */
  readonly hasManifest: boolean;
  /** Regions of the file that the patch writes anew or drops, by offset. */
  readonly regions: readonly OriginalRegion[];
  /** Records of the directory that the patch writes anew or drops, by row. */
  readonly rows: readonly OriginalRow[];
  /** All behind the directory: zip64 records, end record, comment. */
  readonly tail: string;
}

/** From a local header to the next one (or the directory): header, data, data descriptor, and what lies behind. */
export interface OriginalRegion {
  readonly offset: number;
  readonly bytes: string;
  /** Nothing stands in its place in the patched jar. */
  readonly dropped: boolean;
}

export interface OriginalRow {
  readonly row: number;
  readonly bytes: string;
  readonly dropped: boolean;
}

/**
 * What must be kept of a jar so that `originalPieces` can give its bytes again after `patchedJar` with the same `dropped`
 * paths. Throws `FormatError` `jar.*`.
 */
export function originalRecord(
  source: ByteSource,
  dropped: readonly string[] = [],
  directory: RawDirectory = readRawDirectory(source),
): OriginalRecord {
  const { bounds, bytes, at } = directory;
  const taken = takenRegions(source, directory, dropped);
  return {
    size: source.size,
    entries: directory.count,
    directory: bounds.start,
    hasManifest: taken.manifest !== undefined,
    regions: taken.regions.map(({ offset, end, dropped: isDropped }) => ({
      offset,
      bytes: base64(source.read(offset, end - offset)),
      dropped: isDropped,
    })),
    rows: taken.rows.map(({ row, dropped: isDropped }) => ({
      row,
      bytes: base64(bytes.subarray(at[row], at[row + 1])),
      dropped: isDropped,
    })),
    tail: base64(tailOf(source, bounds)),
  };
}

/**
 * The original of a patched jar: the exact inverse of `patchedJar`. In the place of each region of ours comes what the
 * record kept, what was added behind is left out, and each entry goes back by what the regions before it grew. The record
 * lies in the jar and may say anything, so whoever writes these pieces compares their SHA-256 first. Throws `FormatError`
 * `patch.undo-mismatch` where the record is not of this jar.
 */
export function originalPieces(patched: ByteSource, record: OriginalRecord): readonly Piece[] {
  const directory = readRawDirectory(patched);
  const { pieces, moved } = backPieces(patched, record);
  const rows = oldRecords(patched, directory, record, moved);
  const tail = Buffer.from(record.tail, 'base64');
  const all = [
    ...pieces,
    { kind: 'bytes', bytes: rows } as const,
    { kind: 'bytes', bytes: tail } as const,
  ].filter((piece) => piece.kind === 'bytes' || piece.length > 0);
  if (sizeOf(all) !== record.size)
    mismatch(patched, `${sizeOf(all)} bytes, and the original had ${record.size}`);
  return all;
}

/** All up to the directory, and where an offset of the patched jar was. */
function backPieces(
  patched: ByteSource,
  record: OriginalRecord,
): { readonly pieces: readonly Piece[]; readonly moved: (offset: number) => number } {
  const pieces: Piece[] = [];
  const growths: Growth[] = [];
  let at = 0; // in the patched jar
  let done = 0; // in the original
  for (const { offset, bytes, dropped } of record.regions) {
    const start = at + offset - done;
    if (offset < done || start > patched.size) mismatch(patched, `no bytes for ${offset}`);
    const original = Buffer.from(bytes, 'base64');
    pieces.push({ kind: 'copy', offset: at, length: start - at });
    pieces.push({ kind: 'bytes', bytes: original });
    at = start + (dropped ? 0 : storedLength(patched, start));
    done = offset + original.length;
    growths.push({ end: at, by: original.length - (at - start) });
  }
  const rest = record.directory - done;
  if (rest < 0 || at + rest > patched.size) mismatch(patched, 'it ends too early');
  pieces.push({ kind: 'copy', offset: at, length: rest });
  return { pieces, moved: movedOffsets(growths) };
}

/** Bytes of the manifest of ours that lies there: header, path, extra field, data, which are stored. */
function storedLength(patched: ByteSource, offset: number): number {
  const header = Buffer.from(patched.read(offset, LOCAL_SIZE));
  if (header.length < LOCAL_SIZE || header.readUInt16LE(8) !== 0)
    mismatch(patched, `no stored manifest at ${offset}`);
  const size = header.readUInt32LE(18);
  return LOCAL_SIZE + header.readUInt16LE(26) + header.readUInt16LE(28) + size;
}

/** The directory of the original: rows of the patched one with their offsets of then, and those that the record kept. */
function oldRecords(
  patched: ByteSource,
  { bytes: old, at, offset, count, bounds }: RawDirectory,
  record: OriginalRecord,
  moved: (offset: number) => number,
): Buffer {
  const bytes = Buffer.from(old);
  const kept = new Map(record.rows.map((row) => [row.row, row]));
  const parts: Buffer[] = [];
  let next = record.hasManifest ? 0 : 1; // row of the patched directory
  for (let row = 0; row < record.entries; row++) {
    const own = kept.get(row);
    if (own === undefined && next >= count) mismatch(patched, 'it has fewer entries than it had');
    if (own === undefined) {
      const from = offset[next] ?? 0;
      const to = moved(from);
      if (to !== from) writeOffset(bytes, at[next] ?? 0, to - bounds.shift);
      parts.push(bytes.subarray(at[next], at[next + 1]));
    } else {
      parts.push(Buffer.from(own.bytes, 'base64'));
    }
    if (own?.dropped !== true) next++;
  }
  return Buffer.concat(parts);
}

/** Where it does not fit, the jar is not what the record is of, which its hash shows. */
function writeOffset(bytes: Buffer, record: number, offset: number): void {
  const field = offsetFieldOf(bytes, record);
  const value = Math.max(0, offset);
  if (field.isWide) bytes.writeBigUInt64LE(BigInt(value), field.at);
  else bytes.writeUInt32LE(value >>> 0, field.at);
}

function mismatch({ name }: ByteSource, detail: string): never {
  throw new FormatError(
    'patch.undo-mismatch',
    `what undoing ${name} gives is not the original: ${detail}`,
    { file: name },
    'take the original jar from where it was published',
  );
}

function base64({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64');
}
