import type { ByteSource } from '../../contract/ports/bytes.js';
import { readColumns } from './directory-columns.js';
import type { DirectoryColumns } from './directory-columns.js';
import { readDirectory } from './directory.js';
import { findDirectory } from './end-of-directory.js';
import type { DirectoryBounds } from './end-of-directory.js';
import { decodePath } from './entry-path.js';
import { wideFieldAt } from './extra-field.js';

/** A jar's central directory as bytes, with what must be known to move its records and entries. */
export interface RawDirectory {
  readonly bounds: DirectoryBounds;
  /** The columns, where the jar is ordinary. */
  readonly columns: DirectoryColumns | undefined;
  readonly bytes: Buffer;
  readonly count: number;
  /** Where each record begins in `bytes`, and behind the last one where that ends. */
  readonly at: Uint32Array;
  /** Where in the file each local header begins. */
  readonly offset: Float64Array;
}

/** Where in a directory an offset is written, and in how many bytes. */
export interface OffsetField {
  readonly at: number;
  readonly isWide: boolean;
}

const RECORD_SIZE = 46;
/** Stands for a value that does not fit: it is in the zip64 field. */
const FULL = 0xffffffff;

/** Reads a directory and checks it as `readDirectory` does, fast where all is ordinary; throws the same `FormatError`s. */
export function readRawDirectory(source: ByteSource): RawDirectory {
  const columns = readColumns(source);
  const bounds = findDirectory(source);
  if (columns === undefined) {
    readDirectory(source);
    const bytes = bufferOf(source.read(bounds.start, bounds.length));
    return { bounds, columns, bytes, ...walked(bytes, bounds.shift) };
  }
  const { count, start, shift } = columns;
  const bytes = bufferOf(columns.bytes);
  const at = new Uint32Array(count + 1);
  const offset = new Float64Array(count);
  for (let row = 0; row < count; row++) {
    const record = (start[row] ?? 0) - RECORD_SIZE;
    at[row] = record;
    offset[row] = bytes.readUInt32LE(record + 42) + shift;
  }
  at[count] = bytes.length;
  return { bounds, columns, bytes, count, at, offset };
}

/** Paths of a jar that begin with `prefix` (ASCII, without case), in order: no text is made of the others. */
export function pathsUnder(directory: RawDirectory, prefix: string): readonly string[] {
  return rowsUnder(directory, prefix).map((row) => rawPathAt(directory, row));
}

/** Rows whose path begins with `prefix` (ASCII, without case). */
export function rowsUnder(directory: RawDirectory, prefix: string): readonly number[] {
  const small = prefix.toLowerCase();
  const wanted = Buffer.from(small, 'latin1');
  if (!small.startsWith(META_INF)) return rowsBeginning(directory, wanted);
  // Most questions are about these few of many rows.
  const known = metaInf.get(directory) ?? rowsBeginning(directory, Buffer.from(META_INF));
  metaInf.set(directory, known);
  return known.filter((row) => beginsWith(directory, row, wanted));
}

const META_INF = 'meta-inf/';
const metaInf = new WeakMap<RawDirectory, readonly number[]>();

function rowsBeginning(directory: RawDirectory, wanted: Buffer): readonly number[] {
  const { bytes, at, count } = directory;
  const first = wanted[0] ?? 0;
  const rows: number[] = [];
  for (let row = 0; row < count; row++) {
    const begin = bytes[(at[row] ?? 0) + RECORD_SIZE] ?? 0;
    if ((begin | 0x20) === first && beginsWith(directory, row, wanted)) rows.push(row);
  }
  return rows;
}

/** The path of a row, decoded as that of an entry is. */
export function rawPathAt({ bytes, at }: RawDirectory, row: number): string {
  const record = at[row] ?? 0;
  const start = record + RECORD_SIZE;
  return decodePath(bytes, start, start + bytes.readUInt16LE(record + 28));
}

/** Where a record has its offset: in its own field, or, where that is full, in its zip64 field (APPNOTE 4.5.3). */
export function offsetFieldOf(bytes: Buffer, record: number): OffsetField {
  const own = { at: record + 42, isWide: false };
  if (bytes.readUInt32LE(record + 42) !== FULL) return own;
  const extra = record + RECORD_SIZE + bytes.readUInt16LE(record + 28);
  const wide = wideFieldAt(bytes.subarray(extra, extra + bytes.readUInt16LE(record + 30)));
  if (wide === undefined) return own;
  const sizes = [20, 24].filter((field) => bytes.readUInt32LE(record + field) === FULL).length;
  return { at: extra + wide + 8 * sizes, isWide: true };
}

/** `readDirectory` has seen that the records are whole. */
function walked(bytes: Buffer, shift: number): Pick<RawDirectory, 'count' | 'at' | 'offset'> {
  const at: number[] = [0];
  const offset: number[] = [];
  for (let record = 0; record < bytes.length;) {
    const field = offsetFieldOf(bytes, record);
    offset.push(readOffset(bytes, field) + shift);
    const name = bytes.readUInt16LE(record + 28);
    const extra = bytes.readUInt16LE(record + 30);
    record += RECORD_SIZE + name + extra + bytes.readUInt16LE(record + 32);
    at.push(record);
  }
  return { count: offset.length, at: Uint32Array.from(at), offset: Float64Array.from(offset) };
}

function readOffset(bytes: Buffer, { at, isWide }: OffsetField): number {
  return isWide ? Number(bytes.readBigUInt64LE(at)) : bytes.readUInt32LE(at);
}

function beginsWith({ bytes, at }: RawDirectory, row: number, wanted: Buffer): boolean {
  const record = at[row] ?? 0;
  if (bytes.readUInt16LE(record + 28) < wanted.length) return false;
  for (let index = 0; index < wanted.length; index++)
    if (lower(bytes[record + RECORD_SIZE + index] ?? 0) !== wanted[index]) return false;
  return true;
}

function lower(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
}

function bufferOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
