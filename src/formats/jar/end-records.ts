import type { ByteSource } from '../../contract/ports/bytes.js';
import type { DirectoryBounds } from './end-of-directory.js';
import { failJar } from './fail.js';

/** What the records at the end of a jar say of its directory. */
export interface DirectoryEnd {
  /** Offset in the file. */
  readonly start: number;
  readonly length: number;
  readonly count: number;
}

const FULL = 0xffffffff;
const FULL_COUNT = 0xffff;
const WIDE_SIZE = 56;
const LOCATOR_SIZE = 20;

/** The end record has 22 bytes and a comment of 64 KiB at most; nobody writes more than some KB into the zip64 record. */
const MAX_TAIL = 1024 * 1024;

/** All behind a directory: zip64 records, end record, comment. Throws `FormatError` `jar.too-large` beyond 1 MiB. */
export function tailOf(source: ByteSource, { start, length }: DirectoryBounds): Buffer {
  const at = start + length;
  const size = source.size - at;
  if (size > MAX_TAIL)
    failJar('jar.too-large', { file: source.name, offset: at }, `${size} bytes of end records`);
  return Buffer.from(source.read(at, size));
}

/**
 * All behind a directory, `tail` in the original, for a directory that has changed (APPNOTE 4.3.14 to 4.3.16): comment and
 * what else is there stay. The zip64 records are kept where the original has them, and made where one of the numbers does
 * not fit without. `findDirectory` reads the same records.
 */
export function changedTail(tail: Buffer, old: DirectoryBounds, now: DirectoryEnd): Buffer {
  const offset = now.start - old.shift;
  const behind = now.start + now.length;
  const needsWide = now.count >= FULL_COUNT || now.length >= FULL || offset >= FULL;
  const records = old.wide ? Buffer.from(tail) : Buffer.concat([wideRecords(needsWide), tail]);
  const end = old.wide ? old.end - old.start - old.length : records.length - tail.length;
  if (end > 0) writeWide(records, end - LOCATOR_SIZE, { ...now, offset, behind });
  writeField(records, end + 8, now.count, FULL_COUNT, old.wide);
  writeField(records, end + 10, now.count, FULL_COUNT, old.wide);
  writeField(records, end + 12, now.length, FULL, old.wide);
  writeField(records, end + 16, offset, FULL, old.wide);
  return records;
}

function writeWide(
  records: Buffer,
  locator: number,
  now: { readonly count: number; length: number; offset: number; behind: number },
): void {
  records.writeBigUInt64LE(BigInt(now.count), 24); //             24 entries on this disk
  records.writeBigUInt64LE(BigInt(now.count), 32); //             32 entries
  records.writeBigUInt64LE(BigInt(now.length), 40); //            40 bytes of the directory
  records.writeBigUInt64LE(BigInt(now.offset), 48); //            48 its offset
  records.writeBigUInt64LE(BigInt(now.behind), locator + 8); //    8 offset of the zip64 record
}

/** Full stays full: then the number is in the zip64 record, where it fits. */
function writeField(
  records: Buffer,
  at: number,
  value: number,
  full: number,
  keepsFull: boolean,
): void {
  const isShort = full === FULL_COUNT;
  const old = isShort ? records.readUInt16LE(at) : records.readUInt32LE(at);
  const written = (keepsFull && old === full) || value > full ? full : value;
  if (isShort) records.writeUInt16LE(written, at);
  else records.writeUInt32LE(written, at);
}

/** Empty zip64 records, or nothing. */
function wideRecords(isNeeded: boolean): Buffer {
  if (!isNeeded) return Buffer.alloc(0);
  const records = Buffer.alloc(WIDE_SIZE + LOCATOR_SIZE);
  records.writeUInt32LE(0x06064b50, 0); //               0 signature
  records.writeBigUInt64LE(BigInt(WIDE_SIZE - 12), 4); // 4 size of the rest
  records.writeUInt16LE(45, 12); //                     12 made by
  records.writeUInt16LE(45, 14); //                     14 needs   16, 20 disks
  records.writeUInt32LE(0x07064b50, WIDE_SIZE); //       0 signature of the locator   4 disk
  records.writeUInt32LE(1, WIDE_SIZE + 16); //          16 disks
  return records;
}
