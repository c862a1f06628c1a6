import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { maven } from './programs.js';

/** Copies artifacts (`g:a:v`) without what they depend on into a folder, through Maven; answers the jars' paths in that order. */
export async function obtainJars(
  coordinates: readonly string[],
  folder: string,
): Promise<readonly string[]> {
  mkdirSync(folder, { recursive: true });
  const dependencies = coordinates.map((text) => {
    const [groupId, artifactId, version] = text.split(':');
    return `<dependency><groupId>${groupId}</groupId><artifactId>${artifactId}</artifactId><version>${version}</version></dependency>`;
  });
  writeFileSync(
    join(folder, 'pom.xml'),
    `<project><modelVersion>4.0.0</modelVersion><groupId>x</groupId><artifactId>x</artifactId><version>1</version><packaging>pom</packaging><dependencies>${dependencies.join('')}</dependencies></project>`,
  );
  await maven(
    [
      'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies',
      '-DexcludeTransitive=true',
      `-DoutputDirectory=${folder}`,
    ],
    folder,
  );
  const names = readdirSync(folder);
  return coordinates.map((text) => {
    const [, artifactId, version] = text.split(':');
    const name = `${artifactId}-${version}.jar`;
    if (!names.includes(name)) throw new Error(`Maven did not copy ${text} into ${folder}`);
    return join(folder, name);
  });
}
