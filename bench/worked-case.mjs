import { copyFileSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { measure } from './measure.mjs';

/** The upgrade that is measured: a published definition, and what becomes of it. */
const worked = {
  groupId: 'org.apache.seatunnel',
  artifactId: 'seatunnel-hadoop3-3.1.4-uber',
  version: '2.3.9',
  edit: 'hadoop3.version=3.4.1',
  name: 'seatunnel-hadoop3-3.4.1-uber',
};

/** The published definition, in a folder of its own: its parents come from the local repository. */
export function copyDefinition(module) {
  const { artifactId, version } = worked;
  mkdirSync(module);
  copyFileSync(published(version, `${artifactId}-${version}.pom`), join(module, 'pom.xml'));
}

/** A file of a version of the published definition in the local repository. */
export function published(version, file) {
  const { groupId, artifactId } = worked;
  const repository = join(homedir(), '.m2', 'repository');
  return join(repository, ...groupId.split('.'), artifactId, version, file);
}

/** The uber jar that was released with a version, by its file. */
export function releasedJar(version) {
  return `${worked.artifactId}-${version}-optional.jar`;
}

export function coordinates() {
  return `${worked.groupId}:${worked.artifactId}:${worked.version}`;
}

export function upgrade() {
  return ['--set', worked.edit, '--name', worked.name];
}

/** Builds the module in a folder with Maven, offline and without tests. */
export function mavenPackage(module) {
  const options = ['-B', '-o', '-q', 'package', '-DskipTests', '-Dskip.spotless=true'];
  return must(measure('mvn', options, module));
}

/** The command line of this checkout, built. */
export const main = new URL('../dist/cli/main.js', import.meta.url).pathname;

/** What was measured, if the command succeeded. */
export function must(measured) {
  if (measured.status === 0) return measured;
  throw new Error(`${measured.command} ended with ${measured.status}:\n${measured.output}`);
}

/** Both uber jars as Maven builds them: the published definition, and the upgrade that was generated from it. */
export function buildUberJars(folder) {
  const [old, now] = [join(folder, 'uber-old'), join(folder, 'uber-new')];
  copyDefinition(old);
  const generate = [main, 'generate', coordinates(), ...upgrade(), '--out', now];
  must(measure(process.execPath, [...generate, '--cache', join(folder, 'uber-cache')], folder));
  mavenPackage(old);
  mavenPackage(now);
  return [
    join(old, 'target', 'seatunnel-hadoop3-3.1.4-uber.jar'),
    join(now, 'target', 'seatunnel-hadoop3-3.4.1-uber.jar'),
  ];
}
