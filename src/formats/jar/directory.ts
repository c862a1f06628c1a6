import type { ByteSource } from '../../contract/ports/bytes.js';
import { findDirectory } from './end-of-directory.js';
import type { DirectoryBounds } from './end-of-directory.js';
import { decodePath, unsafePath } from './entry-path.js';
import type { JarDirectory, JarEntry } from './entry.js';
import { failJar } from './fail.js';
import { checkLayout } from './layout.js';

const ENTRY_SIZE = 46;
const ENTRY_SIGNATURE = 0x02014b50;
/** A directory is held in memory as a whole; a jar of a million entries has about 100 MB of it. */
const MAX_DIRECTORY = 512 * 1024 * 1024;

/**
 * Reads a jar's central directory (APPNOTE 4.3.12) in one bare pass over bytes that were read at once: two reads per
 * jar, however many entries it has. Duplicates are kept, in order. Nothing is believed that is not checked: records,
 * counts, paths, sizes, that no two entries claim the same bytes. Throws `FormatError` `jar.*` with entry and offset.
 */
export function readDirectory(source: ByteSource): JarDirectory {
  const bounds = findDirectory(source);
  if (bounds.length > MAX_DIRECTORY)
    failJar('jar.too-large', { file: source.name }, `a directory of ${bounds.length} bytes`);
  const data = source.read(bounds.start, bounds.length);
  if (data.byteLength < bounds.length)
    failJar(
      'jar.truncated',
      { file: source.name, offset: bounds.start + data.byteLength },
      'the file ends inside its table of contents',
    );
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  const entries: JarEntry[] = [];
  for (let at = 0; at < bytes.length;) {
    const record = readRecord(source, bounds, bytes, at);
    entries.push(record.entry);
    at = record.next;
  }
  checkCount(source, bounds, entries.length);
  checkLayout(source, entries, bounds.start);
  return { name: source.name, size: source.size, entries };
}

function readRecord(
  source: ByteSource,
  bounds: DirectoryBounds,
  bytes: Buffer,
  at: number,
): { readonly entry: JarEntry; readonly next: number } {
  const place = { file: source.name, offset: bounds.start + at };
  if (at + ENTRY_SIZE > bytes.length || bytes.readUInt32LE(at) !== ENTRY_SIGNATURE)
    failJar('jar.damaged-directory', place, 'no directory record where one must be');
  // 4 made by   6 needs   12 time   14 date   32 comment length (skipped below)   34 disk   36, 38 attributes
  const flags = bytes.readUInt16LE(at + 8);
  const nameEnd = at + ENTRY_SIZE + bytes.readUInt16LE(at + 28);
  const extraEnd = nameEnd + bytes.readUInt16LE(at + 30);
  const next = extraEnd + bytes.readUInt16LE(at + 32);
  if (next > bytes.length)
    failJar('jar.damaged-directory', place, 'a directory record reaches past the directory');
  const path = decodePath(bytes, at + ENTRY_SIZE, nameEnd);
  const named = { ...place, entry: path };
  const unsafe = unsafePath(path);
  if (unsafe !== undefined) failJar('jar.unsafe-path', named, unsafe);
  const plain = {
    path,
    method: bytes.readUInt16LE(at + 10),
    crc32: bytes.readUInt32LE(at + 16),
    compressedSize: bytes.readUInt32LE(at + 20),
    size: bytes.readUInt32LE(at + 24),
    offset: bytes.readUInt32LE(at + 42),
  };
  if ((flags & 1) !== 0) failJar('jar.encrypted', named, 'the entry is encrypted');
  const entry = widened(plain, bytes.subarray(nameEnd, extraEnd), named);
  checkMethod(entry, named);
  return { entry: { ...entry, offset: entry.offset + bounds.shift }, next };
}

/** Sizes and offset that did not fit stand in the extra field 0x0001, in this order, only those (APPNOTE 4.5.3). */
function widened(
  entry: JarEntry,
  extra: Buffer,
  place: { readonly file: string; readonly entry: string; readonly offset: number },
): JarEntry {
  const full = 0xffffffff;
  if (entry.size !== full && entry.compressedSize !== full && entry.offset !== full) return entry;
  let rest = wideField(extra);
  const next = (value: number): number => {
    if (value !== full || rest === undefined) return value;
    if (rest.length < 8) return failJar('jar.damaged-directory', place, 'zip64 field too short');
    const wide = rest.readBigUInt64LE(0);
    rest = rest.subarray(8);
    if (wide > BigInt(Number.MAX_SAFE_INTEGER))
      return failJar('jar.damaged-directory', place, `zip64 value ${wide}`);
    return Number(wide);
  };
  const size = next(entry.size);
  const compressedSize = next(entry.compressedSize);
  return { ...entry, size, compressedSize, offset: next(entry.offset) };
}

function wideField(extra: Buffer): Buffer | undefined {
  for (let at = 0; at + 4 <= extra.length;) {
    const length = extra.readUInt16LE(at + 2); // 0 id   2 length
    if (extra.readUInt16LE(at) === 1) return extra.subarray(at + 4, at + 4 + length);
    at += 4 + length;
  }
  return undefined;
}

function checkMethod(entry: JarEntry, place: { readonly file: string; readonly entry: string }) {
  if (entry.method !== 0 && entry.method !== 8)
    failJar('jar.unknown-compression', place, `compression method ${entry.method}`);
  if (entry.method === 0 && entry.compressedSize !== entry.size)
    failJar(
      'jar.wrong-size',
      place,
      `stored in ${entry.compressedSize} bytes, declared as ${entry.size}`,
    );
}

/** Packers that know no zip64 write the count modulo 65,536, and Java reads them. */
function checkCount(source: ByteSource, bounds: DirectoryBounds, found: number): void {
  const expected = bounds.wide ? found : found & 0xffff;
  if (bounds.count !== expected)
    failJar(
      'jar.damaged-directory',
      { file: source.name, offset: bounds.start },
      `${found} entries found, ${bounds.count} declared`,
    );
}
