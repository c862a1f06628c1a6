import { crc32, inflateRawSync } from 'node:zlib';
import type { ByteSource } from '../../contract/ports/bytes.js';
import { decodePath } from './entry-path.js';
import type { JarEntry } from './entry.js';
import { failJar } from './fail.js';

const LOCAL_SIZE = 30;
const LOCAL_SIGNATURE = 0x04034b50;
/** Room for the usual extra fields, so that one read is enough. */
const SLACK = 128;
/** What is read into memory as one entry; the largest native library in an ordinary jar has some 50 MB. */
const MAX_SIZE = 1024 * 1024 * 1024;
/** Deflate cannot do better than this (RFC 1951: 258 bytes in 2 bits): a declared size beyond it is a lie. */
const MAX_RATIO = 1032;

/**
 * An entry's bytes, inflated: never more than declared, never more than 1 GiB, size and CRC-32 checked. Sizes are
 * taken from the central directory, as Java does, so entries with a data descriptor need nothing special.
 * Throws `FormatError` `jar.*` with entry and offset.
 */
export function readEntry(source: ByteSource, entry: JarEntry): Uint8Array {
  const place = { file: source.name, entry: entry.path, offset: entry.offset };
  if (Math.max(entry.size, entry.compressedSize) > MAX_SIZE)
    failJar('jar.too-large', place, `${entry.size} bytes`);
  if (entry.size > entry.compressedSize * MAX_RATIO + MAX_RATIO)
    failJar('jar.wrong-size', place, `${entry.compressedSize} bytes cannot hold ${entry.size}`);
  const bytes = entry.method === 0 ? compressedBytes(source, entry) : inflated(source, entry);
  if (bytes.length !== entry.size)
    failJar('jar.wrong-size', place, `${bytes.length} bytes, declared as ${entry.size}`);
  const actual = crc32(bytes);
  if (actual !== entry.crc32)
    failJar('jar.wrong-checksum', place, `CRC-32 ${hex(actual)}, declared as ${hex(entry.crc32)}`);
  return bytes;
}

function inflated(source: ByteSource, entry: JarEntry): Uint8Array {
  const data = compressedBytes(source, entry);
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, entry.size) });
  } catch (error) {
    const tooLong = error instanceof RangeError;
    return failJar(
      tooLong ? 'jar.wrong-size' : 'jar.damaged-data',
      { file: source.name, entry: entry.path, offset: entry.offset },
      tooLong
        ? `more than the declared ${entry.size} bytes`
        : 'the compressed bytes do not inflate',
    );
  }
}

/** The bytes as they are stored. The local header (APPNOTE 4.3.7) is only there to be skipped; a path that differs from the directory's is an attack. */
export function compressedBytes(source: ByteSource, entry: JarEntry): Buffer {
  const place = { file: source.name, entry: entry.path, offset: entry.offset };
  const guess = LOCAL_SIZE + entry.path.length + SLACK + entry.compressedSize;
  let bytes = buffer(source.read(entry.offset, guess));
  if (bytes.length < LOCAL_SIZE) failJar('jar.truncated', place, 'the file ends in a local header');
  if (bytes.readUInt32LE(0) !== LOCAL_SIGNATURE)
    failJar('jar.header-mismatch', place, 'no local header where the directory points');
  // 4 needs   6 flags   8 method   10 time   12 date   14 crc   18, 22 sizes (0 where a data descriptor follows)
  const nameEnd = LOCAL_SIZE + bytes.readUInt16LE(26);
  const start = nameEnd + bytes.readUInt16LE(28);
  const end = start + entry.compressedSize;
  if (end > bytes.length) bytes = buffer(source.read(entry.offset, end));
  if (end > bytes.length) failJar('jar.truncated', place, 'the file ends inside the entry');
  const local = decodePath(bytes, LOCAL_SIZE, nameEnd);
  if (local !== entry.path || bytes.readUInt16LE(8) !== entry.method)
    failJar('jar.header-mismatch', place, `the local header says ${JSON.stringify(local)}`);
  return bytes.subarray(start, end);
}

function buffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function hex(value: number): string {
  return value.toString(16).padStart(8, '0');
}
