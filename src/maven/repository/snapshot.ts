import type { Coordinates } from '../coordinates/coordinates.js';
import { isSnapshot } from '../version/version.js';
import { metadataFolder } from './layout.js';
import type { RepositoryMetadata } from './metadata.js';
import { newerFirst, snapshotFileVersion } from './metadata.js';
import type { MetadataSource } from './metadata-source.js';
import type { RemoteRepository } from './remote.js';

/**
 * The version in the file name of a SNAPSHOT: of the repository that updated it last (`DefaultVersionResolver`). For
 * what is no `-SNAPSHOT`, and where no metadata speaks of it, the version itself.
 */
export async function snapshotVersionOf(
  coordinates: Coordinates,
  remotes: readonly RemoteRepository[],
  source: MetadataSource,
): Promise<string> {
  const { version, classifier, extension } = coordinates;
  if (!isSnapshot(version) || !version.endsWith('SNAPSHOT')) return version;
  const folder = metadataFolder(coordinates, version);
  const answers = await Promise.all(
    remotes.map((remote) => source.ask(remote, folder, remote.snapshots)),
  );
  const newest = answers
    .flatMap((answer): RepositoryMetadata[] =>
      answer.kind === 'metadata' ? [answer.metadata] : [],
    )
    .sort(newerFirst)[0];
  return (newest && snapshotFileVersion(newest, version, classifier, extension)) ?? version;
}
