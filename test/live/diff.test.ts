import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { obtainJars } from './support/artifacts.js';
import { bumpedModule, publishedModule } from './support/plain-modules.js';
import { maven, ran, succeed, uberplan, workFolder } from './support/programs.js';

const work = workFolder('diff');
const released: [string, string] = [join(work, '2.3.8.jar'), join(work, '2.3.9.jar')];
/** The plain modules, and what Maven builds of them. */
const modules: [string, string] = [join(work, '3.1.4'), join(work, '3.4.1')];
const built: [string, string] = [join(work, '3.1.4.jar'), join(work, '3.4.1.jar')];
let common: readonly string[] = [];

beforeAll(async () => {
  mkdirSync(join(work, 'released'));
  await obtainReleased('2.3.8', released[0]);
  await obtainReleased('2.3.9', released[1]);
  common = await obtainJars(
    ['org.apache.hadoop:hadoop-common:3.1.4', 'org.apache.hadoop:hadoop-common:3.4.1'],
    join(work, 'common'),
  );
  await build(await publishedModule(modules[0]), '3.1.4', built[0]);
  await build(pinShadePlugin(await bumpedModule(modules[1])), '3.4.1', built[1]);
});

describe('class sets, against unzip, sort and comm', () => {
  it('of the released jars of 2.3.8 and 2.3.9', async () => {
    expect(await classLines(...released)).toEqual(await expectedLines(...released));
  });

  it('of the jars that Maven builds of the 3.1.4 and 3.4.1 modules', async () => {
    const lines = await classLines(...built);
    expect(lines).toEqual(await expectedLines(...built));
    expect(lines.filter((line) => line.startsWith('+')).length).toBeGreaterThan(10_000);
  });

  it('of the plans of both modules, by names', async () => {
    const lines = await classLines(...modules);
    expect(lines.filter(isNotChanged)).toEqual(
      (await expectedLines(...built)).filter(isNotChanged),
    );
  });

  it('mirrored, the other way round', async () => {
    const mirror: Readonly<Record<string, string>> = { '+': '-', '-': '+', '~': '~' };
    const there = await classLines(...built);
    const back = await classLines(built[1], built[0]);
    expect(back.map((line) => `${mirror[line.charAt(0)]}${line.slice(1)}`)).toEqual(there);
  });
});

describe('nothing differs', () => {
  it('between a jar and itself', async () => {
    expect(await resultOf(built[1], built[1], '--api')).toMatchObject({
      verdict: 'identical',
      classes: [],
      resources: { services: [], manifest: [], files: [] },
    });
  });

  it.each([0, 1] as const)('between a jar and its own plan (%i)', async (index) => {
    const result = await resultOf(built[index], modules[index]);
    expect(result.verdict).toBe('no-difference-seen');
    expect(result.classes.filter(({ status }) => status !== 'unknown')).toEqual([]);
    expect(await classLines(built[index], modules[index])).toEqual([]);
  });

  it('between a jar, the folder it was unpacked in, and a tarball that holds it', async () => {
    const [jar = ''] = common;
    const folder = join(work, 'unpacked');
    await succeed('unzip', ['-q', jar, '-d', folder], work);
    const tarball = join(work, 'dist.tar.gz');
    await succeed('tar', ['-czf', tarball, '-C', join(work, 'common'), 'hadoop-common-3.1.4.jar']);
    const member = `${tarball}!/hadoop-common-3.1.4.jar`;
    for (const other of [folder, member, 'org.apache.hadoop:hadoop-common:3.1.4'])
      expect(await resultOf(jar, other)).toMatchObject({ verdict: 'identical', classes: [] });
  });

  it('between a jar and one with its entries in another order', async () => {
    const [jar = ''] = common;
    const other = join(work, 'reversed.jar');
    const folder = join(work, 'again');
    await succeed('unzip', ['-q', jar, '-d', folder], work);
    const { stdout } = await succeed('unzip', ['-Z1', jar]);
    const files = stdout.split('\n').filter((path) => path !== '' && !path.endsWith('/'));
    writeFileSync(join(work, 'files'), files.toReversed().join('\n'));
    await succeed('jar', ['--create', '--no-manifest', '--file', other, `@${work}/files`], folder);
    expect(await resultOf(jar, other)).toMatchObject({ verdict: 'identical', classes: [] });
  });
});

describe('the page of the jars that Maven builds of both modules', () => {
  it('takes at most 3 MB, and holds a class that changed with its members', async () => {
    const file = join(work, 'uber.html');
    await uberplan(['diff', ...built, '--api', '--report', file], work);
    const page = readFileSync(file, 'utf8');
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(3_000_000);
    const classes = classesOfPage(page, 'org.apache.hadoop.util');
    const changed = classes.find(({ name }) => name === 'SemaphoredDelegatingExecutor');
    expect(changed?.status).toBe('changed');
    expect(changed?.members?.map(({ name, status }) => `${status} ${name}`)).toContain(
      'removed SemaphoredDelegatingExecutor',
    );
    expect(page).toContain('id="services"');
  });
});

describe('hadoop-common 3.1.4 and 3.4.1', () => {
  it('shows the class that hadoop-cos needs one filter away', async () => {
    const [old = '', now = ''] = common;
    const { stdout } = await uberplan(
      ['diff', old, now, '--include', 'org.apache.hadoop.util.*'],
      work,
    );
    expect(stdout.split('\n').filter((line) => line.includes('CleanerUtil'))).not.toEqual([]);
    expect(stdout.split('\n').length).toBeLessThanOrEqual(41);
  });

  it('shows the constructor that hadoop-cos calls one filter away', async () => {
    const [old = '', now = ''] = common;
    const name = 'org.apache.hadoop.util.SemaphoredDelegatingExecutor';
    const { stdout } = await uberplan(['diff', old, now, '--api', '--include', name], work);
    const lines = stdout.split('\n').map((line) => line.trim());
    const gone = 'SemaphoredDelegatingExecutor(ListeningExecutorService, int, boolean)';
    expect(lines).toContain(`− ${gone}  NoSuchMethodError  constructor removed`);
    expect(lines).toContain('+ SemaphoredDelegatingExecutor(ExecutorService, int, boolean)');
  });

  it('says by exit codes what differs', async () => {
    const [old = '', now = ''] = common;
    const cli = join(process.cwd(), 'dist', 'cli', 'main.js');
    const codeOf = async (...args: readonly string[]): Promise<number | null> =>
      (await ran(process.execPath, [cli, 'diff', old, ...args], work)).exitCode;
    expect(await codeOf(now)).toBe(0);
    expect(await codeOf(now, '--exit-code')).toBe(1);
    expect(await codeOf(old, '--exit-code')).toBe(0);
    expect(await codeOf(now, '--fail-if', 'removed')).toBe(1);
    expect(await codeOf(now, '--fail-if', 'binary')).toBe(1);
    expect(await codeOf(now, '--fail-if', 'removed', '--include', '*.CleanerUtil')).toBe(0);
  });
});

async function obtainReleased(version: string, file: string): Promise<void> {
  const name = 'seatunnel-hadoop3-3.1.4-uber';
  const copy = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy';
  const artifact = `org.apache.seatunnel:${name}:${version}:jar:optional`;
  const folder = join(work, 'released');
  await maven([copy, `-Dartifact=${artifact}`, `-DoutputDirectory=${folder}`], work);
  renameSync(join(folder, `${name}-${version}-optional.jar`), file);
}

/** As the truth was recorded: with a shade plugin that can read the classes of 3.4.1 (test/fixtures/truth/README.md). */
function pinShadePlugin(module: string): string {
  const file = join(module, 'pom.xml');
  const hadoop = '<hadoop3.version>3.4.1</hadoop3.version>';
  const pinned = `${hadoop}<maven-shade-plugin.version>3.6.0</maven-shade-plugin.version>`;
  writeFileSync(file, readFileSync(file, 'utf8').replace(hadoop, pinned));
  return module;
}

async function build(module: string, version: string, jar: string): Promise<void> {
  await maven(['package', '-DskipTests', '-Dskip.spotless=true'], module);
  renameSync(join(module, 'target', `seatunnel-hadoop3-${version}-uber.jar`), jar);
}

async function classLines(old: string, now: string): Promise<readonly string[]> {
  const { stdout } = await uberplan(['diff', '--classes', old, now], work);
  return stdout.split('\n').slice(0, -1);
}

/** Expected: `unzip -Z1 | sort -u | comm`, and for what both have `unzip -v`, whose columns are size and CRC-32. */
async function expectedLines(old: string, now: string): Promise<readonly string[]> {
  const sorted = '<(unzip -Z1 "$0" | sort -u) <(unzip -Z1 "$1" | sort -u)';
  const only = async (columns: string): Promise<readonly string[]> => {
    const script = `export LC_ALL=C; comm ${columns} ${sorted}`;
    const { stdout } = await succeed('bash', ['-c', script, old, now]);
    return stdout.split('\n').filter((path) => path.endsWith('.class'));
  };
  const [before, after] = [await contentsOf(old), await contentsOf(now)];
  const changed = (await only('-12')).filter((path) => before.get(path) !== after.get(path));
  return [
    ...(await only('-13')).map((path) => `+ ${nameOf(path)}`),
    ...(await only('-23')).map((path) => `- ${nameOf(path)}`),
    ...changed.map((path) => `~ ${nameOf(path)}`),
  ].sort((left, right) => Buffer.compare(Buffer.from(left.slice(2)), Buffer.from(right.slice(2))));
}

/** Size and CRC-32 by path; the first of a path counts. */
async function contentsOf(jar: string): Promise<ReadonlyMap<string, string>> {
  const { stdout } = await succeed('unzip', ['-v', jar]);
  const rows = [...stdout.matchAll(/^ *(\d+) +\S+ +\d+ +-?\d+% \S+ \S+ ([0-9a-f]{8}) {2}(.+)$/gm)];
  expect(rows.length).toBeGreaterThan(100);
  return new Map(
    rows.toReversed().map(([, size, crc = '', path = '']) => [path, `${size} ${crc}`]),
  );
}

function nameOf(path: string): string {
  return path.slice(0, -'.class'.length).replaceAll('/', '.');
}

function isNotChanged(line: string): boolean {
  return !line.startsWith('~');
}

const pageSchema = z.object({
  artifacts: z.array(
    z.object({
      packages: z.array(
        z.object({
          name: z.string(),
          classes: z.array(
            z.object({
              name: z.string(),
              status: z.string(),
              members: z.array(z.object({ name: z.string(), status: z.string() })).optional(),
            }),
          ),
        }),
      ),
    }),
  ),
});

type PageClass = z.infer<
  typeof pageSchema
>['artifacts'][number]['packages'][number]['classes'][number];

/** What the page's script draws lies in the page, deflated and in base64. */
function classesOfPage(page: string, ofPackage: string): readonly PageClass[] {
  const data = /<script id="data" type="text\/plain">([^<]+)</.exec(page)?.[1] ?? '';
  const json = inflateRawSync(Buffer.from(data, 'base64')).toString('utf8');
  return pageSchema
    .parse(JSON.parse(json))
    .artifacts.flatMap(({ packages }) => packages.filter(({ name }) => name === ofPackage))
    .flatMap(({ classes }) => classes);
}

const envelopeSchema = z.object({
  result: z.object({
    verdict: z.string(),
    classes: z.array(z.object({ name: z.string(), status: z.string() })),
    resources: z.unknown(),
  }),
});

async function resultOf(
  old: string,
  now: string,
  ...options: readonly string[]
): Promise<z.infer<typeof envelopeSchema>['result']> {
  const { stdout } = await uberplan(['diff', old, now, '--json', ...options], work);
  return envelopeSchema.parse(JSON.parse(stdout)).result;
}
