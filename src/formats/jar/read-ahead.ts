import { gunzipSync } from 'node:zlib';
import type { ByteSource } from '../../contract/ports/bytes.js';
import type { JarEntry } from './entry.js';
import { compressedBytes, readEntry } from './read-entry.js';

/** Bytes, inflated, that a run ends behind: enough for some 50 classes. */
const RUN_SIZE = 256 * 1024;
/** About what stands before an entry's data: local header, path, extra field. */
const BETWEEN = 256;
/** Reading three bytes to use one costs less than a call for each entry. */
const MOST_WASTE = 3;
/** Head of a gzip member (RFC 1952 §2.3): magic, method, no flags, no time, no level, no system. */
const HEAD = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
const MAGIC = HEAD.subarray(0, 3);
/** CRC-32, size. */
const TAIL_SIZE = 8;

/**
 * Reads entries as `readEntry` does, at less cost where those of `entries` are asked for in this order: making an
 * inflater for each of ten thousand small classes takes as long as inflating them.
 *
 * Deflated data between a head and a tail is a member of a gzip file, and a gzip file may have many (RFC 1952 §2.2): a run
 * of entries is made one and inflated at once, CRC-32 and size of each checked on the way. A hostile entry could end early
 * or late, or hold members of its own, and so give the others' bytes. That cannot pass:
 * 1. The first three bytes of a head stand nowhere but in the run's own heads, so that a member begins only there.
 * 2. All is consumed, so that each member ends in a tail of the run, and its size is the size in that tail.
 * 3. The sizes, none of which is 0, add up to those of all entries, so that no member took in a second entry.
 * What breaks one of these is read alone, and `readEntry` finds out what is wrong with it, if anything.
 */
export function readAhead(
  source: ByteSource,
  entries: readonly JarEntry[],
): (entry: JarEntry) => Uint8Array {
  let next = 0;
  let ready: ReadonlyMap<JarEntry, Uint8Array> = new Map();
  return (entry) => {
    if (entry === entries[next]) {
      const run = runFrom(entries, next);
      next += Math.max(1, run.length);
      ready = run.length < 2 ? new Map() : inflated(source, run);
    }
    return ready.get(entry) ?? readEntry(source, entry);
  };
}

/** Entries from `start` on that may be inflated together. */
function runFrom(entries: readonly JarEntry[], start: number): readonly JarEntry[] {
  let end = start;
  for (let size = 0; end < entries.length && size < RUN_SIZE; end++) {
    const entry = entries[end];
    if (entry?.method !== 8 || entry.size === 0 || entry.size > RUN_SIZE) break;
    size += Math.max(entry.size, entry.compressedSize);
  }
  return entries.slice(start, end);
}

/** The bytes of each entry; of none where something is not as it should be. */
function inflated(source: ByteSource, run: readonly JarEntry[]): ReadonlyMap<JarEntry, Uint8Array> {
  const bytes = new Map<JarEntry, Uint8Array>();
  const size = run.reduce((sum, entry) => sum + entry.size, 0);
  const all = inflatedAll(source, run, size);
  if (all?.length !== size) return bytes;
  let at = 0;
  for (const entry of run) bytes.set(entry, all.subarray(at, (at += entry.size)));
  return bytes;
}

/** `undefined` where the run does not inflate to `size` bytes, or not by what is its own. */
function inflatedAll(
  source: ByteSource,
  run: readonly JarEntry[],
  size: number,
): Buffer | undefined {
  try {
    const members = membersOf(source, run);
    if (countOf(MAGIC, members) !== run.length) return undefined;
    const roomy = { chunkSize: size + 64, maxOutputLength: size }; // full room would be asked for more
    const result: unknown = gunzipSync(members, { ...roomy, info: true });
    return isInflated(result) && result.engine.bytesWritten === members.length
      ? result.buffer
      : undefined;
  } catch {
    return undefined; // reading the entry alone throws it again
  }
}

function membersOf(source: ByteSource, run: readonly JarEntry[]): Buffer {
  const around = HEAD.length + TAIL_SIZE;
  const members = Buffer.allocUnsafe(
    run.reduce((sum, { compressedSize }) => sum + compressedSize + around, 0),
  );
  const near = readOnce(source, run);
  let at = 0;
  for (const entry of run) {
    members.set(HEAD, at);
    members.set(compressedBytes(near, entry), at + HEAD.length);
    at += HEAD.length + entry.compressedSize;
    members.writeUInt32LE(entry.crc32, at);
    members.writeUInt32LE(entry.size, at + 4);
    at += TAIL_SIZE;
  }
  return members;
}

/** The source with all of the run in memory, read at once, where little else lies between its entries. */
function readOnce(source: ByteSource, run: readonly JarEntry[]): ByteSource {
  const start = run[0]?.offset ?? 0;
  const last = run.at(-1);
  const end = last === undefined ? start : last.offset + last.compressedSize + BETWEEN;
  const own = run.reduce((sum, { compressedSize }) => sum + compressedSize + BETWEEN, 0);
  if (end <= start || end - start > MOST_WASTE * own) return source;
  const bytes = source.read(start, end - start);
  return {
    name: source.name,
    size: source.size,
    read: (offset, length) => {
      const at = offset - start;
      const isHere = at >= 0 && at + length <= bytes.length;
      return isHere ? bytes.subarray(at, at + length) : source.read(offset, length);
    },
  };
}

function countOf(bytes: Buffer, within: Buffer): number {
  let count = 0;
  for (let at = within.indexOf(bytes); at >= 0; at = within.indexOf(bytes, at + 1)) count++;
  return count;
}

/** What the types of Node do not know: the answer where `info` is asked for. */
function isInflated(
  result: unknown,
): result is { readonly buffer: Buffer; readonly engine: { readonly bytesWritten: number } } {
  return typeof result === 'object' && result !== null && 'engine' in result;
}
