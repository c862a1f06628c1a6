import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createAttribution } from '../../../src/goals/side/attribution.js';
import type { World } from '../../../src/goals/input/world.js';
import type { OpenSide } from '../../../src/goals/side/open-side.js';
import { openSide } from '../../../src/goals/side/open-side.js';
import { RECORD_PATH } from '../../../src/uber/patch/label.js';
import { writeEntries } from '../../../src/uber/plan/entry-table.js';
import { writePlan } from '../../../src/uber/plan/write-plan.js';
import type { ContentEntry } from '../../../src/uber/shade/contents.js';
import { moduleFolder, planningOptions, planningWorld } from '../../support/planning-world.js';
import { recordOf } from '../../support/patch-record.js';
import { aPlan } from '../../support/plans.js';
import { pomText, published } from '../../support/shading-module.js';
import { tarball } from '../../support/tarball.js';
import { tinyClass } from '../../support/tiny-class.js';
import type { ZipEntry } from '../../support/zip.js';
import { zip } from '../../support/zip.js';

const aClass = tinyClass({ name: 'acme/A' });
const bClass = tinyClass({ name: 'acme/B' });
const repository = '/home/me/.m2/repository';

function properties(artifactId: string): ZipEntry {
  return {
    path: `META-INF/maven/org.acme/${artifactId}/pom.properties`,
    content: `#made by Maven\nversion=1.0\ngroupId=org.acme\nartifactId=${artifactId}\n`,
  };
}

const jars = {
  'one.jar': zip([
    { path: 'META-INF/' },
    { path: 'META-INF/MANIFEST.MF', content: 'Manifest-Version: 1.0\r\nMulti-Release: true\r\n' },
    { path: 'acme/A.class', content: aClass },
    properties('acme-one'),
  ]),
  'patched.jar': zip([
    { path: 'acme/A.class', content: aClass },
    properties('acme-one'),
    { path: 'acme/New.class', content: bClass },
    { path: RECORD_PATH, content: recordOf('acme.New', 'org.acme:acme-one:2.0') },
  ]),
  'plain.jar': zip([{ path: 'acme/A.class', content: aClass }]),
  'uber.jar': zip([
    { path: 'acme/A.class', content: aClass },
    { path: 'acme/B.class', content: bClass },
    properties('acme-one'),
    properties('acme-two'),
  ]),
  'mixed.jar': zip([
    { path: 'acme/A.class', content: aClass },
    { path: 'acme/Y.class', content: aClass },
    { path: 'acme/Z.class', content: aClass },
    { path: 'acme/B.class', content: bClass },
    { path: 'acme/C.class', content: bClass },
    properties('acme-one'),
    properties('acme-two'),
  ]),
  'sources.jar': zip([{ path: 'acme/A.java', content: 'class A {}' }]),
};

const entries: readonly ContentEntry[] = [
  entry('acme/A.class', aClass, 'org.acme:acme-one:1.0'),
  {
    ...entry('shaded/B.class', bClass, 'org.acme:acme-two:1.0'),
    crc32: undefined,
    kind: 'rewritten',
  },
];

function entry(path: string, bytes: Uint8Array, origin: string): ContentEntry {
  const { crc32, size } = { crc32: sumOf(bytes), size: bytes.length };
  return {
    path,
    kind: 'copied',
    crc32,
    size,
    origin,
    originalPath: path.replace('shaded', 'acme'),
  };
}

function sumOf(bytes: Uint8Array): number {
  return zip([{ path: 'x', content: bytes }]).readUInt32LE(14);
}

/** A module whose main jar holds no class: the classes are attached. */
function attached(): Readonly<Record<string, Uint8Array>> {
  const configuration =
    '<shadedArtifactAttached>true</shadedArtifactAttached><shadedClassifierName>optional</shadedClassifierName>';
  const pom = pomText({ artifactId: 'acme-attached', configuration });
  return Object.fromEntries(
    Object.entries(published('org.acme:acme-attached:1.0', jars['sources.jar'], pom)).map(
      ([path, content]) => [`${repository}/${path}`, Buffer.from(content)],
    ),
  );
}

async function world(): Promise<World> {
  const table = writeEntries(entries);
  const plan = aPlan({ entries: { file: 'acme.entries.tsv.gz', sha256: table.sha256 } });
  return planningWorld({
    pom: pomText({ dependencies: ['org.acme:acme-dep:1'] }),
    artifacts: { 'org.acme:acme-dep:1': [{ path: 'acme/A.class', content: aClass }] },
    files: {
      ...Object.fromEntries(Object.entries(jars).map(([name, bytes]) => [`/work/${name}`, bytes])),
      '/work/classes/acme/A.class': aClass,
      '/work/dist.tar.gz': gzipSync(tarball([{ path: 'lib/one.jar', content: jars['one.jar'] }])),
      '/work/acme.plan.json': Buffer.from(writePlan(plan)),
      '/work/acme.entries.tsv.gz': await table.bytes,
      ...attached(),
    },
  });
}

async function open(text: string, change: Partial<World> = {}): Promise<OpenSide> {
  const opened = { ...(await world()), ...change };
  const options = planningOptions();
  return openSide(opened, text, options, createAttribution(opened));
}

function paths({ side }: OpenSide): readonly (readonly string[])[] {
  return side.parts.map((part) => part.entries.map(({ path }) => path));
}

function origins({ side }: OpenSide): readonly unknown[] {
  return side.parts.flatMap((part) =>
    part.entries
      .filter(({ path }) => path.endsWith('.class'))
      .map((one) => part.originOf(one)?.artifact),
  );
}

describe('a side of a comparison', () => {
  it('is the files of a jar in its order, and their bytes when asked for', async () => {
    const opened = await open('/work/one.jar');
    expect(opened).toMatchObject({
      inputs: [{ name: '/work/one.jar', kind: 'jar' }],
      bytes: jars['one.jar'].length,
      problems: [],
    });
    const [part] = opened.side.parts;
    expect(part?.entries.map(({ path }) => path)).toEqual([
      'META-INF/MANIFEST.MF',
      'acme/A.class',
      'META-INF/maven/org.acme/acme-one/pom.properties',
    ]);
    const [, found] = part?.entries ?? [];
    expect(found && part?.read?.(found)).toEqual(aClass);
    expect(part?.multiRelease).toBe(true);
  });

  it('is several inputs in class-path order', async () => {
    const opened = await open('/work/plain.jar,/work/classes,/work/dist.tar.gz!/lib/one.jar');
    expect(opened.inputs.map(({ kind }) => kind)).toEqual(['jar', 'folder', 'member']);
    expect(opened.side.parts.map(({ name }) => name)).toEqual([
      '/work/plain.jar',
      '/work/classes',
      '/work/dist.tar.gz!/lib/one.jar',
    ]);
    expect(opened.bytes).toBe(jars['plain.jar'].length + aClass.length + jars['one.jar'].length);
    expect(opened.problems).toEqual([]);
  });

  it('of a plan is what its table says, and no bytes', async () => {
    const opened = await open('/work/acme.plan.json');
    expect(opened.inputs).toEqual([{ name: '/work/acme.plan.json', kind: 'plan' }]);
    expect(opened.bytes).toBeUndefined();
    expect(opened.side.parts[0]?.read).toBeUndefined();
    expect(opened.side.parts[0]?.entries).toEqual(entries);
    const [, moved] = opened.side.parts[0]?.entries ?? [];
    expect(moved && opened.side.parts[0]?.originOf(moved)).toEqual({
      artifact: 'org.acme:acme-two:1.0',
      originalPath: 'acme/B.class',
    });
  });

  it('of a module is what its plan says', async () => {
    const opened = await open(moduleFolder);
    expect(opened.inputs).toEqual([{ name: `${moduleFolder}/pom.xml`, kind: 'module' }]);
    expect(paths(opened)[0]).toContain('acme/A.class');
    expect(origins(opened)).toEqual(['org.acme:acme-dep:1']);
  });

  it('of coordinates is the file that Maven would take, and theirs is what it holds', async () => {
    const opened = await open('org.acme:acme-dep:1');
    expect(opened.inputs).toEqual([{ name: 'org.acme:acme-dep:1', kind: 'jar' }]);
    expect(origins(opened)).toEqual(['org.acme:acme-dep:1']);
  });

  it.each([
    ['/work/gone.jar', 'input.absent'],
    ['/work/dist.tar.gz', 'input.member-needed'],
    ['/work/dist.tar.gz!/lib/two.jar', 'tarball.no-member'],
    ['org.acme:gone:1', 'repository.artifact-absent'],
    ['/work/plain.jar,/work/dist.tar.gz', 'input.member-needed'],
  ])('%s stops with %s', async (text, code) => {
    await expect(open(text)).rejects.toMatchObject({ code });
  });

  it('a tarball without a member is answered with jars that are in it', async () => {
    await expect(open('/work/dist.tar.gz')).rejects.toMatchObject({
      advice: 'name a member, such as /work/dist.tar.gz!/lib/one.jar',
    });
  });

  it('where an input cannot be opened, those before it are closed', async () => {
    const { files } = await world();
    let closed = 0;
    const counting: World['files'] = {
      ...files,
      open: (path) => {
        const source = files.open(path);
        return source && { ...source, close: () => void (closed += 1) };
      },
    };
    await expect(
      open('/work/plain.jar,/work/one.jar,/work/dist.tar.gz', { files: counting }),
    ).rejects.toThrow('tarball');
    expect(closed).toBe(3);
  });
});

describe('an input without classes', () => {
  it('is a problem', async () => {
    expect((await open('/work/sources.jar,/work/plain.jar')).problems).toEqual([
      { code: 'input.no-classes', input: '/work/sources.jar', classifiers: [] },
    ]);
  });

  it('of coordinates names what the POM attaches', async () => {
    expect((await open('org.acme:acme-attached:1.0')).problems).toEqual([
      { code: 'input.no-classes', input: 'org.acme:acme-attached:1.0', classifiers: ['optional'] },
    ]);
  });
});

describe('where an entry comes from', () => {
  const table = writeEntries(entries);

  async function attributed(text: string): Promise<readonly unknown[]> {
    const bytes = await table.bytes;
    const recordedPlans = { list: () => ['acme.entries.tsv.gz'], read: () => bytes };
    return origins(await open(text, { recordedPlans }));
  }

  it('a jar that holds the properties of one artifact is that artifact', async () => {
    expect(await attributed('/work/one.jar')).toEqual(['org.acme:acme-one:1.0']);
  });

  it('a class that was added to it is of the artifact that the record of the patch names', async () => {
    expect(await attributed('/work/patched.jar')).toEqual([
      'org.acme:acme-one:1.0',
      'org.acme:acme-one:2.0',
    ]);
    expect((await open('/work/patched.jar')).problems).toEqual([
      {
        code: 'patch.stopgap',
        file: '/work/patched.jar',
        classes: 1,
        sources: ['org.acme:acme-one:2.0'],
      },
    ]);
  });

  it('of a jar that says nothing, and of one that says several, a recorded plan knows some by content', async () => {
    expect(await attributed('/work/plain.jar')).toEqual(['org.acme:acme-one:1.0']);
    expect(await attributed('/work/uber.jar')).toEqual(['org.acme:acme-one:1.0', undefined]);
  });

  it('of a folder, too', async () => {
    expect(await attributed('/work/classes')).toEqual(['org.acme:acme-one:1.0']);
  });

  it('a plan on the other side tells it as a recorded one does', async () => {
    const shared = await world();
    const attribution = createAttribution(shared);
    const old = await openSide(shared, '/work/uber.jar', planningOptions(), attribution);
    await openSide(shared, '/work/acme.plan.json', planningOptions(), attribution);
    expect(origins(old)).toEqual(['org.acme:acme-one:1.0', undefined]);
  });

  it('of two plans that know a class, the one counts that knows more of the jar', async () => {
    const older = { ...entry('acme/A.class', aClass, 'org.acme:acme-one:0.9') };
    const newer = entries.map((one) => ({
      ...one,
      path: one.originalPath,
      crc32: sumOf(one.path === 'acme/A.class' ? aClass : bClass),
    }));
    const [few, many] = await Promise.all([writeEntries([older]).bytes, writeEntries(newer).bytes]);
    const recordedPlans = {
      list: () => ['a.entries.tsv.gz', 'b.entries.tsv.gz', 'b.plan.json'],
      read: (name: string) => (name.startsWith('a') ? few : many),
    };
    expect(origins(await open('/work/uber.jar', { recordedPlans }))).toEqual([
      'org.acme:acme-one:1.0',
      'org.acme:acme-two:1.0',
    ]);
  });

  it('what a plan knows no content of is told by its path, where the jar itself names the module and its version', async () => {
    const rows = [
      { ...entry('acme/A.class', aClass, 'org.acme:acme-one:1.0') },
      { ...entry('acme/Y.class', aClass, 'org.acme:acme-one:1.0') },
      { ...entry('acme/Z.class', aClass, 'org.acme:acme-one:1.0') },
      { ...entry('acme/B.class', bClass, 'org.acme:acme-two:0.9'), crc32: undefined },
      { ...entry('acme/C.class', bClass, 'org.acme:acme-three:0.9'), crc32: undefined },
    ];
    const bytes = await writeEntries(rows).bytes;
    const recordedPlans = { list: () => ['a.entries.tsv.gz'], read: () => bytes };
    expect(origins(await open('/work/mixed.jar', { recordedPlans }))).toEqual([
      'org.acme:acme-one:1.0',
      'org.acme:acme-one:1.0',
      'org.acme:acme-one:1.0',
      'org.acme:acme-two:1.0',
      undefined,
    ]);
  });

  it('words of a module that came with another artifact tell no version', async () => {
    const rows = [
      { ...entry('acme/A.class', aClass, 'org.acme:acme-one:1.0') },
      { ...entry('acme/Y.class', aClass, 'org.acme:acme-one:1.0') },
      { ...entry('acme/Z.class', aClass, 'org.acme:acme-one:1.0') },
      { ...entry('acme/B.class', bClass, 'org.acme:acme-two:0.9') },
      entry(properties('acme-two').path.toString(), bClass, 'org.acme:acme-shading:7'),
    ];
    const bytes = await writeEntries(rows).bytes;
    const recordedPlans = { list: () => ['a.entries.tsv.gz'], read: () => bytes };
    const opened = await open('/work/mixed.jar', { recordedPlans });
    expect(origins(opened)[3]).toBe('org.acme:acme-two:0.9');
  });

  it('no recorded plan is read before somebody asks', async () => {
    const never = (): never => {
      throw new Error('it was read');
    };
    const opened = await open('/work/uber.jar', { recordedPlans: { list: never, read: never } });
    expect(paths(opened)[0]).toContain('acme/B.class');
    expect(() => origins(opened)).toThrow('it was read');
  });
});
