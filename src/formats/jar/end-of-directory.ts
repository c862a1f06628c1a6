import type { ByteSource } from '../../contract/ports/bytes.js';
import { failJar } from './fail.js';

/** Where the central directory lies. Offsets in bytes from the start of the file. */
export interface DirectoryBounds {
  readonly start: number;
  readonly length: number;
  /** What the directory declares; modulo 65,536 where `wide` is false. */
  readonly count: number;
  /** Counts and offsets come from the zip64 record. */
  readonly wide: boolean;
  /** What is written before the first local header (a start script): to be added to every offset. */
  readonly shift: number;
  /** Of the end record; with `wide`, the zip64 record lies right behind the directory, and its locator before this. */
  readonly end: number;
}

const END_SIZE = 22;
const LOCATOR_SIZE = 20;
const WIDE_SIZE = 56;
const MAX_COMMENT = 0xffff;

const SIGNATURE = {
  local: 0x04034b50,
  entry: 0x02014b50,
  end: 0x06054b50,
  wideLocator: 0x07064b50,
  wide: 0x06064b50,
} as const;

/**
 * Finds the central directory from the end of the file, as `java.util.zip.ZipFile` does: the last end record whose
 * comment reaches just to the end of the file wins, so a comment that looks like an end record cannot hide the real
 * one unless it also reaches to the end, and then Java falls for it too. A record with bytes behind its comment is
 * taken only if a directory lies right before it. The directory's start is counted back from the record (not taken
 * from its offset field), which gives the shift of a jar with a start script in front. (APPNOTE 4.3.14 to 4.3.16.)
 * Throws `FormatError`.
 */
export function findDirectory(source: ByteSource): DirectoryBounds {
  if (source.size === 0) failJar('jar.empty', { file: source.name }, 'the file has 0 bytes');
  const from = Math.max(0, source.size - END_SIZE - MAX_COMMENT);
  const tail = view(source, from, source.size - from);
  for (let at = tail.byteLength - END_SIZE; at >= 0; at--) {
    if (tail.getUint32(at, true) !== SIGNATURE.end) continue;
    const commentLength = tail.getUint16(at + 20, true); // 20 comment length
    const reachesEnd = from + at + END_SIZE + commentLength === source.size;
    if (!reachesEnd && !directoryLiesBefore(source, from + at, tail.getUint32(at + 12, true)))
      continue;
    return bounds(source, tail, at, from + at);
  }
  return noEnd(source);
}

function bounds(source: ByteSource, tail: DataView, at: number, end: number): DirectoryBounds {
  const disk = tail.getUint16(at + 4, true); //        4 this disk   6 disk of the directory   8 entries on this disk
  const count = tail.getUint16(at + 10, true); //     10 entries
  const length = tail.getUint32(at + 12, true); //    12 bytes of the directory
  const offset = tail.getUint32(at + 16, true); //    16 offset of the directory
  if (disk === 0xffff || count === 0xffff || length === 0xffffffff || offset === 0xffffffff) {
    const wide = wideBounds(source, end);
    if (wide) return wide;
  }
  if (disk !== 0 && disk !== 0xffff)
    failJar('jar.spanned', { file: source.name, offset: end }, `part ${disk + 1} of several files`);
  const told = { length, count, offset, end };
  const behind = unneededWide(source, told);
  return checked(source, behind ?? end, { ...told, wide: behind !== undefined });
}

/** The zip64 record, where its locator stands right before the end record (APPNOTE 4.3.14, 4.3.15). */
function wideBounds(source: ByteSource, end: number): DirectoryBounds | undefined {
  if (end < LOCATOR_SIZE) return undefined;
  const locator = view(source, end - LOCATOR_SIZE, LOCATOR_SIZE);
  if (locator.getUint32(0, true) !== SIGNATURE.wideLocator) return undefined;
  // 4 disk   8 offset of the zip64 record   16 disks
  const at = number64(source, locator, 8, end - LOCATOR_SIZE);
  if (at + WIDE_SIZE > end)
    failJar(
      'jar.damaged-directory',
      { file: source.name, offset: end - LOCATOR_SIZE },
      'the zip64 record lies outside',
    );
  const record = view(source, at, WIDE_SIZE);
  if (record.getUint32(0, true) !== SIGNATURE.wide)
    failJar(
      'jar.damaged-directory',
      { file: source.name, offset: at },
      'no zip64 record where its locator points',
    );
  // 4 size of this record   12 made by   14 needs   16, 20 disks   24 entries on this disk
  return checked(source, at, {
    count: number64(source, record, 32, at),
    length: number64(source, record, 40, at),
    offset: number64(source, record, 48, at),
    wide: true,
    end,
  });
}

/**
 * Where zip64 records lie that say no more than the end record does, as Info-ZIP writes what it cannot seek in: the
 * directory ends there. As Java, which takes them only where they agree.
 */
function unneededWide(
  source: ByteSource,
  told: { readonly length: number; count: number; offset: number; end: number },
): number | undefined {
  if (told.end < LOCATOR_SIZE + WIDE_SIZE) return undefined;
  const locator = view(source, told.end - LOCATOR_SIZE, LOCATOR_SIZE);
  const at = locator.getBigUint64(8, true); //  8 offset of the zip64 record
  const last = told.end - LOCATOR_SIZE - WIDE_SIZE;
  if (locator.getUint32(0, true) !== SIGNATURE.wideLocator || at > BigInt(last)) return undefined;
  const record = view(source, Number(at), WIDE_SIZE);
  const agrees =
    record.getUint32(0, true) === SIGNATURE.wide &&
    record.getBigUint64(32, true) === BigInt(told.count) && //   32 entries
    record.getBigUint64(40, true) === BigInt(told.length) && //  40 bytes of the directory
    record.getBigUint64(48, true) === BigInt(told.offset); //    48 its offset
  return agrees ? Number(at) : undefined;
}

function checked(
  source: ByteSource,
  behind: number,
  found: { length: number; count: number; offset: number; wide: boolean; end: number },
): DirectoryBounds {
  const start = behind - found.length;
  if (start < 0 || found.offset > start)
    failJar(
      'jar.damaged-directory',
      { file: source.name, offset: behind },
      `a directory of ${found.length} bytes at ${found.offset} does not fit before its end record`,
    );
  return {
    start,
    length: found.length,
    count: found.count,
    wide: found.wide,
    shift: start - found.offset,
    end: found.end,
  };
}

function directoryLiesBefore(source: ByteSource, end: number, length: number): boolean {
  const start = end - length;
  if (length < 4 || start < 0) return false;
  return view(source, start, 4).getUint32(0, true) === SIGNATURE.entry;
}

function noEnd(source: ByteSource): never {
  const isZip = source.size >= 4 && view(source, 0, 4).getUint32(0, true) === SIGNATURE.local;
  if (isZip)
    return failJar(
      'jar.truncated',
      { file: source.name, offset: source.size },
      'the file ends before its table of contents',
    );
  return failJar('jar.not-a-zip', { file: source.name, offset: 0 }, 'no zip signature found');
}

/** A number of 8 bytes; beyond 2^53 it cannot be an offset of any file. */
function number64(source: ByteSource, data: DataView, at: number, offset: number): number {
  const value = data.getBigUint64(at, true);
  if (value > BigInt(Number.MAX_SAFE_INTEGER))
    failJar('jar.damaged-directory', { file: source.name, offset }, `zip64 value ${value}`);
  return Number(value);
}

function view(source: ByteSource, offset: number, length: number): DataView {
  const bytes = source.read(offset, length);
  if (bytes.byteLength < length)
    failJar(
      'jar.truncated',
      { file: source.name, offset: offset + bytes.byteLength },
      'the file ends early',
    );
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
