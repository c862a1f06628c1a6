import type { FailedRepository } from '../../contract/problem/failed-repository.js';
import type { RepositoryPolicy } from '../pom/model.js';
import type { ClientOptions } from './client.js';
import { metadataName } from './layout.js';
import type { RepositoryMetadata } from './metadata.js';
import { readMetadata } from './metadata.js';
import type { RemoteSource, SourcePorts } from './remote-source.js';
import type { RemoteRepository } from './remote.js';
import { addressOf } from './remote.js';

const minute = 60 * 1000;
const day = 24 * 60 * minute;

/** What one repository says in a folder's metadata. */
export type MetadataAnswer =
  | { readonly kind: 'metadata'; readonly metadata: RepositoryMetadata }
  | { readonly kind: 'absent'; readonly repository: string }
  | { readonly kind: 'failed'; readonly failure: FailedRepository };

/** Metadata of a folder: what was installed or copied by hand, and what repositories say. */
export interface MetadataSource {
  /** `maven-metadata-local.xml`: what `mvn install` left. */
  local(folder: string): RepositoryMetadata | undefined;
  /** As old as the update policy allows; older where the repository cannot be asked now. */
  ask(remote: RemoteRepository, folder: string, policy: RepositoryPolicy): Promise<MetadataAnswer>;
}

/** Metadata with a memory on disk: in the downloads, and Maven's own copies in the local repository. */
export function createMetadataSource(
  ports: Pick<SourcePorts, 'files' | 'clock' | 'downloads'>,
  options: ClientOptions,
  source: RemoteSource,
): MetadataSource {
  const known = new Map<string, Promise<MetadataAnswer>>();
  const copies = copiesOnDisk(ports, options.localRepository);

  async function ask(
    remote: RemoteRepository,
    folder: string,
    policy: RepositoryPolicy,
  ): Promise<MetadataAnswer> {
    const newest = copies.newest(remote, folder);
    const answerOf = ({ path, name }: Omit<Copy, 'asked'>): MetadataAnswer => {
      const metadata = copies.read(path, name);
      return metadata === undefined
        ? { kind: 'absent', repository: remote.id }
        : { kind: 'metadata', metadata };
    };
    if (newest !== undefined && !options.update) {
      const age = ports.clock.now() - newest.asked;
      if (age < lifetime(policy.updatePolicy)) return answerOf(newest);
    }
    const path = `${folder}/${metadataName}`;
    const answer = await source.ask(remote, path);
    if (answer.kind === 'arrived') {
      return answerOf({ path: answer.download.path, name: addressOf(remote, path) });
    }
    if (answer.kind === 'absent') return { kind: 'absent', repository: remote.id };
    if (newest !== undefined) return answerOf(newest);
    return { kind: 'failed', failure: { repository: remote.id, detail: answer.detail } };
  }

  return {
    local: (folder) => {
      const path = `${options.localRepository}/${folder}/maven-metadata-local.xml`;
      return copies.read(path, path);
    },
    ask: (remote, folder, policy) => {
      const key = `${remote.url}\n${folder}`;
      const before = known.get(key);
      if (before !== undefined) return before;
      const promise = ask(remote, folder, policy);
      known.set(key, promise);
      return promise;
    },
  };
}

interface Copy {
  readonly path: string;
  /** What to call it in a message. */
  readonly name: string;
  /** When the repository was asked, in milliseconds since 1970. */
  readonly asked: number;
}

/** What lies on this machine of repositories' metadata. */
interface Copies {
  readonly read: (path: string, name: string) => RepositoryMetadata | undefined;
  /** Of Maven's own copy and ours the newer one: it is the truth. */
  readonly newest: (remote: RemoteRepository, folder: string) => Copy | undefined;
}

function copiesOnDisk(
  { files, downloads }: Pick<SourcePorts, 'files' | 'downloads'>,
  localRepository: string,
): Copies {
  function mavenCopy(remote: RemoteRepository, folder: string): Copy | undefined {
    if (!/^[\w.-]+$/.test(remote.id)) return undefined;
    const path = `${localRepository}/${folder}/maven-metadata-${remote.id}.xml`;
    const stat = files.stat(path);
    return stat?.kind === 'file' ? { path, name: path, asked: stat.mtimeMs } : undefined;
  }

  return {
    read: (path, name) => {
      const bytes = files.read(path);
      return bytes && readMetadata(new TextDecoder().decode(bytes), name);
    },
    newest: (remote, folder) => {
      const path = `${folder}/${metadataName}`;
      const own = downloads.find(remote, path);
      const maven = mavenCopy(remote, folder);
      if (own === undefined || (maven !== undefined && maven.asked > own.asked)) return maven;
      return { path: own.path, name: addressOf(remote, path), asked: own.asked };
    },
  };
}

/** How long metadata is good, in milliseconds (`DefaultUpdatePolicyAnalyzer`): `always`, `daily`, `interval:MINUTES`, `never`. */
function lifetime(updatePolicy: string | undefined): number {
  if (updatePolicy === 'always') return 0;
  if (updatePolicy === 'never') return Number.POSITIVE_INFINITY;
  const interval = /^interval:(\d{1,9})$/.exec(updatePolicy ?? '');
  return interval === null ? day : Number(interval[1]) * minute;
}
