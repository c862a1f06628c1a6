import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';

/** How often a folder is trimmed, in milliseconds. */
const day = 24 * 60 * 60 * 1000;

/**
 * Trims a folder of the cache to `limit` bytes, at most once a day: its file `trimmed` says when it was last done. Never
 * throws: a cache that is too large fails nothing.
 */
export function trimDaily(folder: string, limit: number): void {
  const mark = `${folder}/trimmed`;
  try {
    const last = statSync(mark, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (Date.now() - last < day) return;
    writeFileSync(mark, 'trimmed\n');
    trimFolder(folder, limit);
  } catch {
    // There is no such folder yet, or it cannot be written: tried again in the next run.
  }
}

/** Removes the files that were longest neither read nor written until the folder has at most `limit` bytes. */
export function trimFolder(folder: string, limit: number): void {
  const entries = walk(folder).sort((a, b) => b.used - a.used);
  let total = 0;
  for (const entry of entries) {
    total += entry.size;
    if (total > limit) rmSync(entry.path, { force: true });
  }
}

interface CachedFile {
  readonly path: string;
  readonly size: number;
  /** When it was last read (as far as the file system notes it) or written, in milliseconds since 1970. */
  readonly used: number;
}

function walk(folder: string): CachedFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    if (!entry.isFile()) return [];
    const path = `${entry.parentPath}/${entry.name}`;
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) return [];
    return [{ path, size: found.size, used: Math.max(found.mtimeMs, found.atimeMs) }];
  });
}
