import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { maven } from './programs.js';

/** The published definition of the worked case. */
export const publishedDefinition = 'org.apache.seatunnel:seatunnel-hadoop3-3.1.4-uber:2.3.9';

const logging =
  '<exclusions><exclusion><groupId>org.slf4j</groupId><artifactId>slf4j-reload4j</artifactId></exclusion></exclusions>';

/** The published POM, as it is, as a module in a folder. */
export async function publishedModule(folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const copy = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy';
  await maven(
    [copy, `-Dartifact=${publishedDefinition}:pom`, `-DoutputDirectory=${folder}`],
    folder,
  );
  const [, artifactId, version] = publishedDefinition.split(':');
  renameSync(join(folder, `${artifactId}-${version}.pom`), join(folder, 'pom.xml'));
  return folder;
}

/** The same with the plain bump in its text. */
export async function bumpedModule(folder: string): Promise<string> {
  const file = join(await publishedModule(folder), 'pom.xml');
  const hadoop = '<version>${hadoop3.version}</version>';
  const edited = readFileSync(file, 'utf8')
    .replaceAll('3.1.4', '3.4.1')
    .replace(hadoop, `${hadoop}${logging}`);
  writeFileSync(file, edited);
  return folder;
}
