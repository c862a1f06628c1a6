import { describe, expect, it } from 'vitest';
import type { Fetch } from '../../../src/contract/ports/fetch.js';
import { checkGoal } from '../../../src/goals/check/check.js';
import type { CheckOptions } from '../../../src/goals/check/options.js';
import type { CheckResult, VersionSearch } from '../../../src/goals/check/result.js';
import { codedClass } from '../../support/coded-class.js';
import type { Scene } from '../../support/planning-world.js';
import { planningOptions, planningWorld } from '../../support/planning-world.js';
import { published } from '../../support/shading-module.js';
import { tinyClass } from '../../support/tiny-class.js';
import { zip } from '../../support/zip.js';

const repository = '/home/me/.m2/repository';
const lib = (...methods: readonly string[]): Buffer =>
  tinyClass({
    name: 'org/acme/lib/A',
    methods: methods.map((name) => ({ name, descriptor: '()V', access: 9 })),
  });
const reader = (...called: readonly string[]): Buffer =>
  codedClass({
    name: 'org/reader/Main',
    steps: called.map((name) => ({ call: ['org/acme/lib/A', name, '()V'] })),
  });

function listOf(module: string, ...versions: readonly string[]): Record<string, Uint8Array> {
  const [groupId = '', artifactId = ''] = module.split(':');
  const list = versions.map((version) => `<version>${version}</version>`).join('');
  const text = `<metadata><versioning><versions>${list}</versions></versioning></metadata>`;
  const folder = `${repository}/${groupId.replaceAll('.', '/')}/${artifactId}`;
  return { [`${folder}/maven-metadata-local.xml`]: Buffer.from(text) };
}

/** Jars of a consumer, by version: which methods of the library its class calls. */
function readers(
  called: Readonly<Record<string, readonly string[] | string>>,
): Record<string, Uint8Array> {
  const all: Record<string, Uint8Array> = {};
  for (const [version, names] of Object.entries(called)) {
    const jar =
      typeof names === 'string'
        ? Buffer.from(names)
        : zip([{ path: 'org/reader/Main.class', content: reader(...names) }]);
    for (const [path, content] of Object.entries(published(`org.reader:reader:${version}`, jar)))
      all[`${repository}/${path}`] = Buffer.from(content);
  }
  return all;
}

const judged = { '/work/on/org/acme/lib/A.class': lib('go', 'stay') };

function check(
  files: Scene['files'],
  change: Partial<CheckOptions> = {},
  fetch: Fetch = () => Promise.resolve({ kind: 'absent', status: 404 }),
): Promise<CheckResult> {
  const { maven } = planningOptions();
  return checkGoal(planningWorld({ pom: '', artifacts: {}, fetch, ...(files && { files }) }), {
    consumers: ['org.reader:reader:1.1'],
    on: ['/work/on'],
    against: [],
    beside: [],
    order: 'consumer-first',
    delegated: [],
    java: 8,
    platform: undefined,
    search: true,
    maven,
    jdk: undefined,
    toolVersion: '0',
    ...change,
  });
}

function found(content: string | Buffer): ReturnType<Fetch> {
  return Promise.resolve({ kind: 'found', bytes: Buffer.from(content), headers: {} });
}

const triedOf = ({ tried }: VersionSearch): readonly string[] =>
  tried.map(({ version, outcome }) => `${version} ${outcome}`);

describe('other versions of a consumer that breaks', () => {
  const files = {
    ...judged,
    ...readers({ '1.0': ['stay'], '1.1': ['gone'], '1.2': ['gone'], '1.3': ['go'], '1.4': ['go'] }),
    ...listOf('org.reader:reader', '1.4', '1.0', '1.2', '1.3', '1.1', '1.5-SNAPSHOT', '1.5-beta1'),
  };

  it('are tried until the first that links is known', async () => {
    const { verdict, searches, problems } = await check(files);
    expect(verdict).toBe('breaks');
    const [search, ...others] = searches;
    expect(others).toEqual([]);
    expect(search).toMatchObject({
      of: 'consumer',
      module: 'org.reader:reader',
      present: '1.1',
      found: '1.3',
      isLater: true,
      isNearest: true,
      candidates: 4,
    });
    expect(search && triedOf(search)).toEqual(['1.4 links', '1.2 breaks', '1.3 links']);
    expect(search?.tried[1]?.broken).toEqual(['org.acme.lib.A.gone()V']);
    expect(problems).toEqual([]);
  });

  it('are not tried where nobody asks for it, or nothing breaks', async () => {
    expect((await check(files, { search: false })).searches).toEqual([]);
    expect((await check(files, { consumers: ['org.reader:reader:1.3'] })).searches).toEqual([]);
  });

  it('are earlier ones where no later one links', async () => {
    const { searches } = await check({
      ...files,
      ...listOf('org.reader:reader', '1.0', '1.1', '1.2'),
    });
    expect(searches).toMatchObject([{ found: '1.0', isLater: false, isNearest: true }]);
  });

  it('need not have what fails today as well', async () => {
    const { searches } = await check(
      {
        ...judged,
        '/work/old/org/acme/lib/A.class': lib('gone', 'stay'),
        ...readers({ '1.1': ['gone', 'never'], '1.2': ['go', 'never'] }),
        ...listOf('org.reader:reader', '1.1', '1.2'),
      },
      { against: ['/work/old'] },
    );
    expect(searches).toMatchObject([{ found: '1.2' }]);
  });
});

describe('a supplier in another version', () => {
  const properties = 'groupId=org.acme\nartifactId=lib\nversion=1.0\n';
  const pom = `<project><modelVersion>4.0.0</modelVersion><groupId>org.reader</groupId><artifactId>reader</artifactId><version>1.1</version>
    <dependencies><dependency><groupId>org.acme</groupId><artifactId>lib</artifactId><version>2.0</version></dependency></dependencies></project>`;
  const jarOf = (...methods: readonly string[]): Buffer =>
    zip([{ path: 'org/acme/lib/A.class', content: lib(...methods) }]);
  const main = zip([{ path: 'org/reader/Main.class', content: reader('go') }]);
  const files = Object.fromEntries(
    Object.entries({
      ...published('org.acme:lib:1.1', jarOf('stay')),
      ...published('org.acme:lib:1.2', jarOf('stay', 'go')),
      ...published('org.acme:lib:2.0', jarOf('stay', 'go')),
      ...published('org.reader:reader:1.1', main, pom),
    }).map(([path, content]) => [`${repository}/${path}`, Buffer.from(content)] as const),
  );

  it('is looked for between the one that lacks a member and the one that has it', async () => {
    const { searches, groups } = await check({
      ...files,
      ...listOf('org.acme:lib', '0.9', '1.0', '1.1', '1.2', '2.0', '3.0'),
      '/work/on/org/acme/lib/A.class': lib('stay'),
      '/work/on/META-INF/maven/org.acme/lib/pom.properties': Buffer.from(properties),
    });
    expect(groups).toMatchObject([
      { supplier: 'org.acme:lib:2.0', cause: { kind: 'changed', from: '1.0', to: '2.0' } },
    ]);
    const supplier = searches.find(({ of }) => of === 'supplier');
    expect(supplier).toMatchObject({ module: 'org.acme:lib', present: '1.0', found: '1.2' });
    expect(supplier && triedOf(supplier)).toEqual(['1.1 breaks', '1.2 links']);
  });
});

describe('a repository that is silent, or lies', () => {
  const broken = { ...judged, ...readers({ '1.1': ['gone'] }) };

  it('is a problem where it lists nothing, and nothing is said to link', async () => {
    const { searches, problems } = await check(broken);
    expect(searches).toEqual([]);
    expect(problems).toContainEqual({
      code: 'repository.versions-unknown',
      module: 'org.reader:reader',
      detail: '',
    });
  });

  it('is one with --offline as well', async () => {
    const maven = { ...planningOptions().maven, offline: true };
    const { problems } = await check(broken, { maven });
    const problem = problems.find(({ code }) => code === 'repository.versions-unknown');
    expect(problem).toMatchObject({ detail: expect.stringContaining('offline') });
  });

  it.each<[string, Fetch]>([
    ['a sign-in page', () => found('<html>sign in</html>')],
    ['half a list', () => found('<metadata><versioning><versions><version>1.2')],
    ['no answer', () => Promise.resolve({ kind: 'unreachable', reason: 'timeout', detail: '' })],
  ])('is one where it sends %s instead of a list', async (_, fetch) => {
    const { searches, problems } = await check(broken, {}, fetch);
    expect(searches).toEqual([]);
    const problem = problems.find(({ code }) => code === 'repository.versions-unknown');
    expect(problem).toMatchObject({ detail: expect.stringMatching(/./) });
  });

  it('whose jars are others than their checksums say has none that can be tried', async () => {
    const list = Buffer.from(
      '<metadata><versioning><versions><version>1.2</version></versions></versioning></metadata>',
    );
    const { searches } = await check(broken, {}, ({ url }) =>
      found(url.includes('maven-metadata') ? list : 'a'.repeat(40)),
    );
    expect(searches).toMatchObject([
      { found: undefined, tried: [{ version: '1.2', outcome: 'unusable' }] },
    ]);
  });

  it('is believed nothing that was not seen', async () => {
    const { searches } = await check({
      ...broken,
      ...readers({ '1.2': '<html>sign in</html>', '1.3': '', '1.4': ['gone'] }),
      ...listOf(
        'org.reader:reader',
        '../../../etc/1',
        'latest',
        '&lt;b&gt;',
        '',
        '9'.repeat(300),
        '-1',
        '1.2',
        '1.3',
        '1.4',
        '1.9',
        '1.9',
        '1.9.0',
      ),
    });
    const [search] = searches;
    expect(search).toMatchObject({ found: undefined, candidates: 4 });
    expect(search && triedOf(search)).toEqual([
      '1.9 unusable',
      '1.4 breaks',
      '1.2 unusable',
      '1.3 unusable',
    ]);
  });

  it('is asked for no more than a handful', async () => {
    const versions = Array.from({ length: 5_000 }, (_, at) => `2.${at}`);
    const { searches } = await check({ ...broken, ...listOf('org.reader:reader', ...versions) });
    expect(searches).toMatchObject([{ found: undefined, candidates: 5_000 }]);
    expect(searches[0]?.tried).toHaveLength(6);
  });
});
