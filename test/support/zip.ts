import { crc32, deflateRawSync } from 'node:zlib';
import type { ByteSource } from '../../src/contract/ports/bytes.js';

/** An entry to write; what is set beside path and content is written as given, true or not. */
export interface ZipEntry {
  readonly path: string | Uint8Array;
  readonly content?: string | Uint8Array;
  readonly stored?: boolean;
  /** The bytes to lie there, in place of the content deflated. */
  readonly data?: Uint8Array;
  readonly method?: number;
  readonly flags?: number;
  readonly crc32?: number;
  readonly size?: number;
  readonly compressedSize?: number;
  readonly offset?: number;
  /** The path of the local header, where it is to differ. */
  readonly localPath?: string;
  readonly extra?: Uint8Array;
  /** Sizes and CRC only behind the data (APPNOTE 4.3.9), zero in the local header. */
  readonly descriptor?: boolean;
}

export interface ZipOptions {
  readonly prefix?: Uint8Array;
  readonly comment?: string | Uint8Array;
  readonly count?: number;
  readonly directorySize?: number;
  readonly disk?: number;
  /** Writes zip64 records and the fields of the old ones full. */
  readonly wide?: boolean;
  /** Writes zip64 records though the fields of the old ones have room, as Info-ZIP does into a pipe. */
  readonly alsoWide?: boolean;
}

/** A zip file, entries in order, no clock: every time stamp is 1980-01-01. */
export function zip(entries: readonly ZipEntry[], options: ZipOptions = {}): Buffer {
  const parts: Buffer[] = [Buffer.from(options.prefix ?? [])];
  const records: Buffer[] = [];
  let at = parts[0]?.length ?? 0;
  for (const entry of entries) {
    const written = writeEntry(entry, at - (options.prefix?.length ?? 0));
    parts.push(written.local);
    records.push(written.record);
    at += written.local.length;
  }
  const directory = Buffer.concat(records);
  const start = at - (options.prefix?.length ?? 0);
  return Buffer.concat([
    ...parts,
    directory,
    end(directory.length, start, records.length, options),
  ]);
}

/** The bytes as a file that is read at random. */
export function byteSource(bytes: Uint8Array, name = 'test.jar'): ByteSource {
  return {
    name,
    size: bytes.length,
    read: (offset, length) => bytes.subarray(offset, offset + length),
  };
}

function writeEntry(entry: ZipEntry, offset: number): { local: Buffer; record: Buffer } {
  const { method, data, crc, size, compressed, flags } = statedOf(entry);
  const path = Buffer.from(entry.path);
  const extra = Buffer.from(entry.extra ?? []);
  const localPath = Buffer.from(entry.localPath ?? path);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(flags, 6);
  local.writeUInt16LE(method, 8);
  local.writeUInt16LE(0x21, 12);
  if (entry.descriptor !== true) sizes(local, 14, crc, compressed, size);
  local.writeUInt16LE(localPath.length, 26);
  const descriptor = Buffer.alloc(entry.descriptor === true ? 16 : 0);
  if (descriptor.length > 0) {
    descriptor.writeUInt32LE(0x08074b50, 0);
    sizes(descriptor, 4, crc, compressed, size);
  }
  const record = Buffer.alloc(46);
  record.writeUInt32LE(0x02014b50, 0);
  record.writeUInt16LE(20, 4);
  record.writeUInt16LE(20, 6);
  record.writeUInt16LE(flags, 8);
  record.writeUInt16LE(method, 10);
  record.writeUInt16LE(0x21, 14);
  sizes(record, 16, crc, compressed, size);
  record.writeUInt16LE(path.length, 28);
  record.writeUInt16LE(extra.length, 30);
  record.writeUInt32LE(entry.offset ?? offset, 42);
  return {
    local: Buffer.concat([local, localPath, data, descriptor]),
    record: Buffer.concat([record, path, extra]),
  };
}

/** What both headers state: what is true, where the entry does not say otherwise. */
function statedOf(entry: ZipEntry) {
  const content = Buffer.from(entry.content ?? '');
  const method = entry.method ?? (entry.stored === true ? 0 : 8);
  const data = Buffer.from(entry.data ?? (method === 8 ? deflateRawSync(content) : content));
  return {
    method,
    data,
    crc: entry.crc32 ?? crc32(content),
    size: entry.size ?? content.length,
    compressed: entry.compressedSize ?? data.length,
    flags: (entry.flags ?? 0) | (entry.descriptor === true ? 8 : 0),
  };
}

function sizes(target: Buffer, at: number, crc: number, compressed: number, size: number): void {
  target.writeUInt32LE(crc, at);
  target.writeUInt32LE(compressed, at + 4);
  target.writeUInt32LE(size, at + 8);
}

function end(length: number, start: number, count: number, options: ZipOptions): Buffer {
  const comment = Buffer.from(options.comment ?? '');
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(options.disk ?? 0, 4);
  record.writeUInt16LE(options.disk ?? 0, 6);
  const declared = options.count ?? count;
  record.writeUInt16LE(options.wide === true ? 0xffff : declared & 0xffff, 8);
  record.writeUInt16LE(options.wide === true ? 0xffff : declared & 0xffff, 10);
  record.writeUInt32LE(options.wide === true ? 0xffffffff : (options.directorySize ?? length), 12);
  record.writeUInt32LE(options.wide === true ? 0xffffffff : start, 16);
  record.writeUInt16LE(comment.length, 20);
  const isWide = options.wide === true || options.alsoWide === true;
  const wide = isWide ? wideEnd(length, start, declared) : Buffer.alloc(0);
  return Buffer.concat([wide, record, comment]);
}

function wideEnd(length: number, start: number, count: number): Buffer {
  const record = Buffer.alloc(56 + 20);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeUInt16LE(45, 12);
  record.writeUInt16LE(45, 14);
  record.writeBigUInt64LE(BigInt(count), 24);
  record.writeBigUInt64LE(BigInt(count), 32);
  record.writeBigUInt64LE(BigInt(length), 40);
  record.writeBigUInt64LE(BigInt(start), 48);
  record.writeUInt32LE(0x07064b50, 56);
  record.writeBigUInt64LE(BigInt(start + length), 64);
  record.writeUInt32LE(1, 72);
  return record;
}
