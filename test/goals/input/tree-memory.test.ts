import { describe, expect, it } from 'vitest';
import type { ModelOptions } from '../../../src/goals/input/maven-access.js';
import { openMaven } from '../../../src/goals/input/open-maven.js';
import type { Store } from '../../../src/contract/ports/store.js';
import { memoryFiles, memoryStore } from '../../support/memory.js';
import { memoryWorld } from '../../support/memory-world.js';

const model: ModelOptions = { userProperties: {}, propertyEdits: {}, profiles: [], jdk: '17' };
const repository = '/home/me/.m2/repository/org/example';

const pom = (artifactId: string, version: string, ...wanted: readonly string[]): string => {
  const dependencies = wanted.map((gav) => {
    const [name, its] = gav.split(':');
    return `<dependency><groupId>org.example</groupId><artifactId>${name}</artifactId><version>${its}</version></dependency>`;
  });
  return `<project><modelVersion>4.0.0</modelVersion><groupId>org.example</groupId><artifactId>${artifactId}</artifactId><version>${version}</version><dependencies>${dependencies.join('')}</dependencies></project>`;
};
const place = (artifactId: string, version = '1'): string =>
  `${repository}/${artifactId}/${version}/${artifactId}-${version}.pom`;

/** Runs that share a disk and a store: each answers the artifacts of root's tree, and whether it was remembered. */
function scene(texts: Readonly<Record<string, string>>) {
  const kept = memoryStore();
  const files = memoryFiles(texts);
  let remembered = false;
  const store: Store = {
    get: (area, key) => {
      const found = kept.get(area, key);
      if (area.startsWith('tree-')) remembered = found !== undefined;
      return found;
    },
    put: (...one) => kept.put(...one),
  };
  const run = async (root: string, scopes: readonly string[] = ['compile']) => {
    const access = openMaven(memoryWorld({ files, store }), {
      offline: true,
      update: false,
      settings: undefined,
      repositories: ['https://one.example/m2'],
      cacheFolder: '/home/me/.cache/uberplan',
      userProperties: {},
    });
    const input = { kind: 'text' as const, text: root, location: 'pom.xml', folder: undefined };
    const { effective } = await access.readModule(input, model);
    const children = await access.treeOf(effective, { scopes, model });
    const names = (nodes: typeof children): readonly string[] =>
      nodes.flatMap(({ coordinates: { artifactId, version }, children: below }) => [
        `${artifactId}:${version}`,
        ...names(below),
      ]);
    return { tree: names(children), remembered };
  };
  return { files, run };
}

const root = pom('root', '1', 'first:1');
const disk = {
  [place('first')]: pom('first', '1', 'second:1'),
  [place('second')]: pom('second', '1'),
  [place('second', '2')]: pom('second', '2'),
};

describe('the tree of an earlier run', () => {
  it('is believed while its POMs are as they were', async () => {
    const { run } = scene(disk);
    const tree = ['first:1', 'second:1'];
    expect(await run(root)).toEqual({ tree, remembered: false });
    expect(await run(root)).toEqual({ tree, remembered: true });
  });

  it('is another where the root asks for something else, or other scopes are kept', async () => {
    const { run } = scene(disk);
    await run(root);
    const other = pom('root', '1', 'second:2', 'first:1');
    expect(await run(other)).toEqual({ tree: ['second:2', 'first:1'], remembered: false });
    expect((await run(root, ['test'])).remembered).toBe(false);
  });

  it.each([
    ['of the root', 'first', pom('first', '1', 'second:2'), ['first:1', 'second:2']],
    ['below', 'second', pom('second', '1', 'first:1'), ['first:1', 'second:1']],
  ])('is made anew where a dependency %s has changed', async (_, name, text, tree) => {
    const { run, files } = scene(disk);
    await run(root);
    files.write(place(name), `${text}<!-- changed -->`);
    expect((await run(root)).tree).toEqual(tree);
  });

  it('is not kept where a POM was absent: tomorrow it may be there', async () => {
    const { run, files } = scene({ [place('first')]: pom('first', '1', 'third:1') });
    await run(root);
    files.write(place('third'), pom('third', '1', 'second:1'));
    files.write(place('second'), pom('second', '1'));
    expect(await run(root)).toEqual({
      tree: ['first:1', 'third:1', 'second:1'],
      remembered: false,
    });
  });

  it('is not kept where a version was looked up', async () => {
    const { run, files } = scene({
      ...disk,
      [`${repository}/second/maven-metadata-local.xml`]:
        '<metadata><versioning><versions><version>1</version></versions></versioning></metadata>',
    });
    const ranged = pom('root', '1', 'second:[1,)');
    expect(await run(ranged)).toEqual({ tree: ['second:1'], remembered: false });
    files.write(
      `${repository}/second/maven-metadata-local.xml`,
      '<metadata><versioning><versions><version>1</version><version>2</version></versions></versioning></metadata>',
    );
    expect(await run(ranged)).toEqual({ tree: ['second:2'], remembered: false });
  });
});

it.each([
  ['no JSON', '{'],
  ['of another kind', '[]'],
  ['without an origin', '{"children":[]}'],
])('what is stored and %s counts as nothing', async (_, text) => {
  const files = memoryFiles(disk);
  const bytes = new TextEncoder().encode(text);
  const store: Store = {
    get: (area) => (area.startsWith('tree-') ? bytes : undefined),
    put: () => {},
  };
  const access = openMaven(memoryWorld({ files, store }), {
    offline: true,
    update: false,
    settings: undefined,
    repositories: ['https://one.example/m2'],
    cacheFolder: '/home/me/.cache/uberplan',
    userProperties: {},
  });
  const input = { kind: 'text' as const, text: root, location: 'pom.xml', folder: undefined };
  const { effective } = await access.readModule(input, model);
  expect(await access.treeOf(effective, { scopes: ['compile'], model })).toHaveLength(1);
});
