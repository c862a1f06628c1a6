import type { FailedRepository } from '../../contract/problem/failed-repository.js';
import type { RepositoryProblem } from '../../contract/problem/kinds/repository.js';
import type { Clock } from '../../contract/ports/clock.js';
import type { Fetch } from '../../contract/ports/fetch.js';
import type { Files } from '../../contract/ports/files.js';
import type { Store } from '../../contract/ports/store.js';
import type { Coordinates } from '../coordinates/coordinates.js';
import type { RepositoryDefinition } from '../pom/model.js';
import type { Absent, FoundFile, Unasked, VersionsAnswer } from './answers.js';
import { isSnapshot } from '../version/version.js';
import { createDownloads } from './downloads.js';
import { artifactPath } from './layout.js';
import { collectVersions } from './collect-versions.js';
import { createMetadataSource } from './metadata-source.js';
import type { RemoteSource } from './remote-source.js';
import { createRemoteSource } from './remote-source.js';
import type { RemoteChoice, RemoteRepository } from './remote.js';
import { chooseRemotes } from './remote.js';
import { snapshotVersionOf } from './snapshot.js';

/** What a client needs of the world. */
export interface ClientPorts {
  readonly fetch: Fetch;
  readonly files: Files;
  readonly store: Store;
  readonly clock: Clock;
}

/** How a client looks for files. */
export interface ClientOptions {
  /** The user's local repository: read, never written. */
  readonly localRepository: string;
  /** Where downloads are kept (`downloadsFolder`). */
  readonly downloads: string;
  readonly offline: boolean;
  /** Ask again for what was not there, and for metadata. */
  readonly update: boolean;
  readonly choice: RemoteChoice;
  readonly report: (problem: RepositoryProblem) => void;
}

/** Files and versions of repositories. *Not there* and *could not ask* are never mixed. */
export interface RepositoryClient {
  /**
   * The file of an artifact: from the local repository, the downloads of these repositories, then the
   * repositories in order. Throws
   * `UsageError` for coordinates that are no path, `ResolutionError` for a checksum that does not fit, `IoError`.
   */
  find(
    coordinates: Coordinates,
    repositories: readonly RepositoryDefinition[],
  ): Promise<FoundFile | Absent | Unasked>;
  /** All versions, from the metadata of the local repository and of every repository. */
  versions(
    groupId: string,
    artifactId: string,
    repositories: readonly RepositoryDefinition[],
  ): Promise<VersionsAnswer>;
  /** `false` for a file that this client found or downloaded and no checksum stood for. */
  readonly isVerified: (file: string) => boolean;
}

/** A client that remembers, for its life, what it was told: nothing is asked twice. */
export function createClient(ports: ClientPorts, options: ClientOptions): RepositoryClient {
  const downloads = createDownloads(ports, options.downloads, options.report);
  const remote = createRemoteSource({ ...ports, downloads }, options);
  const metadata = createMetadataSource({ ...ports, downloads }, options, remote);
  const known = new Map<string, Promise<FoundFile | Absent | Unasked>>();

  async function look(
    coordinates: Coordinates,
    remotes: readonly RemoteRepository[],
  ): Promise<FoundFile | Absent | Unasked> {
    const snapshot = isSnapshot(coordinates.version);
    const enabled = remotes.filter((r) => (snapshot ? r.snapshots : r.releases).enabled);
    const plain = artifactPath(coordinates);
    if (!snapshot || !options.update) {
      const here = findHere(plain, enabled);
      if (here !== undefined) return here;
    }
    const fileVersion = await snapshotVersionOf(coordinates, enabled, metadata);
    const path = artifactPath(coordinates, fileVersion);
    return findHere(path, enabled) ?? askInTurn(remote, path, enabled, options);
  }

  function findHere(path: string, remotes: readonly RemoteRepository[]): FoundFile | undefined {
    const local = `${options.localRepository}/${path}`;
    if (ports.files.stat(local)?.kind === 'file') {
      return { kind: 'file', path: local, origin: 'local' };
    }
    for (const candidate of remotes) {
      const download = downloads.find(candidate, path);
      if (download !== undefined) return { kind: 'file', path: download.path, origin: 'cache' };
    }
    return undefined;
  }

  return {
    find: async (coordinates, repositories) => {
      const remotes = chooseRemotes(repositories, options.choice);
      const key = [artifactPath(coordinates), ...remotes.map(({ id, url }) => `${id}=${url}`)];
      return remember(known, key.join('\n'), () => look(coordinates, remotes));
    },
    versions: (groupId, artifactId, repositories) =>
      collectVersions(
        { groupId, artifactId },
        chooseRemotes(repositories, options.choice),
        metadata,
      ),
    isVerified: (file) => downloads.isVerified(file),
  };
}

/** Repository by repository, until one has the file. */
async function askInTurn(
  source: RemoteSource,
  path: string,
  remotes: readonly RemoteRepository[],
  { offline }: Pick<ClientOptions, 'offline'>,
): Promise<FoundFile | Absent | Unasked> {
  const asked: string[] = [];
  const failed: FailedRepository[] = [];
  for (const remote of remotes) {
    const answer = await source.ask(remote, path);
    if (answer.kind === 'arrived') {
      return { kind: 'file', path: answer.download.path, origin: 'remote' };
    }
    if (answer.kind === 'absent') asked.push(remote.id);
    else failed.push({ repository: remote.id, detail: answer.detail });
  }
  if (failed.length > 0) return { kind: 'unasked', asked, failed };
  // Offline, with no repository to name, the local repository's silence still decides nothing.
  return offline
    ? { kind: 'unasked', asked, failed: [{ repository: 'any', detail: 'offline' }] }
    : { kind: 'absent', asked };
}

function remember<T>(
  known: Map<string, Promise<T>>,
  key: string,
  make: () => Promise<T>,
): Promise<T> {
  const before = known.get(key);
  if (before !== undefined) return before;
  const promise = make();
  known.set(key, promise);
  return promise;
}
