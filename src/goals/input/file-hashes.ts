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
  /** Hashes the files that are not known yet, on all cores; one that is gone is left out. */
  learn(paths: readonly string[]): Promise<void>;
  /** Writes what was learnt; without it, the next run reads the files again. */
  flush(): void;
}

/**
 * Reading 130 jars to hash them takes longer than all else of an up-to-date check. Files below `downloads` lie under
 * their hash and are never read for it.
 */
export function createFileHashes(
  { files, store, tasks }: Pick<World, 'files' | 'store' | 'tasks'>,
  downloads: string,
): FileHashes {
  const known = load(store.get(area, key));
  let changed = false;

  function stampOf(path: string): string | undefined {
    const stat = files.stat(path);
    return stat && `${stat.size} ${stat.mtimeMs}`;
  }

  function recall(path: string, stamp: string): string | undefined {
    const [before, hash] = known.get(path) ?? [];
    return before === stamp ? hash : undefined;
  }

  function keep(path: string, stamp: string, hash: string): void {
    changed = true;
    known.set(path, [stamp, hash]);
  }

  function hashOf(path: string): string {
    const bytes = files.read(path);
    if (bytes === undefined) throw gone(path);
    return createHash('sha256').update(bytes).digest('hex');
  }

  return {
    sha256: (path) => {
      const stamp = stampOf(path);
      if (stamp === undefined) throw gone(path);
      const named = sha256InPath(downloads, path);
      if (named !== undefined) return named;
      const before = recall(path, stamp);
      const hash = before ?? hashOf(path);
      // Last in the order of the map: used just now.
      known.delete(path);
      if (before === undefined) keep(path, stamp, hash);
      else known.set(path, [stamp, hash]);
      return hash;
    },
    learn: async (paths) => {
      const unknown = [...new Set(paths)].flatMap((file) => {
        const stamp = sha256InPath(downloads, file) === undefined ? stampOf(file) : undefined;
        return stamp === undefined || recall(file, stamp) !== undefined ? [] : [{ file, stamp }];
      });
      const hashes = await tasks.run(
        'digest',
        unknown.map(({ file }) => ({ file })),
      );
      for (const [at, { file, stamp }] of unknown.entries()) keep(file, stamp, hashes[at] ?? '');
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
