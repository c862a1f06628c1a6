import { createHash } from 'node:crypto';
import { decodeXml } from '../../formats/xml/decode.js';
import type { PomSource } from '../../maven/pom/machine.js';
import { compareVersions } from '../../maven/version/version.js';
import { readFromJar, versionIn } from './maven-jar.js';
import type { World } from './world.js';

/** Where maven-model-builder keeps the super POM (`DefaultSuperPomProvider`). */
const superPomEntry = 'org/apache/maven/model/pom-4.0.0.xml';
const templateName = 'super-pom.xml';

/** The super POM, and whether it is Maven's own. */
export interface SuperPom {
  readonly source: PomSource;
  /** `false`: the package's own equivalent, which names no repository. */
  readonly fromMaven: boolean;
  /** Of that Maven, where the jar says it. */
  readonly version: string | undefined;
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
      const bytes = readFromJar(world, jar, superPomEntry);
      if (bytes === undefined) continue;
      const location = `${jar}!/${superPomEntry}`;
      const source = sourceOf(decodeXml(bytes, location), bytes, location);
      return { source, fromMaven: true, version: versionIn(world, jar, 'maven-model-builder') };
    }
  }
  const text = world.templates.read(templateName);
  const bytes = new TextEncoder().encode(text);
  const source = sourceOf(text, bytes, `templates/${templateName}`);
  return { source, fromMaven: false, version: undefined };
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
