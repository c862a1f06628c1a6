import type { FailedRepository } from '../../contract/problem/failed-repository.js';
import type { ModuleId } from '../coordinates/coordinates.js';
import type { RepositoryPolicy } from '../pom/model.js';
import type { VersionsAnswer } from './answers.js';
import { metadataFolder } from './layout.js';
import type { RepositoryMetadata } from './metadata.js';
import { newerFirst } from './metadata.js';
import type { MetadataAnswer, MetadataSource } from './metadata-source.js';
import type { RemoteRepository } from './remote.js';

/**
 * All versions of a module: the union over the local repository and every repository (`DefaultVersionRangeResolver`),
 * asked side by side. Where some know versions and others could not be asked, what is known is the answer.
 */
export async function collectVersions(
  module: ModuleId,
  remotes: readonly RemoteRepository[],
  source: MetadataSource,
): Promise<VersionsAnswer> {
  const folder = metadataFolder(module);
  const answers = await Promise.all(
    remotes.map((remote) => source.ask(remote, folder, policyOf(remote))),
  );
  const local = source.local(folder);
  const found: RepositoryMetadata[] = local === undefined ? [] : [local];
  const failed: FailedRepository[] = [];
  const asked: string[] = [];
  for (const answer of answers) sort(answer, found, failed, asked);
  if (found.some(({ versions }) => versions.length > 0)) {
    return {
      kind: 'versions',
      versions: [...new Set(found.flatMap(({ versions }) => versions))],
      ...markers(found),
    };
  }
  return failed.length > 0 ? { kind: 'unasked', asked, failed } : { kind: 'absent', asked };
}

function sort(
  answer: MetadataAnswer,
  found: RepositoryMetadata[],
  failed: FailedRepository[],
  asked: string[],
): void {
  if (answer.kind === 'metadata') found.push(answer.metadata);
  else if (answer.kind === 'failed') failed.push(answer.failure);
  else asked.push(answer.repository);
}

/** `release` and `latest` of the metadata that changed last (`DefaultPluginVersionResolver` merges by `lastUpdated`). */
function markers(found: readonly RepositoryMetadata[]): {
  readonly release: string | undefined;
  readonly latest: string | undefined;
} {
  const newestFirst = [...found].sort(newerFirst);
  return {
    release: newestFirst.find(({ release }) => release !== undefined)?.release,
    latest: newestFirst.find(({ latest }) => latest !== undefined)?.latest,
  };
}

function policyOf(remote: RemoteRepository): RepositoryPolicy {
  return remote.releases.enabled ? remote.releases : remote.snapshots;
}
