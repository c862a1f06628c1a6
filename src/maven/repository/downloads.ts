import type { Clock } from '../../contract/ports/clock.js';
import type { Files } from '../../contract/ports/files.js';
import type { Store } from '../../contract/ports/store.js';
import type { RepositoryProblem } from '../../contract/problem/kinds/repository.js';
import { digest } from './checksums.js';
import type { RemoteRepository } from './remote.js';
import { addressOf } from './remote.js';

/** Raise the number when what a line of the index says changes. */
const area = 'downloads-v1';

/** A file of a repository that lies in the own cache. */
export interface Download {
  readonly path: string;
  /** When the repository was asked, in milliseconds since 1970. */
  readonly asked: number;
}

/** A body as it arrived: in memory, or in a file that is renamed or removed here. */
export type Body =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'part'; readonly bytes: Uint8Array; readonly path: string };

/** The own cache of downloads, by content. */
export interface Downloads {
  /** What a repository gave for a path, if it still lies here whole. */
  find(remote: RemoteRepository, path: string): Download | undefined;
  /** Keeps a body as what the repository gave for the path. Throws `IoError`. */
  keep(remote: RemoteRepository, path: string, body: Body, verified: boolean): Download;
  /** Whether a checksum of its repository stood for the file at a path, as far as it was found or kept here. */
  isVerified(file: string): boolean;
  /** Where bodies arrive: on the file system of the cache, so that they can be renamed into it. */
  readonly arrivals: string;
}

/**
 * Bytes lie under their SHA-256, `FOLDER/ab/abcd…/NAME` (the file's own name stays readable in messages), so what two
 * repositories have alike is kept once. The store holds the index: for each address `SHA-256 size asked verified`. The
 * file gets its name before the index gets its line, both by renaming, so processes may run side by side; a line
 * without a file of that size counts as nothing, and the repository is asked again. What could not be verified is told
 * in every run that uses it: the first and the second must say the same.
 */
export function createDownloads(
  ports: { readonly files: Files; readonly store: Store; readonly clock: Clock },
  folder: string,
  report: (problem: RepositoryProblem) => void,
): Downloads {
  const { files, store, clock } = ports;
  const unverified = new Set<string>();
  const isWhole = (path: string, size: number): boolean => {
    const stat = files.stat(path);
    return stat?.kind === 'file' && stat.size === size;
  };

  function place(body: Body, target: string): void {
    const known = isWhole(target, body.bytes.length);
    if (body.kind === 'bytes') {
      if (!known) files.write(target, body.bytes);
    } else if (known) files.remove(body.path);
    else files.rename(body.path, target);
  }

  function tellUnverified(remote: RemoteRepository, path: string, file: string): void {
    unverified.add(file);
    report({ code: 'repository.checksum-missing', repository: remote.id, path });
  }

  return {
    isVerified: (file) => !unverified.has(file),
    arrivals: `${folder}/arriving`,
    find: (remote, path) => {
      const line = readLine(store.get(area, addressOf(remote, path)));
      if (line === undefined) return undefined;
      const target = pathOf(folder, line.sha256, path);
      if (!isWhole(target, line.size)) return undefined;
      if (!line.verified) tellUnverified(remote, path, target);
      return { path: target, asked: line.asked };
    },
    keep: (remote, path, body, verified) => {
      const sha256 = digest(body.bytes, 'sha256');
      const target = pathOf(folder, sha256, path);
      place(body, target);
      const asked = clock.now();
      const line = `${sha256} ${body.bytes.length} ${asked} ${verified ? 'verified' : 'unverified'}`;
      store.put(area, addressOf(remote, path), new TextEncoder().encode(line));
      if (!verified) tellUnverified(remote, path, target);
      return { path: target, asked };
    },
  };
}

/** Where the downloads lie in the tool's own cache. */
export function downloadsFolder(cacheFolder: string): string {
  return `${cacheFolder}/files`;
}

/** The SHA-256 of a file of `createDownloads` below `folder`, read off its path; `undefined` for any other path. */
export function sha256InPath(folder: string, path: string): string | undefined {
  if (!path.startsWith(`${folder}/`)) return undefined;
  return /^[0-9a-f]{2}\/([0-9a-f]{64})\/[^/]+$/.exec(path.slice(folder.length + 1))?.[1];
}

function pathOf(folder: string, sha256: string, path: string): string {
  return `${folder}/${sha256.slice(0, 2)}/${sha256}/${path.slice(path.lastIndexOf('/') + 1)}`;
}

interface Line {
  readonly sha256: string;
  readonly size: number;
  readonly asked: number;
  readonly verified: boolean;
}

function readLine(bytes: Uint8Array | undefined): Line | undefined {
  if (bytes === undefined) return undefined;
  const match = /^([0-9a-f]{64}) (\d{1,15}) (\d{1,15}) (verified|unverified)$/.exec(
    new TextDecoder().decode(bytes),
  );
  const [, sha256, size, asked, verified] = match ?? [];
  if (sha256 === undefined) return undefined;
  return { sha256, size: Number(size), asked: Number(asked), verified: verified === 'verified' };
}
