import type { DirectoryColumns } from './directory-columns.js';
import { hashOfPlainPath } from './directory-columns.js';

/** Looks at the table for each row that is added, on average, before the paths are taken to be made to collide. */
const MAX_LOOKS = 64;
/** No longer path is in an ordinary directory: a record tells its length in two bytes. */
const MAX_PATH = 0xffff;

/**
 * Rows of a directory by their path: a table with open addressing over the hashes that the columns have. No text is made
 * of a path, and nothing but an array of the table. Of rows that have one path the first that was added counts. Who knows
 * the hash can make paths that share it, and the table slow: so looks are counted while rows are added, which bounds how
 * many a question can take.
 */
export class PathTable {
  readonly columns: DirectoryColumns;
  /** Row + 1, or 0 where nothing lies; a power of two long. */
  readonly #rows: Uint32Array;
  readonly #asked = new AskedPath();
  #looks: number;

  constructor(columns: DirectoryColumns) {
    let length = 16;
    while (length < columns.count * 2) length *= 2;
    this.columns = columns;
    this.#rows = new Uint32Array(length);
    this.#looks = (columns.count + 1024) * MAX_LOOKS;
  }

  /** Its paths collide too often; no answer since means anything. */
  get isOverrun(): boolean {
    return this.#looks < 0;
  }

  /** Adds a row, unless its path is there; whether it was added. */
  add(row: number): boolean {
    if (this.isOverrun) return false;
    const slot = this.#slotOf(this.columns, row);
    if (this.#rows[slot] !== 0) return false;
    this.#rows[slot] = row + 1;
    return true;
  }

  /** The row that has the path of a row of other columns; -1 where none has. */
  rowLike(other: DirectoryColumns, row: number): number {
    return (this.#rows[this.#slotOf(other, row)] ?? 0) - 1;
  }

  /** The row of that path; -1 where none has it. */
  rowOf(path: string): number {
    return this.#asked.take(path) ? this.rowLike(this.#asked.columns, 0) : -1;
  }

  #slotOf(other: DirectoryColumns, row: number): number {
    const rows = this.#rows;
    const mask = rows.length - 1;
    const isAdded = other === this.columns;
    for (let slot = (other.hash[row] ?? 0) & mask; ; slot = (slot + 1) & mask) {
      const known = (rows[slot] ?? 0) - 1;
      if (known < 0 || (isAdded && --this.#looks < 0)) return slot;
      if (hasSamePath(this.columns, known, other, row)) return slot;
    }
  }
}

/** Whether two rows have one path. */
export function hasSamePath(
  one: DirectoryColumns,
  oneRow: number,
  other: DirectoryColumns,
  otherRow: number,
): boolean {
  if (one.hash[oneRow] !== other.hash[otherRow]) return false;
  const end = one.end[oneRow] ?? 0;
  let at = one.start[oneRow] ?? 0;
  let otherAt = other.start[otherRow] ?? 0;
  if (end - at !== (other.end[otherRow] ?? 0) - otherAt) return false;
  for (const last = end - 3; at < last; at += 4, otherAt += 4)
    if (one.bytes.getInt32(at, true) !== other.bytes.getInt32(otherAt, true)) return false;
  for (; at < end; at++, otherAt++)
    if (one.bytes.getUint8(at) !== other.bytes.getUint8(otherAt)) return false;
  return true;
}

/** A directory of one row, which a text is written into to be looked for. */
class AskedPath {
  readonly #buffer = Buffer.alloc(MAX_PATH);
  readonly columns: DirectoryColumns = {
    bytes: new DataView(this.#buffer.buffer, this.#buffer.byteOffset, MAX_PATH),
    count: 1,
    shift: 0,
    start: new Uint32Array(1),
    end: new Uint32Array(1),
    hash: new Int32Array(1),
    crc32: new Int32Array(1),
    size: new Int32Array(1),
  };

  /** False for what is no plain path: no directory in columns has it. */
  take(path: string): boolean {
    if (path.length > MAX_PATH) return false;
    const { bytes, end, hash } = this.columns;
    const length = this.#buffer.write(path, 'utf8'); // what is not ASCII is not plain then
    end[0] = length;
    hash[0] = hashOfPlainPath(bytes, 0, length);
    return hash[0] !== 0;
  }
}
