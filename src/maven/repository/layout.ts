import { UsageError } from '../../contract/problem/errors.js';
import type { Coordinates, ModuleId } from '../coordinates/coordinates.js';
import { isSafePart } from '../coordinates/coordinates.js';

/** Name of the metadata file in a remote repository. */
export const metadataName = 'maven-metadata.xml';

const timestamped = /^(.*)-(\d{8}\.\d{6})-(\d+)$/;

/** The version that names the folder: `1-20200102.030405-6` lies in `1-SNAPSHOT` (Maven's `AbstractArtifact`). */
export function baseVersion(version: string): string {
  const match = timestamped.exec(version);
  return match ? `${match[1]}-SNAPSHOT` : version;
}

/**
 * The path of an artifact below a repository, in the maven2 layout (`Maven2RepositoryLayoutFactory`). `fileVersion` is
 * the version in the file's name where metadata gave a timestamped one. Throws `UsageError` where a part of the
 * coordinates could leave its folder: coordinates come from other people's POMs.
 */
export function artifactPath(
  coordinates: Coordinates,
  fileVersion: string = coordinates.version,
): string {
  const { artifactId, version, classifier, extension } = coordinates;
  for (const part of [version, fileVersion, classifier, extension]) requireSafe(part, coordinates);
  const tail = classifier === '' ? '' : `-${classifier}`;
  const folder = `${modulePath(coordinates)}/${baseVersion(version)}`;
  return `${folder}/${artifactId}-${fileVersion}${tail}.${extension}`;
}

/** The folder of a module's versions, or of one version's builds, which is where `maven-metadata.xml` lies. */
export function metadataFolder(module: ModuleId, version?: string): string {
  if (version === undefined) return modulePath(module);
  requireSafe(version, module);
  return `${modulePath(module)}/${baseVersion(version)}`;
}

function modulePath(module: ModuleId): string {
  requireSafe(module.groupId, module);
  requireSafe(module.artifactId, module);
  return `${module.groupId.replaceAll('.', '/')}/${module.artifactId}`;
}

function requireSafe(part: string, module: ModuleId): void {
  const dots = part === '.' || part.startsWith('.') || part.endsWith('.');
  if (isSafePart(part) && !dots) return;
  throw new UsageError(
    'coordinates.unsafe',
    `"${module.groupId}:${module.artifactId}" has ${JSON.stringify(part)} in its coordinates, which cannot be a part of a repository path`,
    {},
    'correct the POM or argument that names these coordinates',
  );
}
