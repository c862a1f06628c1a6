import { readGoodEntries } from '../../formats/jar/directory.js';
import type { Coordinates } from '../../maven/coordinates/coordinates.js';
import { moduleKey } from '../../maven/coordinates/coordinates.js';
import { compareVersions } from '../../maven/version/version.js';
import { isRelease } from '../../uber/upgrade/releases.js';
import type { MavenAccess } from '../input/maven-access.js';
import type { World } from '../input/world.js';

/** From which release on an artifact has a class: this one and every later one up to the one that is known to have it. */
export interface FirstVersion {
  /** `g:a`. */
  readonly module: string;
  readonly has: string;
  /** The release before it, which has it not; `undefined`: there is none. */
  readonly lacks: string | undefined;
}

/** Jars that one search opens at most. */
const MOST_JARS = 100;
/** Jars that are asked for at once. */
const TOGETHER = 4;

/**
 * Looks into the releases before one that has a class, from it backwards, until one has it not. One after the other: what
 * came with a release of an older branch may be absent from the first ones of a newer branch, so that halving would find
 * another place. `undefined` where a repository or a jar could not be had: then nothing is said. Throws what reading a jar
 * throws.
 */
export async function findFirstVersion(
  { files, access }: { readonly files: World['files']; readonly access: MavenAccess },
  { holder, path }: { readonly holder: Coordinates; readonly path: string },
): Promise<FirstVersion | undefined> {
  const { groupId, artifactId } = holder;
  const repositories = access.defaultRepositories;
  const known = await access.versions(groupId, artifactId, repositories);
  if (known.kind !== 'versions') return undefined;
  const earlier = known.versions
    .filter((version) => isRelease(version) && compareVersions(version, holder.version) < 0)
    .sort((one, other) => compareVersions(other, one));
  const found = { module: moduleKey(holder), has: holder.version };
  for (let at = 0; at < Math.min(earlier.length, MOST_JARS); at += TOGETHER) {
    const versions = earlier.slice(at, at + TOGETHER);
    const jars = await access.obtainAll(
      versions.map((version) => ({ coordinates: { ...holder, version }, repositories })),
    );
    for (const [number, jar] of jars.entries()) {
      const lacks = versions[number];
      const isThere = jar.kind === 'file' ? holdsEntry(files, jar.path, path) : undefined;
      if (isThere === undefined || lacks === undefined) return undefined;
      if (!isThere) return { ...found, lacks };
      found.has = lacks;
    }
  }
  return earlier.length > MOST_JARS ? undefined : { ...found, lacks: undefined };
}

function holdsEntry(files: World['files'], jar: string, path: string): boolean | undefined {
  const source = files.open(jar);
  if (source === undefined) return undefined;
  try {
    return readGoodEntries(source).directory.entries.some((entry) => entry.path === path);
  } finally {
    source.close();
  }
}
