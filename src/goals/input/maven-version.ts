import { isStopError } from '../../contract/problem/errors.js';
import { readDirectory } from '../../formats/jar/directory.js';
import { readEntry } from '../../formats/jar/read-entry.js';
import { mavenHomes } from './maven-home.js';
import type { World } from './world.js';

/** Where Maven itself looks for its version (`DefaultRuntimeInformation`). */
const propertiesEntry = 'META-INF/maven/org.apache.maven/maven-core/pom.properties';

/** The Maven that is taken to run the build where none is found: the oldest that current plugins still run on. */
const assumedMaven = '3.6.3';

/**
 * The version of the Maven that would run the build: of the first installation that tells it (`mavenHomes`), else
 * 3.6.3.
 */
export function mavenAtHand(world: Pick<World, 'files' | 'machine'>): string {
  for (const home of mavenHomes(world)) {
    const jars = (world.files.list(`${home}/lib`) ?? []).filter((name) =>
      /^maven-core-[\w.-]{1,64}\.jar$/.test(name),
    );
    for (const jar of jars) {
      const version = versionInside(world, `${home}/lib/${jar}`);
      if (version !== undefined) return version;
    }
  }
  return assumedMaven;
}

/** `undefined` where the jar is damaged or does not say it. */
function versionInside({ files }: Pick<World, 'files'>, jar: string): string | undefined {
  const source = files.open(jar);
  if (source === undefined) return undefined;
  try {
    const entry = readDirectory(source).entries.find(({ path }) => path === propertiesEntry);
    const text = entry && Buffer.from(readEntry(source, entry)).toString('latin1');
    return /^version=([\w.-]{1,64})\s*$/m.exec(text ?? '')?.[1];
  } catch (error) {
    if (isStopError(error)) return undefined;
    throw error;
  } finally {
    source.close();
  }
}
