import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readEntries } from '../../src/uber/plan/entry-table.js';
import { readPlan } from '../../src/uber/plan/read-plan.js';
import type { Plan } from '../../src/uber/plan/plan.js';
import type { ContentEntry } from '../../src/uber/shade/contents.js';
import { obtainJars } from './support/artifacts.js';
import {
  besideUber,
  compileDrivers,
  javaOfBuild,
  newestJava,
  obtainClassified,
  runJava,
  spill,
  tryJava,
} from './support/drivers.js';
import { classPath, maven, uberplan, workFolder } from './support/programs.js';

const name = 'seatunnel-hadoop3-3.4.1-uber';

const drivers = ['FileLookup', 'ListEntries', 'LoadClasses', 'Localhost', spill];

/** Both published definitions of the module that have a POM and a jar. */
describe.each(['2.3.9', '2.3.8'])('the module generated from %s', (version) => {
  const work = workFolder(version);
  const module = join(work, 'module');
  const jar = join(module, 'target', `${name}.jar`);
  const classes = join(work, 'classes');
  let jars: readonly string[] = [];
  let built: readonly BuiltEntry[] = [];

  beforeAll(async () => {
    await uberplan(
      [
        'generate',
        `org.apache.seatunnel:seatunnel-hadoop3-3.1.4-uber:${version}`,
        '--set',
        'hadoop3.version=3.4.1',
        '--name',
        name,
        '--out',
        module,
      ],
      work,
    );
    await maven(['package', '-DskipTests', '-Dskip.spotless=true'], module);
    jars = await obtainJars(besideUber, join(work, 'beside'));
    await compileDrivers(drivers, classes, classPath(jar, ...jars));
    built = await listEntries(classes, jar);
  });

  function run(java: number, ...args: readonly string[]): Promise<string> {
    return runJava(java, classPath(classes, jar, ...jars), args);
  }

  test('builds at the first try, and the jar holds what the plan says', () => {
    const { entries } = readModule(module);
    expect(built.map(({ path }) => path)).toEqual(entries.map(({ path }) => path));
    const known = new Map(entries.map((entry) => [entry.path, entry]));
    const differing = built.filter(({ path, crc32, size }) => {
      const planned = known.get(path);
      return planned?.kind === 'copied' && (planned.crc32 !== crc32 || planned.size !== size);
    });
    expect(differing).toEqual([]);
  });

  test('only the few entries that the build adds are of the module itself', () => {
    const own = readModule(module).entries.filter(({ kind }) => kind === 'module');
    expect(own.map(({ path }) => path)).toEqual([
      'META-INF/DEPENDENCIES',
      'META-INF/LICENSE',
      'META-INF/MANIFEST.MF',
      'META-INF/NOTICE',
      `META-INF/maven/org.apache.seatunnel/${name}/pom.properties`,
      `META-INF/maven/org.apache.seatunnel/${name}/pom.xml`,
    ]);
  });

  test('generating again finds everything up to date', async () => {
    const args = ['generate', `org.apache.seatunnel:seatunnel-hadoop3-3.1.4-uber:${version}`];
    const edits = ['--set', 'hadoop3.version=3.4.1', '--name', name, '--out', module];
    const before = readFileSync(join(module, 'pom.xml'));
    const { stdout } = await uberplan([...args, ...edits, '--json'], work);
    expect(envelopeSchema.parse(JSON.parse(stdout)).result.verdict).toBe('unchanged');
    expect(readFileSync(join(module, 'pom.xml'))).toEqual(before);
  });

  test('planned as an upgrade once more, no rule finds anything to decide', async () => {
    const args = ['plan', module, '--set', 'hadoop3.version=3.4.1', '--json'];
    const { stdout } = await uberplan(args, work);
    const envelope = envelopeSchema.parse(JSON.parse(stdout));
    expect(envelope.result.plan).toMatchObject({ status: 'complete', decisions: [] });
  });

  test.each(['org/apache/log4j/', 'org/slf4j/', 'org/apache/commons/logging/'])(
    'no entry lies under %s',
    (folder) => {
      expect(built.length).toBeGreaterThan(30_000);
      expect(built.filter(({ path }) => path.startsWith(folder))).toEqual([]);
    },
  );

  test.each([javaOfBuild, newestJava])('names are looked up on Java %i', async (java) => {
    expect(await run(java, 'Localhost')).toContain('resolved localhost');
  });

  test.each([javaOfBuild, newestJava])('commons-text reads a file on Java %i', async (java) => {
    const file = join(work, 'text.txt');
    writeFileSync(file, 'hello from a file');
    expect(await run(java, 'FileLookup', file)).toContain('read hello from a file');
  });

  test.each([javaOfBuild, newestJava])(
    'every class of hadoop-cos 3.4.1 loads on Java %i',
    async (java) => {
      expect(await run(java, 'LoadClasses', jars[0] ?? '')).toMatch(/loaded (\d+) of \1\b/);
    },
  );

  test.each([javaOfBuild, newestJava])(
    'the buffer pool gives and takes 8 buffers on Java %i',
    async (java) => {
      const said = await run(java, spill.replaceAll('/', '.'), '8', join(work, `spill-${java}`));
      expect(said).toContain('returned 8 buffers, 4 of them files');
    },
  );
});

describe('the module generated without arguments, from the recorded plans', () => {
  test('is to Maven what the one generated from the definition is', async () => {
    const work = workFolder('recorded');
    await uberplan(['generate'], work);
    const definition = 'org.apache.seatunnel:seatunnel-hadoop3-3.1.4-uber:2.3.9';
    const edits = ['--set', 'hadoop3.version=3.4.1', '--name', name, '--out', 'defined'];
    await uberplan(['generate', definition, ...edits], work);
    const [recorded, defined] = [
      await effectivePom(join(work, name)),
      await effectivePom(join(work, 'defined')),
    ];
    expect(recorded).toContain(`<artifactId>${name}</artifactId>`);
    expect(recorded).toBe(defined);
  });
});

describe('the drivers see what is wrong', () => {
  test('the published 3.1.4 jar fails the buffer pool with 5 buffers', async () => {
    const work = workFolder('control');
    const jars = await obtainJars(besideUber, join(work, 'beside'));
    const uber = await obtainClassified(
      'org.apache.seatunnel:seatunnel-hadoop3-3.1.4-uber:2.3.9:jar:optional',
      join(work, 'uber'),
    );
    const classes = join(work, 'classes');
    await compileDrivers([spill], classes, classPath(uber, ...jars));
    const path = classPath(classes, uber, ...jars);
    const args = [spill.replaceAll('/', '.'), '5', join(work, 'spill')];
    const { stderr, exitCode } = await tryJava(javaOfBuild, path, args);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('NoClassDefFoundError: org/apache/hadoop/util/CleanerUtil');
  });
});

/** As much of `--json` as is looked at here. */
const envelopeSchema = z.object({
  result: z.object({
    verdict: z.string().optional(),
    plan: z.object({ status: z.string(), decisions: z.array(z.unknown()) }),
  }),
});

interface BuiltEntry {
  readonly path: string;
  readonly crc32: number;
  readonly size: number;
}

/** As the JDK's own zip reader lists it, by path in byte order. */
async function listEntries(classes: string, jar: string): Promise<readonly BuiltEntry[]> {
  const said = await runJava(javaOfBuild, classes, ['ListEntries', jar]);
  return said
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [path = '', crc32, size] = line.split('\t');
      return { path, crc32: Number(crc32), size: Number(size) };
    })
    .toSorted((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
}

function readModule(folder: string): {
  readonly plan: Plan;
  readonly entries: readonly ContentEntry[];
} {
  const file = `${name}.plan.json`;
  const plan = readPlan(readFileSync(join(folder, file), 'utf8'), file);
  const table = readFileSync(join(folder, plan.entries.file));
  return { plan, entries: readEntries(table, plan.entries.file, plan.entries.sha256) };
}

/** What Maven makes of the POM in a folder, without its comments (which tell the time) and the folder's name. */
async function effectivePom(folder: string): Promise<string> {
  const goal = 'org.apache.maven.plugins:maven-help-plugin:3.5.1:effective-pom';
  await maven([goal, '-Doutput=effective.xml'], folder);
  const text = readFileSync(join(folder, 'effective.xml'), 'utf8');
  return text.replaceAll(/<!--[\s\S]*?-->/g, '').replaceAll(folder, '.');
}
