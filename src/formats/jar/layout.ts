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
 */
export function checkLayout(
  source: ByteSource,
  entries: readonly JarEntry[],
  directoryStart: number,
  tell: (misplaced: Misplaced) => void,
): void {
  const byOffset = inOrder(entries) ? entries : [...entries].sort((a, b) => a.offset - b.offset);
  for (const [index, entry] of byOffset.entries()) {
    const next = byOffset[index + 1];
    const end = leastEnd(entry);
    if (next && end > next.offset) {
      const detail = `claims bytes of ${JSON.stringify(next.path)}`;
      tell(misplaced('jar.overlapping-entries', source, entry, detail));
    } else if (end > directoryStart) {
      const detail = 'reaches past the start of the table of contents';
      tell(misplaced('jar.truncated', source, entry, detail));
    }
  }
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
