import type { ByteSource } from '../../contract/ports/bytes.js';
import { findDirectory } from './end-of-directory.js';
import type { JarEntry } from './entry.js';

/** A central directory in columns, a row for each entry in order: no object and no text is made of an entry. */
export interface DirectoryColumns {
  /** The directory itself, which the names lie in. */
  readonly bytes: DataView;
  readonly count: number;
  /** What is added to the offsets that the records have. */
  readonly shift: number;
  /** Where the path begins in `bytes`. */
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  /** Of the path's bytes: equal paths have equal ones; never 0. */
  readonly hash: Int32Array;
  /** As numbers with a sign. */
  readonly crc32: Int32Array;
  readonly size: Int32Array;
}

const RECORD_SIZE = 46;
const SIGNATURE = 0x02014b50;
const LOCAL_SIZE = 30;
/** A larger directory is not looked at in haste. */
const MAX_DIRECTORY = 64 * 1024 * 1024;

/**
 * The quick look at a jar, where all of it is as nearly all jars are: every path ASCII and beyond suspicion, every entry
 * stored or deflated, nothing encrypted, no zip64, no two entries with bytes in common, in the order of their bytes. That
 * is less than `readDirectory` takes; `undefined` where anything is otherwise, and then `readDirectory` or
 * `readGoodEntries` says whether it is wrong. What is answered here, they would answer too (the tests hold them together).
 * Throws `FormatError` where no directory is found.
 */
export function readColumns(source: ByteSource): DirectoryColumns | undefined {
  const { start, length, count, wide, shift } = findDirectory(source);
  if (wide || length > MAX_DIRECTORY || length < count * RECORD_SIZE) return undefined;
  const bytes = source.read(start, length);
  if (bytes.byteLength < length) return undefined;
  const columns: DirectoryColumns = {
    bytes: new DataView(bytes.buffer, bytes.byteOffset, length),
    count,
    shift,
    start: new Uint32Array(count),
    end: new Uint32Array(count),
    hash: new Int32Array(count),
    crc32: new Int32Array(count),
    size: new Int32Array(count),
  };
  return fill(columns, start) ? columns : undefined;
}

/** The path of a row: ASCII, as all are here. */
export function pathAt({ bytes, start, end }: DirectoryColumns, row: number): string {
  const from = start[row] ?? 0;
  const length = (end[row] ?? 0) - from;
  return Buffer.from(bytes.buffer, bytes.byteOffset + from, length).toString('latin1');
}

/** A row as `readDirectory` makes it an entry. */
export function entryAt(columns: DirectoryColumns, row: number): JarEntry {
  const { bytes, shift, start } = columns;
  const at = (start[row] ?? 0) - RECORD_SIZE;
  return {
    path: pathAt(columns, row),
    crc32: bytes.getUint32(at + 16, true),
    size: bytes.getUint32(at + 24, true),
    compressedSize: bytes.getUint32(at + 20, true),
    method: bytes.getUint16(at + 10, true),
    offset: bytes.getUint32(at + 42, true) + shift,
  };
}

/**
 * One pass over the records (APPNOTE 4.3.12); false at the first thing that is not ordinary. It runs twice in the life of a
 * process, so it is written for code that is not compiled yet: few calls, four bytes at a time, numbers that need no room
 * on the heap. So sizes and offsets are read with a sign, and what is below 0 (from 2 GiB on) is not ordinary.
 */
function fill(columns: DirectoryColumns, directoryStart: number): boolean {
  const { bytes, count, shift, start, end, hash, crc32, size } = columns;
  const length = bytes.byteLength;
  let at = 0;
  let free = 0; // behind the least that the entries before take
  for (let row = 0; row < count; row++) {
    const from = at + RECORD_SIZE;
    if (from > length || bytes.getInt32(at, true) !== SIGNATURE) return false;
    const kind = bytes.getInt32(at + 8, true); //            8 flags   10 method
    const packed = bytes.getInt32(at + 20, true); //        20 compressed size
    const whole = bytes.getInt32(at + 24, true); //         24 size
    const lengths = bytes.getInt32(at + 28, true); //       28 of the path   30 of the extra field   32 of the comment
    const offset = bytes.getInt32(at + 42, true) + shift; // 42 offset of the local header
    const to = from + (lengths & 0xffff);
    crc32[row] = bytes.getInt32(at + 16, true); //          16 CRC-32
    at = to + (lengths >>> 16) + bytes.getUint16(at + 32, true);
    if (at > length || offset < shift || offset < free || !isOrdinary(kind, packed, whole))
      return false;
    free = offset + LOCAL_SIZE + (to - from) + packed;
    start[row] = from;
    end[row] = to;
    size[row] = whole;
    if ((hash[row] = hashOfPlainPath(bytes, from, to)) === 0) return false;
  }
  return at === length && free <= directoryStart;
}

/** Not encrypted, stored or deflated, and of sizes that can be. */
function isOrdinary(kind: number, packed: number, whole: number): boolean {
  const method = kind >>> 16;
  if ((kind & 1) !== 0 || packed < 0 || whole < 0) return false;
  return method === 8 || (method === 0 && packed === whole);
}

/**
 * A hash of the path; 0 where a byte is none of those that `isPlainPath` wants. A byte is searched in four at a time: one
 * that is 0 borrows from its highest bit when 1 is taken from each. A byte that is 1 may borrow behind one that is 0, so
 * `./` is taken for `..`: such a path is not ordinary either.
 */
export function hashOfPlainPath(bytes: DataView, start: number, end: number): number {
  if (start === end || bytes.getUint8(start) === 0x2f) return 0;
  let hash = end - start;
  let dotBefore = 0;
  let at = start;
  for (const last = end - 3; at < last; at += 4) {
    const word = bytes.getInt32(at, true);
    const dots = zeros(word ^ 0x2e2e2e2e);
    const odd = word | zeros(word) | zeros(word ^ 0x5c5c5c5c) | zeros(word ^ 0x3a3a3a3a);
    if ((odd & HIGH_BITS) !== 0 || (dots & ((dots << 8) | dotBefore)) !== 0) return 0;
    dotBefore = dots >>> 24;
    hash = mixed(hash, word);
  }
  for (; at < end; at++) {
    const byte = bytes.getUint8(at);
    const isDot = byte === 0x2e ? 0x80 : 0;
    if (isOdd(byte) || (isDot & dotBefore) !== 0) return 0;
    dotBefore = isDot;
    hash = mixed(hash, byte);
  }
  return hash | 1;
}

function isOdd(byte: number): boolean {
  return byte === 0 || byte >= 0x80 || byte === 0x5c || byte === 0x3a;
}

/** The highest bit of each byte that is 0, and maybe of others. */
function zeros(word: number): number {
  return ((word - 0x01010101) | 0) & ~word & HIGH_BITS;
}

function mixed(hash: number, word: number): number {
  const product = Math.imul(hash ^ word, 0x1e3779b1);
  return product ^ (product >>> 15);
}

const HIGH_BITS = 0x80808080 | 0; // a small number where they are made of 32 bits
