import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readDirectory } from '../../src/formats/jar/directory.js';
import { planContents } from '../../src/uber/shade/plan-contents.js';
import { shadeCases } from '../support/shade-cases/shade-cases.js';
import { caseInput, caseJars, casePom, differences } from '../support/shade-module.js';
import type { Recorded } from '../support/shade-module.js';
import { writeRecording } from '../support/shade-recording.js';
import { byteSource } from '../support/zip.js';

/** Versions between which the plugin's rules changed, and the newest. */
const versions = ['3.2.4', '3.3.0', '3.4.1', '3.5.3', '3.6.0'];

const folder = mkdtempSync(join(tmpdir(), 'uberplan-shade-'));
const repository = join(folder, 'repository');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * The real plugin on every case, and ours on the same. With `WRITE_FIXTURES=1` what the plugin made is recorded for
 * the test without Maven. Invented artifacts lie in a local repository of their own, whose other folders are links to
 * the user's.
 */
describe.each(versions)('maven-shade-plugin %s', (version) => {
  const made = shadeAll(version);

  it.each(shadeCases)('makes of $name what was planned', (shadeCase) => {
    expect(differences(shadeCase, version, made.get(shadeCase.name) ?? [])).toEqual([]);
  });

  it('was asked for every case', () => {
    expect([...made.keys()]).toEqual(shadeCases.map(({ name }) => name));
  });
});

function shadeAll(version: string): ReadonlyMap<string, Recorded> {
  if (!existsSync(repository)) fillRepository();
  const root = join(folder, version);
  const modules = shadeCases.map(({ name }) => `<module>${name}</module>`).join('');
  write(
    join(root, 'pom.xml'),
    `<project><modelVersion>4.0.0</modelVersion><groupId>example.shade</groupId><artifactId>all</artifactId><version>1</version><packaging>pom</packaging><modules>${modules}</modules></project>`,
  );
  for (const shadeCase of shadeCases) {
    const module = join(root, shadeCase.name);
    write(join(module, 'pom.xml'), casePom(shadeCase, version));
    for (const [path, content] of Object.entries(shadeCase.own ?? {}))
      write(join(module, 'src/main/resources', path), content);
  }
  const run = spawnSync(
    'mvn',
    ['-B', '-ntp', '-fae', `-Dmaven.repo.local=${repository}`, '-f', root, 'package'],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  write(join(folder, `${version}.log`), run.stdout);
  const made = new Map(
    shadeCases.map((shadeCase): [string, Recorded] => {
      const [contents] = planContents(caseInput(shadeCase, version));
      const jar = join(root, shadeCase.name, 'target', contents?.jarName ?? '');
      const failed = new RegExp(`^\\[INFO\\] ${shadeCase.name} \\.* FAILURE`, 'm').test(run.stdout);
      return [shadeCase.name, failed ? 'broken' : listing(jar)];
    }),
  );
  if (process.env['WRITE_FIXTURES'] === '1') record(version, made);
  return made;
}

function listing(jar: string): Recorded {
  return readDirectory(byteSource(readFileSync(jar), jar))
    .entries.filter(({ path }) => !path.endsWith('/'))
    .map(({ path, crc32, size }) => ({ path, crc32, size }));
}

function record(version: string, made: ReadonlyMap<string, Recorded>): void {
  const [maven = ''] = execFileSync('mvn', ['-v'], { encoding: 'utf8' }).split('\n');
  const header = `maven-shade-plugin ${version}, ${/Maven [\d.]+/.exec(maven)?.[0] ?? ''}: path, CRC-32, size of what it made of test/support/shade-cases`;
  const file = new URL(`../fixtures/shade/recorded/${version}.txt`, import.meta.url);
  mkdirSync(new URL('.', file), { recursive: true });
  writeFileSync(file, writeRecording(header, made));
}

function fillRepository(): void {
  mkdirSync(repository);
  const users = join(homedir(), '.m2/repository');
  for (const name of existsSync(users) ? readdirSync(users) : [])
    if (name !== 'example') symlinkSync(join(users, name), join(repository, name));
  for (const shadeCase of shadeCases)
    for (const [artifactId, bytes] of caseJars(shadeCase)) {
      const version = `1-${shadeCase.name}`;
      const base = join(
        repository,
        'example/shade',
        artifactId,
        version,
        `${artifactId}-${version}`,
      );
      write(`${base}.jar`, bytes);
      write(
        `${base}.pom`,
        `<project><modelVersion>4.0.0</modelVersion><groupId>example.shade</groupId><artifactId>${artifactId}</artifactId><version>${version}</version></project>`,
      );
    }
}

function write(file: string, content: string | Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
