import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/** A JDK at hand and its feature release. */
export interface Jdk {
  readonly home: string;
  readonly java: number;
}

/** The JDKs in UBERPLAN_JDKS, else the one on the PATH and those installed beside it; one per Java, ascending. */
export function jdksAtHand(): readonly Jdk[] {
  const named = process.env['UBERPLAN_JDKS']?.split(delimiter) ?? besideDefault();
  const byJava = new Map(
    named.filter(isJdk).map((home) => [javaOf(home), { home, java: javaOf(home) }]),
  );
  return [...byJava.values()].sort((a, b) => a.java - b.java);
}

function besideDefault(): readonly string[] {
  const java = execFileSync('sh', ['-c', 'command -v java'], { encoding: 'utf8' }).trim();
  const home = dirname(dirname(realpathSync(java)));
  const folder = dirname(home);
  return [...readdirSync(folder).map((name) => realpathSync(join(folder, name))), home];
}

function isJdk(home: string): boolean {
  return ['bin/jimage', 'bin/javap', 'lib/modules', 'release'].every((path) =>
    existsSync(join(home, path)),
  );
}

function javaOf(home: string): number {
  const release = readFileSync(join(home, 'release'), 'utf8');
  return Number(/JAVA_VERSION="(\d+)/.exec(release)?.[1]);
}
