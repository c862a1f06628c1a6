import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { readDirectory } from '../../src/formats/jar/directory.js';
import { readDeclaration } from '../../src/formats/classfile/read-declaration.js';
import { readEntry } from '../../src/formats/jar/read-entry.js';
import { classFacts } from '../../src/jvm/classpath/class-facts.js';
import { byteSource } from '../support/zip.js';
import { classLines } from '../support/class-lines.js';
import { declarationLines } from '../support/declaration-lines.js';
import { javapDeclaration, withoutEdges } from '../support/javap-declaration.js';
import { indexFiles } from '../support/class-index.js';
import { parseJavap } from '../support/javap.js';
import { jdksAtHand } from './support/jdks.js';
import { drawn, randomOf, seedOfRun } from './support/seed.js';

const JARS = 20;
const CLASSES_PER_JAR = 10;

/** Forty runs of javap: a minute where nothing else runs. */
const timeout = 300_000;

test(
  'classes of the local repository hold and declare what each javap at hand says',
  { timeout },
  () => {
    const seed = seedOfRun();
    console.log(`seed ${seed}`);
    const random = randomOf(seed);
    const repository = join(homedir(), '.m2/repository');
    const jars = readdirSync(repository, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.jar'))
      .sort();
    const chosen = drawn(jars, JARS, random).map((path) => join(repository, path));
    const homes = jdksAtHand().map(({ home }) => home);
    expect(homes).not.toEqual([]);
    const compared = chosen.map((jar) => compareSample(jar, homes, random));
    expect(compared.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
  },
);

/** How many classes of the jar were compared. */
function compareSample(jar: string, homes: readonly string[], random: () => number): number {
  const source = byteSource(readFileSync(jar), jar);
  const classes = readDirectory(source).entries.filter(
    ({ path }) =>
      path.endsWith('.class') && !path.startsWith('META-INF/') && !path.includes('-info'),
  );
  const chosen = drawn(classes, CLASSES_PER_JAR, random);
  if (chosen.length === 0) return 0;
  // Not by name, which the platform or a versioned class may have as well.
  const urls = chosen.map(({ path }) => `jar:${pathToFileURL(jar).href}!/${encodeURI(path)}`);
  for (const home of homes) {
    const said = javap(home, urls);
    expect(said).toHaveLength(chosen.length);
    chosen.forEach((entry, i) => compareClass(entry.path, readEntry(source, entry), said[i] ?? ''));
  }
  return chosen.length;
}

function compareClass(path: string, bytes: Uint8Array, said: string): void {
  const facts = classFacts(indexFiles([{ path, bytes }]), 0);
  expect([path, classLines(facts)]).toEqual([path, parseJavap(said)]);
  const declared = declarationLines(readDeclaration(bytes)).map(withoutEdges);
  expect([path, declared]).toEqual([path, javapDeclaration(said)]);
}

/** One output per class, in order. */
function javap(home: string, urls: readonly string[]): readonly string[] {
  const options = ['-J-Dfile.encoding=UTF-8', '-J-Dstdout.encoding=UTF-8', '-v', '-p'];
  const output = execFileSync(join(home, 'bin/javap'), [...options, ...urls], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return output.split(/^(?=Classfile )/m).filter((text) => text.startsWith('Classfile '));
}
