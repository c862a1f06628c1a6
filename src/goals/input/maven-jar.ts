import { isStopError } from '../../contract/problem/errors.js';
import { readDirectory } from '../../formats/jar/directory.js';
import { readEntry } from '../../formats/jar/read-entry.js';
import type { World } from './world.js';

/** An entry of one of Maven's jars; `undefined` where the jar is not there, damaged or has no such entry: another may. */
export function readFromJar(
  { files }: Pick<World, 'files'>,
  jar: string,
  path: string,
): Uint8Array | undefined {
  const source = files.open(jar);
  if (source === undefined) return undefined;
  try {
    const entry = readDirectory(source).entries.find((one) => one.path === path);
    return entry && readEntry(source, entry);
  } catch (error) {
    if (isStopError(error)) return undefined;
    throw error;
  } finally {
    source.close();
  }
}

/** What the jar of a module of Maven says of its version (`DefaultRuntimeInformation` reads that of `maven-core`). */
export function versionIn(
  world: Pick<World, 'files'>,
  jar: string,
  artifactId: string,
): string | undefined {
  const path = `META-INF/maven/org.apache.maven/${artifactId}/pom.properties`;
  const text = Buffer.from(readFromJar(world, jar, path) ?? []).toString('latin1');
  return /^version=([\w.-]{1,64})\s*$/m.exec(text)?.[1];
}
