import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { maven } from './programs.js';

/** Copies artifacts (`g:a:v`) without what they depend on into a folder, through Maven; answers the jars' paths in that order. */
export async function obtainJars(
  coordinates: readonly string[],
  folder: string,
): Promise<readonly string[]> {
  mkdirSync(folder, { recursive: true });
  // Items, not dependencies: of two versions of one artifact a resolution would keep one.
  const items = coordinates.map((text) => {
    const [groupId, artifactId, version] = text.split(':');
    return `<artifactItem><groupId>${groupId}</groupId><artifactId>${artifactId}</artifactId><version>${version}</version></artifactItem>`;
  });
  const plugin =
    '<groupId>org.apache.maven.plugins</groupId><artifactId>maven-dependency-plugin</artifactId><version>3.6.1</version>';
  const configuration = `<configuration><outputDirectory>${folder}</outputDirectory><artifactItems>${items.join('')}</artifactItems></configuration>`;
  writeFileSync(
    join(folder, 'pom.xml'),
    `<project><modelVersion>4.0.0</modelVersion><groupId>x</groupId><artifactId>x</artifactId><version>1</version><packaging>pom</packaging><build><plugins><plugin>${plugin}${configuration}</plugin></plugins></build></project>`,
  );
  await maven(['org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy'], folder);
  const names = readdirSync(folder);
  return coordinates.map((text) => {
    const [, artifactId, version] = text.split(':');
    const name = `${artifactId}-${version}.jar`;
    if (!names.includes(name)) throw new Error(`Maven did not copy ${text} into ${folder}`);
    return join(folder, name);
  });
}
