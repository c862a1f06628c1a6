import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readDirectory } from '../../src/formats/jar/directory.js';
import { readEntry } from '../../src/formats/jar/read-entry.js';
import { compareClasses } from '../../src/jvm/compare/class-sets.js';
import { findMoves } from '../../src/jvm/compare/moves.js';
import type { Side, SidePart } from '../../src/jvm/compare/side.js';
import { byteSource } from '../support/zip.js';
import { obtainJars } from './support/artifacts.js';
import { maven, workFolder } from './support/programs.js';

/**
 * What the real plugin relocates, original against shaded. A library of plain old code, one with strings that look like
 * names and with versions of names (`lang`, `lang3`), one with generics, lambdas and annotations of which only a part is
 * relocated, and one that names its classes in strings.
 */
const libraries = [
  'commons-io:commons-io:2.11.0',
  'org.apache.commons:commons-lang3:3.8',
  'com.google.guava:guava:27.0-jre',
  'com.fasterxml.jackson.core:jackson-databind:2.13.3',
];

const relocations: readonly (readonly [pattern: string, to: string, include?: string])[] = [
  ['org.apache.commons.io', 'shade.org.apache.commons.io'],
  ['org.apache.commons.lang3', 'moved.lang'],
  [
    'com.google.common',
    'a.longer.prefix.than.that.com.google.common',
    'com.google.common.collect.*',
  ],
  ['com.fasterxml', 'json'],
];

/** The oldest and the newest version whose own bytecode library differs. */
const versions = ['3.2.4', '3.6.0'];

it.each(versions)('finds every class that maven-shade-plugin %s relocates', async (version) => {
  const folder = workFolder(`moves-${version}`);
  const originals = await obtainJars(libraries, join(folder, 'originals'));
  const shaded = await shade(join(folder, 'module'), version);
  const there = new Set(pathsOf([shaded]));
  const expected = pathsOf(originals)
    .map((path) => [path, relocated(path)] as const)
    .filter(([path, to]) => path !== to && there.has(to))
    .map((move) => move.join(' -> '))
    .sort();
  const found = movesOf(originals, [shaded]);
  console.log(`maven-shade-plugin ${version}: ${found.length} of ${expected.length} classes`);
  expect(expected.length).toBeGreaterThan(2000);
  expect(found).toEqual(expected);
});

it('finds every class of guava that a published artifact holds relocated', async () => {
  const folder = workFolder('moves-published');
  const [original = '', shaded = ''] = await obtainJars(
    ['com.google.guava:guava:32.0.1-jre', 'org.apache.hadoop.thirdparty:hadoop-shaded-guava:1.3.0'],
    folder,
  );
  const prefix = 'org/apache/hadoop/thirdparty/';
  const there = new Set(pathsOf([original]));
  const expected = pathsOf([shaded])
    .filter((path) => path.startsWith(prefix) && there.has(path.slice(prefix.length)))
    .map((path) => `${path.slice(prefix.length)} -> ${path}`)
    .sort();
  const found = movesOf([original], [shaded]);
  console.log(`published: ${found.length} of ${expected.length} classes`);
  expect(expected.length).toBeGreaterThan(1000);
  expect(found).toEqual(expected);
});

/** What the relocations say; the jar tells whether it is so. A pattern without `include` is of all below it. */
function relocated(path: string): string {
  for (const [pattern, to, include] of relocations) {
    const from = `${pattern.replaceAll('.', '/')}/`;
    const only = include?.slice(0, -1).replaceAll('.', '/') ?? from;
    const isIncluded =
      path.startsWith(only) && (include === undefined || !path.slice(only.length).includes('/'));
    if (isIncluded) return `${to.replaceAll('.', '/')}/${path.slice(from.length)}`;
  }
  return path;
}

async function shade(folder: string, version: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const dependencies = libraries.map((text) => {
    const [groupId, artifactId, number] = text.split(':');
    return `<dependency><groupId>${groupId}</groupId><artifactId>${artifactId}</artifactId><version>${number}</version></dependency>`;
  });
  const rules = relocations.map(([pattern, to, include]) => {
    const includes =
      include === undefined ? '' : `<includes><include>${include}</include></includes>`;
    return `<relocation><pattern>${pattern}</pattern><shadedPattern>${to}</shadedPattern>${includes}</relocation>`;
  });
  writeFileSync(
    join(folder, 'pom.xml'),
    `<project><modelVersion>4.0.0</modelVersion><groupId>x</groupId><artifactId>shaded</artifactId><version>1</version>
<dependencies>${dependencies.join('')}</dependencies>
<build><plugins><plugin><groupId>org.apache.maven.plugins</groupId><artifactId>maven-shade-plugin</artifactId><version>${version}</version>
<executions><execution><phase>package</phase><goals><goal>shade</goal></goals>
<configuration><relocations>${rules.join('')}</relocations></configuration></execution></executions></plugin></plugins></build></project>`,
  );
  await maven(['package'], folder);
  return join(folder, 'target/shaded-1.jar');
}

function movesOf(old: readonly string[], now: readonly string[]): readonly string[] {
  const { moves, problems } = findMoves(compareClasses(sideOf(old), sideOf(now)));
  expect(problems).toEqual([]);
  return moves.classes.map((move) => `${move.old.entry.path} -> ${move.now.entry.path}`).sort();
}

function pathsOf(files: readonly string[]): readonly string[] {
  return sideOf(files).parts.flatMap(({ entries }) =>
    entries.flatMap(({ path }) => (path.endsWith('.class') ? [path] : [])),
  );
}

function sideOf(files: readonly string[]): Side {
  return { name: files.join(), parts: files.map(partOf) };
}

function partOf(file: string): SidePart {
  const source = byteSource(readFileSync(file), file);
  const { entries } = readDirectory(source);
  const byPath = new Map(entries.map((entry) => [entry.path, entry]));
  return {
    name: file,
    entries,
    multiRelease: false,
    read: ({ path }) => {
      const entry = byPath.get(path);
      if (entry === undefined) throw new Error(`no entry ${path}`);
      return readEntry(source, entry);
    },
    originOf: () => undefined,
  };
}
