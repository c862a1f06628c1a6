import type { ByteSource } from '../../contract/ports/bytes.js';
import { FormatError } from '../../contract/problem/errors.js';
import { findDirectory } from './end-of-directory.js';
import type { DirectoryBounds } from './end-of-directory.js';
import { decodePath, isPlainPath, unsafePath } from './entry-path.js';
import type { JarDirectory, JarEntry, RefusedEntry } from './entry.js';
import { wideFieldAt } from './extra-field.js';
import { failJar } from './fail.js';
import { checkLayout } from './layout.js';

const ENTRY_SIZE = 46;
const ENTRY_SIGNATURE = 0x02014b50;
/** Stands for a value that does not fit: it is in the zip64 field. */
const FULL = 0xffffffff;
/** A directory is held in memory as a whole; a jar of a million entries has about 100 MB of it. */
const MAX_DIRECTORY = 512 * 1024 * 1024;
/** A jar with more bad entries is no jar with a bad entry. */
const MAX_REFUSED = 1000;

/**
 * Reads a jar's central directory (APPNOTE 4.3.12) in one bare pass over bytes that were read at once: two reads per
 * jar, however many entries it has. Duplicates are kept, in order, but for records that say the same of the same bytes. Nothing is believed that is not checked: records,
 * counts, paths, sizes, that no two entries claim the same bytes. Throws `FormatError` `jar.*` with entry and offset.
 */
export function readDirectory(source: ByteSource): JarDirectory {
  const bounds = findDirectory(source);
  const bytes = directoryBytes(source, bounds);
  const entries: JarEntry[] = [];
  for (let at = 0; at < bytes.length; at = recordEnd(bytes, at))
    entries.push(readRecord(source, bounds, bytes, at));
  checkCount(source, bounds, entries.length);
  const repeated = checkLayout(source, entries, bounds.start, ({ error }) => {
    throw error;
  });
  return { name: source.name, size: source.size, entries: without(repeated, entries) };
}

/** A directory as far as its entries can be trusted. */
export interface GoodEntries {
  readonly directory: JarDirectory;
  readonly refused: readonly RefusedEntry[];
}

/**
 * As `readDirectory`, for goals that compare: one bad entry does not hide the others. What is wrong with a single entry
 * (its path, encryption, compression, sizes, bytes that another has too) is answered beside the good ones. Throws where
 * the directory as a whole cannot be read, and where more than a thousand entries are bad.
 */
export function readGoodEntries(source: ByteSource): GoodEntries {
  const bounds = findDirectory(source);
  const bytes = directoryBytes(source, bounds);
  const entries: JarEntry[] = [];
  const numbers: number[] = [];
  const refused: RefusedEntry[] = [];
  let found = 0;
  for (let at = 0; at < bytes.length; at = recordEnd(bytes, at)) {
    const number = found++;
    try {
      entries.push(readRecord(source, bounds, bytes, at));
      numbers.push(number);
    } catch (error) {
      refuse(refused, refusedRecord(error, number, bytes, at));
    }
  }
  checkCount(source, bounds, found);
  const bad = new Map<JarEntry, FormatError>();
  const repeated = checkLayout(source, entries, bounds.start, ({ entry, error }) => {
    if (refused.length + bad.size === MAX_REFUSED) throw error;
    bad.set(entry, error);
  });
  const good = without(repeated, without(bad, entries));
  if (bad.size > 0) refused.push(...misplacedOf(entries, numbers, bad));
  return { directory: { name: source.name, size: source.size, entries: good }, refused };
}

function without(
  some: ReadonlySet<JarEntry> | ReadonlyMap<JarEntry, unknown>,
  entries: readonly JarEntry[],
): readonly JarEntry[] {
  return some.size === 0 ? entries : entries.filter((entry) => !some.has(entry));
}

/** Whose bytes are another's: what its record says of them is just what is not believed. */
function misplacedOf(
  entries: readonly JarEntry[],
  numbers: readonly number[],
  bad: ReadonlyMap<JarEntry, FormatError>,
): readonly RefusedEntry[] {
  return entries.flatMap((entry, index) => {
    const error = bad.get(entry);
    const number = numbers[index];
    if (error === undefined || number === undefined) return [];
    return [{ path: entry.path, number, ...unknownContent, error }];
  });
}

/** Only what names its entry is about one entry; a path that is unsafe is of no use to anyone. */
function refusedRecord(error: unknown, number: number, bytes: Buffer, at: number): RefusedEntry {
  if (!(error instanceof FormatError) || error.place.entry === undefined) throw error;
  const { code, place } = error;
  const isPacking = code === 'jar.encrypted' || code === 'jar.unknown-compression';
  return {
    path: code === 'jar.unsafe-path' ? undefined : place.entry,
    number,
    ...(isPacking ? toldContent(bytes, at) : unknownContent),
    error,
  };
}

const unknownContent = { crc32: undefined, size: undefined };

/**
 * Checksum and size before compression and encryption, where the record has both: not those of zip64, nor of AES (AE-2),
 * which writes 0 for the checksum.
 */
function toldContent(bytes: Buffer, at: number): Pick<RefusedEntry, 'crc32' | 'size'> {
  const crc32 = bytes.readUInt32LE(at + 16);
  const size = bytes.readUInt32LE(at + 24);
  return size === FULL || (crc32 === 0 && size > 0) ? unknownContent : { crc32, size };
}

function refuse(refused: RefusedEntry[], one: RefusedEntry): void {
  if (refused.length === MAX_REFUSED) throw one.error;
  refused.push(one);
}

function directoryBytes(source: ByteSource, bounds: DirectoryBounds): Buffer {
  if (bounds.length > MAX_DIRECTORY)
    failJar('jar.too-large', { file: source.name }, `a directory of ${bounds.length} bytes`);
  const data = source.read(bounds.start, bounds.length);
  if (data.byteLength < bounds.length)
    failJar(
      'jar.truncated',
      { file: source.name, offset: bounds.start + data.byteLength },
      'the file ends inside its table of contents',
    );
  return Buffer.from(data.buffer, data.byteOffset, data.byteLength);
}

/** Makes the entry and no other object unless something is unusual: a class path has tens of thousands of records. */
function readRecord(
  source: ByteSource,
  { start, shift }: DirectoryBounds,
  bytes: Buffer,
  at: number,
): JarEntry {
  if (at + ENTRY_SIZE > bytes.length || bytes.readUInt32LE(at) !== ENTRY_SIGNATURE)
    failRecord(source, start + at, 'no directory record where one must be');
  if (recordEnd(bytes, at) > bytes.length)
    failRecord(source, start + at, 'a directory record reaches past the directory');
  // 4 made by   6 needs   12 time   14 date   30, 32 lengths (`recordEnd`)   34 disk   36, 38 attributes
  const flags = bytes.readUInt16LE(at + 8);
  const method = bytes.readUInt16LE(at + 10);
  const crc32 = bytes.readUInt32LE(at + 16);
  const compressedSize = bytes.readUInt32LE(at + 20);
  const size = bytes.readUInt32LE(at + 24);
  const nameEnd = at + ENTRY_SIZE + bytes.readUInt16LE(at + 28);
  const offset = bytes.readUInt32LE(at + 42);
  const path = readPath(source, bytes, at + ENTRY_SIZE, nameEnd, start + at);
  const entry = { path, crc32, size, compressedSize, method, offset: offset + shift };
  if ((flags & 1) !== 0)
    failJar('jar.encrypted', placeOf(source, start + at, path), 'the entry is encrypted');
  if (size === FULL || compressedSize === FULL || offset === FULL) {
    const extra = bytes.subarray(nameEnd, nameEnd + bytes.readUInt16LE(at + 30));
    const wide = widened({ ...entry, offset }, extra, placeOf(source, start + at, path));
    return checked({ ...wide, offset: wide.offset + shift }, source, start + at);
  }
  return checked(entry, source, start + at);
}

/** Behind the record's path, extra field and comment. */
function recordEnd(bytes: Buffer, at: number): number {
  const name = bytes.readUInt16LE(at + 28);
  const extra = bytes.readUInt16LE(at + 30);
  const comment = bytes.readUInt16LE(at + 32);
  return at + ENTRY_SIZE + name + extra + comment;
}

function readPath(
  source: ByteSource,
  bytes: Buffer,
  start: number,
  end: number,
  offset: number,
): string {
  if (isPlainPath(bytes, start, end)) return bytes.toString('latin1', start, end);
  const path = decodePath(bytes, start, end);
  const unsafe = unsafePath(path);
  if (unsafe !== undefined) failJar('jar.unsafe-path', placeOf(source, offset, path), unsafe);
  return path;
}

/** Sizes and offset that did not fit stand in the extra field 0x0001, in this order, only those (APPNOTE 4.5.3). */
function widened(entry: JarEntry, extra: Buffer, place: Place): JarEntry {
  let rest = wideField(extra);
  const next = (value: number): number => {
    if (value !== FULL || rest === undefined) return value;
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
  const at = wideFieldAt(extra);
  return at === undefined ? undefined : extra.subarray(at, at + extra.readUInt16LE(at - 2));
}

function checked(entry: JarEntry, source: ByteSource, offset: number): JarEntry {
  const { method, compressedSize, size, path } = entry;
  if (method !== 0 && method !== 8)
    failJar(
      'jar.unknown-compression',
      placeOf(source, offset, path),
      `compression method ${method}`,
    );
  if (method === 0 && compressedSize !== size)
    failJar(
      'jar.wrong-size',
      placeOf(source, offset, path),
      `stored in ${compressedSize} bytes, declared as ${size}`,
    );
  return entry;
}

interface Place {
  readonly file: string;
  readonly entry: string;
  readonly offset: number;
}

function placeOf({ name }: ByteSource, offset: number, entry: string): Place {
  return { file: name, entry, offset };
}

function failRecord({ name }: ByteSource, offset: number, what: string): never {
  return failJar('jar.damaged-directory', { file: name, offset }, what);
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
