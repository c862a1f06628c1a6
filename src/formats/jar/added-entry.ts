import { crc32 } from 'node:zlib';
import type { ByteSource } from '../../contract/ports/bytes.js';
import type { JarEntry } from './entry.js';
import { compressedBytes, readEntry } from './read-entry.js';

/** An entry that is to be added to a jar, as its bytes will lie there. */
export interface AddedEntry {
  readonly path: string;
  /** 0 stored, 8 deflated. */
  readonly method: 0 | 8;
  readonly crc32: number;
  /** Bytes before compression. */
  readonly size: number;
  readonly data: Uint8Array;
  /** MS-DOS date and time (APPNOTE 4.4.6), `date << 16 | time`; see `dosTime`. */
  readonly time: number;
}

/** 1980-01-01 00:00, the first that a zip can say. */
export const FIRST_TIME = 0x00210000;

/** An entry of another jar, its compressed bytes untouched. Inflated once, to see that they are what the jar says. Throws `FormatError` `jar.*`. */
export function copiedEntry(source: ByteSource, entry: JarEntry, time: number): AddedEntry {
  readEntry(source, entry);
  return copiedAsRead(source, entry, time);
}

/** The same of an entry that was read already (`readEntry`), and so is what the jar says. */
export function copiedAsRead(source: ByteSource, entry: JarEntry, time: number): AddedEntry {
  const { path, crc32: sum, size } = entry;
  const data = compressedBytes(source, entry);
  return { path, method: entry.method === 0 ? 0 : 8, crc32: sum, size, data, time };
}

/** Bytes of our own, stored: what deflating makes of them could differ from one zlib to the next. */
export function storedEntry(path: string, bytes: Uint8Array, time: number): AddedEntry {
  return { path, method: 0, crc32: crc32(bytes), size: bytes.length, data: bytes, time };
}

/** A time (milliseconds since 1970) as zip says it, in UTC, to two seconds; within what it can say, 1980 to 2107. */
export function dosTime(milliseconds: number): number {
  const date = new Date(milliseconds);
  const year = date.getUTCFullYear() - 1980;
  if (!(year >= 0)) return FIRST_TIME;
  if (year > 127) return LAST_TIME;
  const day = (year << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate();
  const time =
    (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1);
  return day * 0x10000 + time;
}

/** 2107-12-31 23:59:58. */
const LAST_TIME = 0xff9fbf7d;
