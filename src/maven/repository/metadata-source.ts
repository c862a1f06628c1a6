import type { RepositoryPolicy } from '../pom/model.js';
import type { FailedRepository } from './answers.js';
import type { ClientOptions, ClientPorts } from './client.js';
import { digest } from './checksums.js';
import { metadataName } from './layout.js';
import type { RepositoryMetadata } from './metadata.js';
import { readMetadata } from './metadata.js';
import type { RemoteSource } from './remote-source.js';
import type { RemoteRepository } from './remote.js';

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

/** Metadata with a memory on disk: below the downloads, a file per repository, as Maven keeps `maven-metadata-ID.xml`. */
export function createMetadataSource(
  ports: ClientPorts,
  options: ClientOptions,
  source: RemoteSource,
): MetadataSource {
  const known = new Map<string, Promise<MetadataAnswer>>();

  function read(path: string): RepositoryMetadata | undefined {
    const bytes = ports.files.read(path);
    return bytes && readMetadata(new TextDecoder().decode(bytes), path);
  }

  /** Maven's own copy and ours; the newer one is the truth. */
  function copies(remote: RemoteRepository, folder: string): readonly Copy[] {
    const own = `${options.downloads}/${folder}/maven-metadata-${ownName(remote)}.xml`;
    const maven = `${options.localRepository}/${folder}/maven-metadata-${remote.id}.xml`;
    return [own, ...(/^[\w.-]+$/.test(remote.id) ? [maven] : [])]
      .flatMap((path) => {
        const stat = ports.files.stat(path);
        return stat?.kind === 'file' ? [{ path, changed: stat.mtimeMs }] : [];
      })
      .sort((a, b) => b.changed - a.changed);
  }

  async function ask(
    remote: RemoteRepository,
    folder: string,
    policy: RepositoryPolicy,
  ): Promise<MetadataAnswer> {
    const newest = copies(remote, folder)[0];
    if (newest !== undefined && !options.update) {
      const age = ports.clock.now() - newest.changed;
      if (age < lifetime(policy.updatePolicy)) return answerOf(read(newest.path), remote);
    }
    const target = `${options.downloads}/${folder}/maven-metadata-${ownName(remote)}.xml`;
    const answer = await source.ask(remote, `${folder}/${metadataName}`, target);
    if (answer.kind === 'arrived') return answerOf(read(target), remote);
    if (answer.kind === 'absent') return { kind: 'absent', repository: remote.id };
    if (newest !== undefined) return answerOf(read(newest.path), remote);
    return { kind: 'failed', failure: { repository: remote.id, detail: answer.detail } };
  }

  return {
    local: (folder) => read(`${options.localRepository}/${folder}/maven-metadata-local.xml`),
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
  /** Milliseconds since 1970. */
  readonly changed: number;
}

function answerOf(
  metadata: RepositoryMetadata | undefined,
  remote: RemoteRepository,
): MetadataAnswer {
  return metadata === undefined
    ? { kind: 'absent', repository: remote.id }
    : { kind: 'metadata', metadata };
}

/** Ids repeat across POMs with different addresses, so the address is in the name. */
function ownName(remote: RemoteRepository): string {
  return digest(new TextEncoder().encode(remote.url), 'sha1').slice(0, 16);
}

/** How long metadata is good, in milliseconds (`DefaultUpdatePolicyAnalyzer`): `always`, `daily`, `interval:MINUTES`, `never`. */
function lifetime(updatePolicy: string | undefined): number {
  if (updatePolicy === 'always') return 0;
  if (updatePolicy === 'never') return Number.POSITIVE_INFINITY;
  const interval = /^interval:(\d{1,9})$/.exec(updatePolicy ?? '');
  return interval === null ? day : Number(interval[1]) * minute;
}
