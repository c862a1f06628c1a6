import type { AddedEntry } from './added-entry.js';
import { wideOffset, withoutWideField } from './extra-field.js';

const LOCAL_SIZE = 30;
const RECORD_SIZE = 46;
const FULL = 0xffffffff;
/** The path is UTF-8 (APPNOTE appendix D). */
const UTF8 = 0x800;
/** Of the flags: how deflating was done, and that sizes stand behind the data. */
const PACKING = 0x000e;

/** Bytes that are stored. */
export interface StoredSum {
  readonly crc32: number;
  readonly size: number;
}

/** The local header of an added entry (APPNOTE 4.3.7), up to its data. */
export function localHeader(entry: AddedEntry): Buffer {
  const path = Buffer.from(entry.path);
  const header = Buffer.alloc(LOCAL_SIZE);
  header.writeUInt32LE(0x04034b50, 0); //       0 signature
  writeCommon(header, 4, entry, path); //       4 to 25
  header.writeUInt16LE(path.length, 26); //    26 length of the path   28 of the extra field
  return Buffer.concat([header, path]);
}

/** The directory record of an added entry (APPNOTE 4.3.12); `offset` as it is to stand there. */
export function directoryRecord(entry: AddedEntry, offset: number): Buffer {
  const path = Buffer.from(entry.path);
  const extra = offset >= FULL ? wideOffset(offset) : Buffer.alloc(0);
  const record = Buffer.alloc(RECORD_SIZE);
  record.writeUInt32LE(0x02014b50, 0); //       0 signature
  record.writeUInt16LE(20, 4); //               4 made by: no system's attributes
  writeCommon(record, 6, entry, path); //       6 to 27
  record.writeUInt16LE(path.length, 28); //    28 length of the path
  record.writeUInt16LE(extra.length, 30); //   30 of the extra field   32 of the comment   34 disk   36, 38 attributes
  record.writeUInt32LE(Math.min(offset, FULL), 42); // 42 offset of the local header
  return Buffer.concat([record, path, extra]);
}

/** What both headers have, from the version that is needed on. */
function writeCommon(header: Buffer, at: number, entry: AddedEntry, path: Buffer): void {
  header.writeUInt16LE(entry.method === 8 ? 20 : 10, at);
  header.writeUInt16LE(path.every((byte) => byte < 0x80) ? 0 : UTF8, at + 2);
  header.writeUInt16LE(entry.method, at + 4);
  header.writeUInt32LE(entry.time, at + 6);
  header.writeUInt32LE(entry.crc32, at + 10);
  header.writeUInt32LE(entry.data.length, at + 14);
  header.writeUInt32LE(entry.size, at + 18);
}

/** A local header, `region` beginning with it, as that of stored bytes: name, time and extra fields stay. */
export function storedLocalHeader(region: Buffer, sum: StoredSum): Buffer {
  const header = Buffer.from(region.subarray(0, LOCAL_SIZE));
  const nameEnd = LOCAL_SIZE + header.readUInt16LE(26);
  const extraEnd = nameEnd + header.readUInt16LE(28);
  const extra = withoutWideField(region.subarray(nameEnd, extraEnd));
  writeStored(header, 6, sum);
  header.writeUInt16LE(extra.length, 28);
  return Buffer.concat([header, region.subarray(LOCAL_SIZE, nameEnd), extra]);
}

/** A directory record as that of stored bytes at `offset`: all else stays. */
export function storedRecord(old: Buffer, sum: StoredSum, offset: number): Buffer {
  const record = Buffer.from(old.subarray(0, RECORD_SIZE));
  const nameEnd = RECORD_SIZE + record.readUInt16LE(28);
  const extraEnd = nameEnd + record.readUInt16LE(30);
  const wide = offset >= FULL ? wideOffset(offset) : Buffer.alloc(0);
  const extra = Buffer.concat([wide, withoutWideField(old.subarray(nameEnd, extraEnd))]);
  writeStored(record, 8, sum);
  record.writeUInt16LE(extra.length, 30);
  record.writeUInt32LE(Math.min(offset, FULL), 42);
  return Buffer.concat([record, old.subarray(RECORD_SIZE, nameEnd), extra, old.subarray(extraEnd)]);
}

/** From the flags on: method, time, CRC-32, both sizes. The time stays. */
function writeStored(header: Buffer, at: number, { crc32, size }: StoredSum): void {
  header.writeUInt16LE(header.readUInt16LE(at) & ~PACKING, at);
  header.writeUInt16LE(0, at + 2);
  header.writeUInt32LE(crc32, at + 8);
  header.writeUInt32LE(size, at + 12);
  header.writeUInt32LE(size, at + 16);
}
