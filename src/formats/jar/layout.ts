import type { ByteSource } from '../../contract/ports/bytes.js';
import type { JarEntry } from './entry.js';
import { failJar } from './fail.js';

const LOCAL_SIZE = 30;

/**
 * No two entries may claim the same bytes, and none may reach into the directory: overlapping is how a small zip holds
 * petabytes. A local header is at least 30 bytes and the path long; its extra field can only add to that.
 */
export function checkLayout(
  source: ByteSource,
  entries: readonly JarEntry[],
  directoryStart: number,
): void {
  const byOffset = inOrder(entries) ? entries : [...entries].sort((a, b) => a.offset - b.offset);
  let previous: JarEntry | undefined;
  for (const entry of byOffset) {
    if (previous && entry.offset < leastEnd(previous))
      failJar(
        'jar.overlapping-entries',
        { file: source.name, entry: entry.path, offset: entry.offset },
        `claims bytes of ${JSON.stringify(previous.path)}`,
      );
    previous = entry;
  }
  if (previous && leastEnd(previous) > directoryStart)
    failJar(
      'jar.truncated',
      { file: source.name, entry: previous.path, offset: previous.offset },
      'reaches past the start of the table of contents',
    );
}

function leastEnd(entry: JarEntry): number {
  return entry.offset + LOCAL_SIZE + entry.path.length + entry.compressedSize;
}

function inOrder(entries: readonly JarEntry[]): boolean {
  return entries.every((entry, index) => (entries[index - 1]?.offset ?? -1) <= entry.offset);
}
