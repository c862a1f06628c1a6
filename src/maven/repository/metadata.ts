import { FormatError } from '../../contract/problem/errors.js';
import type { XmlElement } from '../../formats/xml/element.js';
import { child, childText } from '../../formats/xml/element.js';
import { parseXml } from '../../formats/xml/parse.js';
import { optionalText } from '../pom/read-element.js';

/** What a `maven-metadata.xml` says (maven-repository-metadata 1.1.0); each list as written. */
export interface RepositoryMetadata {
  readonly versions: readonly string[];
  readonly release: string | undefined;
  readonly latest: string | undefined;
  /** `yyyyMMddHHmmss`, UTC. */
  readonly lastUpdated: string | undefined;
  readonly snapshot: SnapshotBuild | undefined;
  /** Of Maven 3 and later: the file version of each classifier and extension. */
  readonly snapshotVersions: readonly SnapshotVersion[];
}

/** The latest build of a SNAPSHOT, as Maven 2 wrote it. */
export interface SnapshotBuild {
  readonly timestamp: string | undefined;
  readonly buildNumber: string | undefined;
  readonly localCopy: boolean;
}

/** The version in the name of one file of a SNAPSHOT. */
export interface SnapshotVersion {
  readonly classifier: string;
  readonly extension: string;
  readonly value: string;
  readonly updated: string | undefined;
}

/** Reads a `maven-metadata.xml`. Throws `FormatError` where it is not one; `name` is what to call it. */
export function readMetadata(text: string, name: string): RepositoryMetadata {
  const root = parseXml(text, name);
  if (root.name !== 'metadata') {
    throw new FormatError(
      'repository.not-metadata',
      `${name} starts with <${root.name}> where Maven metadata starts with <metadata>`,
      { file: name },
      'see whether the repository address leads to a repository and not to a web page',
    );
  }
  const versioning = child(root, 'versioning');
  const read = (tag: string): string | undefined =>
    versioning === undefined ? undefined : optionalText(versioning, tag);
  return {
    versions: readVersions(versioning),
    release: read('release'),
    latest: read('latest'),
    lastUpdated: read('lastUpdated'),
    snapshot: readSnapshot(versioning && child(versioning, 'snapshot')),
    snapshotVersions: readSnapshotVersions(versioning && child(versioning, 'snapshotVersions')),
  };
}

/**
 * The version in the file's name of one file of a SNAPSHOT (`DefaultVersionResolver`): the most recent among the
 * metadata of all repositories. Maven 3's list of files comes before Maven 2's timestamp. `undefined`: the plain
 * `-SNAPSHOT` name.
 */
export function snapshotFileVersion(
  metadata: RepositoryMetadata,
  version: string,
  classifier: string,
  extension: string,
): string | undefined {
  if (metadata.snapshot?.localCopy === true) return undefined;
  const named = metadata.snapshotVersions.find(
    (candidate) => candidate.classifier === classifier && candidate.extension === extension,
  );
  if (named !== undefined) return named.value;
  const { timestamp, buildNumber } = metadata.snapshot ?? {};
  if (metadata.snapshotVersions.length > 0 || !timestamp || !buildNumber) return undefined;
  return `${version.slice(0, -'SNAPSHOT'.length)}${timestamp}-${buildNumber}`;
}

/** Orders metadata by when it was last updated, the newest first; what does not say so comes last. */
export function newerFirst(one: RepositoryMetadata, other: RepositoryMetadata): number {
  const [a, b] = [one.lastUpdated ?? '', other.lastUpdated ?? ''];
  return a === b ? 0 : a < b ? 1 : -1;
}

function readVersions(versioning: XmlElement | undefined): readonly string[] {
  const list = versioning && child(versioning, 'versions');
  return texts(list, 'version');
}

function readSnapshot(element: XmlElement | undefined): SnapshotBuild | undefined {
  if (element === undefined) return undefined;
  return {
    timestamp: optionalText(element, 'timestamp'),
    buildNumber: optionalText(element, 'buildNumber'),
    localCopy: childText(element, 'localCopy') === 'true',
  };
}

function readSnapshotVersions(list: XmlElement | undefined): readonly SnapshotVersion[] {
  const elements = list?.children.filter(({ name }) => name === 'snapshotVersion') ?? [];
  return elements.flatMap((element) => {
    const value = optionalText(element, 'value');
    if (value === undefined) return [];
    return [
      {
        classifier: childText(element, 'classifier') ?? '',
        extension: childText(element, 'extension') ?? '',
        value,
        updated: optionalText(element, 'updated'),
      },
    ];
  });
}

function texts(list: XmlElement | undefined, tag: string): readonly string[] {
  const elements = list?.children.filter(({ name }) => name === tag) ?? [];
  return elements.map(({ text }) => text.trim()).filter((text) => text !== '');
}
