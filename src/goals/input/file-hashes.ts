import { createHash } from 'node:crypto';
import { IoError } from '../../contract/problem/errors.js';
import { sha256InPath } from '../../maven/repository/downloads.js';
import type { World } from './world.js';

const area = 'file-hashes-v1';
const key = 'all';
/** How many files are remembered; the ones used longest ago are forgotten first. */
const mostFiles = 20_000;

/** SHA-256 of files, remembered by path, size and time of change. */
export interface FileHashes {
  /** Lower-case hex. Throws `IoError` where the file is gone. */
  sha256(path: string): string;
  /** Writes what was learnt; without it, the next run reads the files again. */
  flush(): void;
}

/**
 * Reading 130 jars to hash them takes longer than all else of an up-to-date check. Files below `downloads` lie under
 * their hash and are never read for it.
 */
export function createFileHashes(
  { files, store }: Pick<World, 'files' | 'store'>,
  downloads: string,
): FileHashes {
  const known = load(store.get(area, key));
  let changed = false;

  function hashOf(path: string): string {
    const bytes = files.read(path);
    if (bytes === undefined) throw gone(path);
    return createHash('sha256').update(bytes).digest('hex');
  }

  return {
    sha256: (path) => {
      const stat = files.stat(path);
      if (stat === undefined) throw gone(path);
      const named = sha256InPath(downloads, path);
      if (named !== undefined) return named;
      const stamp = `${stat.size} ${stat.mtimeMs}`;
      const [before, hash] = known.get(path) ?? [];
      const same = before === stamp ? hash : undefined;
      const made = same ?? hashOf(path);
      changed ||= same === undefined;
      // Last in the order of the map: used just now.
      known.delete(path);
      known.set(path, [stamp, made]);
      return made;
    },
    flush: () => {
      if (!changed) return;
      changed = false;
      const lines = [...known]
        .slice(-mostFiles)
        .map(([path, [stamp, hash]]) => `${hash} ${stamp} ${path}`);
      store.put(area, key, new TextEncoder().encode(lines.join('\n')));
    },
  };
}

/** Lines of `hash size mtime path`. */
function load(bytes: Uint8Array | undefined): Map<string, readonly [stamp: string, hash: string]> {
  const text = bytes === undefined ? '' : new TextDecoder().decode(bytes);
  const known = new Map<string, readonly [string, string]>();
  for (const line of text.split('\n')) {
    const match = /^([0-9a-f]{64}) (\d+ [\d.]+) (.+)$/.exec(line);
    if (match?.[1] && match[2] && match[3]) known.set(match[3], [match[2], match[1]]);
  }
  return known;
}

function gone(path: string): IoError {
  return new IoError('io.gone', `${path} is not there`, { file: path }, 'run again');
}
