import type { FormatError } from '../../contract/problem/errors.js';
import type { ByteSource } from '../../contract/ports/bytes.js';
import type { JarEntry } from './entry.js';
import { jarError } from './fail.js';

const LOCAL_SIZE = 30;

/** An entry whose bytes are not its own. */
interface Misplaced {
  readonly entry: JarEntry;
  readonly error: FormatError;
}

/**
 * No two entries may claim the same bytes, and none may reach into the directory: overlapping is how a small zip holds
 * petabytes. A local header is at least 30 bytes and the path long; its extra field can only add to that. Of two that
 * overlap the earlier is the bad one: it reaches over the header of the other. So those not told have bytes of their own.
 * Answered are records that say again what one before them says, as real jars of old tools do with every entry: Java takes
 * them, and they are to be left out, so that nobody reads the bytes as often as a hostile directory names them.
 */
export function checkLayout(
  source: ByteSource,
  entries: readonly JarEntry[],
  directoryStart: number,
  tell: (misplaced: Misplaced) => void,
): ReadonlySet<JarEntry> {
  const repeated = new Set<JarEntry>();
  const byOffset = inOrder(entries) ? entries : [...entries].sort((a, b) => a.offset - b.offset);
  for (const [index, entry] of byOffset.entries()) {
    const next = byOffset[index + 1];
    const end = leastEnd(entry);
    if (next && isRepeated(entry, next)) {
      repeated.add(next);
    } else if (next && end > next.offset) {
      const detail = `claims bytes of ${JSON.stringify(next.path)}`;
      tell(misplaced('jar.overlapping-entries', source, entry, detail));
    } else if (end > directoryStart) {
      const detail = 'reaches past the start of the table of contents';
      tell(misplaced('jar.truncated', source, entry, detail));
    }
  }
  return repeated;
}

function isRepeated(one: JarEntry, other: JarEntry): boolean {
  return (
    one.offset === other.offset &&
    one.path === other.path &&
    one.crc32 === other.crc32 &&
    one.size === other.size &&
    one.compressedSize === other.compressedSize &&
    one.method === other.method
  );
}

function misplaced(
  code: 'jar.overlapping-entries' | 'jar.truncated',
  { name }: ByteSource,
  entry: JarEntry,
  detail: string,
): Misplaced {
  const place = { file: name, entry: entry.path, offset: entry.offset };
  return { entry, error: jarError(code, place, detail) };
}

function leastEnd(entry: JarEntry): number {
  return entry.offset + LOCAL_SIZE + entry.path.length + entry.compressedSize;
}

function inOrder(entries: readonly JarEntry[]): boolean {
  return entries.every((entry, index) => (entries[index - 1]?.offset ?? -1) <= entry.offset);
}
