import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { measure } from '../measure.mjs';
import { must } from '../worked-case.mjs';

const plugin = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1';

/** What Maven puts on the class path of something that depends on these artifacts, in this order. */
export function classPathOf(folder, artifacts) {
  const name = artifacts.at(-1).replaceAll(':', '-');
  const pom = join(folder, `${name}.xml`);
  const list = join(folder, `${name}.class-path`);
  writeFileSync(pom, pomOf(artifacts));
  const words = ['-B', '-q', '-f', pom, `${plugin}:build-classpath`, `-Dmdep.outputFile=${list}`];
  must(measure('mvn', words, folder));
  return readFileSync(list, 'utf8').trim();
}

/** The jars of artifacts in the local repository, where Maven puts them first if need be. */
export function localFiles(folder, artifacts) {
  return artifacts.map((artifact) => {
    const [groupId, artifactId, version] = artifact.split(':');
    const below = [...groupId.split('.'), artifactId, version, `${artifactId}-${version}.jar`];
    const file = join(homedir(), '.m2', 'repository', ...below);
    const words = ['-B', '-q', `${plugin}:get`, `-Dartifact=${artifact}`, '-Dtransitive=false'];
    if (!existsSync(file)) must(measure('mvn', words, folder));
    return file;
  });
}

function pomOf(artifacts) {
  const dependencies = artifacts.map((artifact) => {
    const [groupId, artifactId, version] = artifact.split(':');
    return `<dependency><groupId>${groupId}</groupId><artifactId>${artifactId}</artifactId><version>${version}</version></dependency>`;
  });
  return `<project><modelVersion>4.0.0</modelVersion><groupId>bench</groupId><artifactId>peer</artifactId><version>1</version><packaging>pom</packaging><dependencies>${dependencies.join('')}</dependencies></project>`;
}
