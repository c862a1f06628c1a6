import { createHash } from 'node:crypto';
import { isStopError } from '../../contract/problem/errors.js';
import { decodeXml } from '../../formats/xml/decode.js';
import { readDirectory } from '../../formats/jar/directory.js';
import { readEntry } from '../../formats/jar/read-entry.js';
import type { PomSource } from '../../maven/pom/machine.js';
import { compareVersions } from '../../maven/version/version.js';
import type { World } from './world.js';

/** Where maven-model-builder keeps the super POM (`DefaultSuperPomProvider`). */
const superPomEntry = 'org/apache/maven/model/pom-4.0.0.xml';
const templateName = 'super-pom.xml';

/** The super POM, and whether it is Maven's own. */
export interface SuperPom {
  readonly source: PomSource;
  /** `false`: the package's own equivalent, which names no repository. */
  readonly fromMaven: boolean;
}

/**
 * Maven's super POM: from a Maven installation, else from a `maven-model-builder` in the local repository, else the
 * package's own equivalent. It is where Maven's default repository and the defaults of every model stand.
 */
export function findSuperPom(
  world: Pick<World, 'files' | 'templates'>,
  homes: readonly string[],
  localRepository: string,
): SuperPom {
  for (const list of [installed(world, homes), inRepository(world, localRepository)]) {
    for (const jar of list) {
      const bytes = readSuperPom(world, jar);
      if (bytes === undefined) continue;
      const text = decodeXml(bytes, `${jar}!/${superPomEntry}`);
      return { source: sourceOf(text, bytes, `${jar}!/${superPomEntry}`), fromMaven: true };
    }
  }
  const text = world.templates.read(templateName);
  const bytes = new TextEncoder().encode(text);
  return { source: sourceOf(text, bytes, `templates/${templateName}`), fromMaven: false };
}

function sourceOf(text: string, bytes: Uint8Array, location: string): PomSource {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { text, location, folder: undefined, sha256 };
}

function installed({ files }: Pick<World, 'files'>, homes: readonly string[]): readonly string[] {
  return homes.flatMap((home) =>
    (files.list(`${home}/lib`) ?? [])
      .filter((name) => /^maven-model-builder-[\w.-]{1,64}\.jar$/.test(name))
      .map((name) => `${home}/lib/${name}`),
  );
}

/** The newest first; of Maven 3 before any later one, whose models this tool does not build. */
function inRepository({ files }: Pick<World, 'files'>, localRepository: string): readonly string[] {
  const folder = `${localRepository}/org/apache/maven/maven-model-builder`;
  return [...(files.list(folder) ?? [])]
    .filter((version) => version.startsWith('3.'))
    .sort((a, b) => compareVersions(b, a))
    .map((version) => `${folder}/${version}/maven-model-builder-${version}.jar`);
}

/** `undefined` where the jar is not there, damaged or has no super POM: the next one is looked at. */
function readSuperPom({ files }: Pick<World, 'files'>, jar: string): Uint8Array | undefined {
  const source = files.open(jar);
  if (source === undefined) return undefined;
  try {
    const entry = readDirectory(source).entries.find(({ path }) => path === superPomEntry);
    return entry && readEntry(source, entry);
  } catch (error) {
    if (isStopError(error)) return undefined;
    throw error;
  } finally {
    source.close();
  }
}
