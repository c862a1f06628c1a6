import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { renameTypes } from '../../src/formats/classfile/rename-types.js';
import { internalName } from '../../src/formats/classfile/names.js';
import { canonicalClass } from '../../src/jvm/compare/canonical-class.js';
import { executionMapper } from '../../src/uber/shade/plan-contents.js';
import { classPaths } from '../support/class-index.js';
import { relocating } from '../support/relocations.js';
import { obtainJars } from './support/artifacts.js';
import { compileDrivers, runJava } from './support/drivers.js';
import { classPath, jdkHome, succeed, workFolder } from './support/programs.js';

/** The oracles: javac, javap and the JVM of JDK 17, ASM 9.7.1, the relocator of the shade plugin 3.6.0. */
const tool = (name: string): string => join(jdkHome(17), 'bin', name);
const [javac, javap, java] = [tool('javac'), tool('javap'), tool('java')];
const oracleJars = [
  'org.ow2.asm:asm:9.7.1',
  'org.ow2.asm:asm-commons:9.7.1',
  'org.apache.maven.plugins:maven-shade-plugin:3.6.0',
  'org.codehaus.plexus:plexus-utils:4.0.2',
];
const sources = resolve('test/live/drivers/renamed');
const [pattern, shaded] = ['demo.tags', 'out.of.the.way.demo.tags'];

const work = workFolder('renamed');
const [before, ours, theirs] = [join(work, 'before'), join(work, 'ours'), join(work, 'theirs')];
const mapper = executionMapper(relocating(pattern, shaded), '3.6.0');

beforeAll(async () => {
  const files = ['Tag', 'Shape', 'Box', 'Main', 'Texts', 'Uses', 'Mirror'].map((name) =>
    join(sources, `demo/tags/${name}.java`),
  );
  files.push(join(sources, 'demo/kept/Kept.java'));
  await succeed(javac, ['--release', '17', '-g', '-parameters', '-d', before, ...files]);
  const oracle = classPath(...(await obtainJars(oracleJars, join(work, 'oracle'))));
  const program = join(work, 'program');
  const driver = resolve('test/live/drivers/RenameWithAsm.java');
  await succeed(javac, ['-nowarn', '-cp', oracle, '-d', program, driver]);
  const where = [before, theirs, pattern, shaded];
  await succeed(java, ['-cp', classPath(program, oracle), 'RenameWithAsm', ...where]);
  for (const path of classPaths(before)) {
    const renamed = renamedByUs(readFileSync(join(before, path)));
    const to = join(ours, mapper.mapPath(path));
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, renamed);
  }
}, 120_000);

function renamedByUs(bytes: Uint8Array): Uint8Array {
  return renameTypes(bytes, {
    nameOf: (name) => internalName(mapper.mapPath(name)),
    stringOf: mapper.mapString,
  });
}

describe('classes renamed by us and by ASM with the relocator of the plugin', () => {
  test('are called alike', () => {
    expect(classPaths(ours).length).toBeGreaterThan(10);
    expect(classPaths(ours)).toEqual(classPaths(theirs));
  });

  test('say the same in the canonical form', () => {
    const forms = (folder: string) =>
      classPaths(folder).map((path) => canonicalClass(readFileSync(join(folder, path))));
    expect(forms(ours)).toEqual(forms(theirs));
  });

  test('are the same to javap, but for where constants and attributes stand', async () => {
    expect(await javapLines(ours)).toEqual(await javapLines(theirs));
  });

  test('leave no name behind that moved', async () => {
    const said = await succeed(javap, [
      '-v',
      '-p',
      ...classPaths(ours).map((path) => join(ours, path)),
    ]);
    const names = said.stdout.match(/(?<![\w./])L?demo[./]tags[./]\w+/g) ?? [];
    // In a descriptor as a string, which the plugin does not take for one, and in a sentence.
    expect([...new Set(names)]).toEqual(['Ldemo/tags/Box', 'demo.tags.Box']);
  });
});

describe('a program of renamed classes', () => {
  test('runs with every class verified, and says what it said before under the new names', async () => {
    const run = async (folder: string, name: string): Promise<string> =>
      (await succeed(java, ['-Xverify:all', '-cp', folder, name])).stdout;
    const [first, second, third] = [
      await run(before, 'demo.tags.Main'),
      await run(ours, `${shaded}.Main`),
      await run(theirs, `${shaded}.Main`),
    ];
    expect(first).toContain('Round[size=7] true');
    expect(second).toBe(third);
    expect(second.replaceAll('out/of/the/way/', '').replaceAll('out.of.the.way.', '')).toBe(first);
  });

  test('has no class that does not load, verify and initialise', async () => {
    const program = join(work, 'loader');
    await compileDrivers(['LoadClasses'], program, '.');
    const jar = join(work, 'ours.jar');
    await succeed(join(jdkHome(17), 'bin', 'jar'), ['cf', jar, '-C', ours, '.']);
    const said = await runJava(17, classPath(program, jar), ['LoadClasses', jar]);
    const count = classPaths(ours).length;
    expect(said.trim()).toBe(`loaded ${count} of ${count}`);
  });
});

/** What javap says of each class, without the constant pool, numbers of constants and their order. */
async function javapLines(folder: string): Promise<readonly (readonly string[])[]> {
  const files = classPaths(folder).map((path) => join(folder, path));
  const { stdout } = await succeed(javap, ['-v', '-p', ...files]);
  const [, ...classes] = stdout.split(/^Classfile .*$/m);
  expect(classes).toHaveLength(files.length);
  return classes.map((said) =>
    said
      .replace(/^Constant pool:[\s\S]*?^\{$/m, '{')
      .split('\n')
      .map((line) => line.replaceAll(/#\d+/g, '#').replaceAll(/\s+/g, ' ').trim())
      .filter((line) => !/^(?:Last modified|SHA-256|MD5)/.test(line))
      .sort(),
  );
}
