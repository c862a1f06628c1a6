import { createHash } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import type { IndexablePart } from '../../../src/goals/check/part-indexes.js';
import { createPartIndexes } from '../../../src/goals/check/part-indexes.js';
import type { World } from '../../../src/goals/input/world.js';
import { indexedClasses } from '../../../src/jvm/classpath/class-facts.js';
import { planningWorld } from '../../support/planning-world.js';
import { tinyClass } from '../../support/tiny-class.js';
import { zip } from '../../support/zip.js';

const incompressible = Buffer.concat(
  Array.from({ length: 5000 }, (_, at) => createHash('sha256').update(`${at}`).digest()),
);
/** So large that another thread is worth it. */
const padding = { path: 'padding', content: incompressible };
const classEntry = (name: string) => ({ path: `${name}.class`, content: tinyClass({ name }) });

function worldWith(files: Readonly<Record<string, Uint8Array>>) {
  const world = planningWorld({ pom: '<project/>', artifacts: {}, files });
  const indexed: string[] = [];
  const run: World['tasks']['run'] = (name, inputs) => {
    indexed.push(`${name} ${JSON.stringify(inputs)}`);
    return world.tasks.run(name, inputs);
  };
  return { world: { ...world, tasks: { ...world.tasks, run } }, indexed };
}

const hashesOf = ({ files }: World) => ({
  sha256: (path: string) =>
    createHash('sha256')
      .update(files.read(path) ?? '')
      .digest('hex'),
  learnSha256: () => Promise.resolve(),
});

const jarPart = (name: string): IndexablePart => ({ name, entries: [], read: () => Buffer.of() });

const namesIn = (indexes: ReturnType<ReturnType<typeof createPartIndexes>['of']>) =>
  indexes.flatMap((index) => indexedClasses(index).map(({ name }) => name));

test('a jar is indexed on another thread, once in a run, and in the next run not at all', async () => {
  const { world, indexed } = worldWith({
    '/work/x.jar': zip([classEntry('a/A'), classEntry('a/B'), padding]),
  });
  const part = jarPart('/work/x.jar');
  for (const run of [1, 2]) {
    const indexes = createPartIndexes(world, hashesOf(world));
    await indexes.read([part, part]);
    await indexes.read([jarPart('/work/x.jar')]);
    expect(namesIn(indexes.of(part)), `run ${run}`).toEqual(['a/A', 'a/B']);
  }
  expect(indexed).toEqual(['index-slice [{"file":"/work/x.jar","at":0,"count":1}]']);
});

test('a jar with the content of another is not indexed again', async () => {
  const jar = zip([classEntry('a/A'), padding]);
  const { world, indexed } = worldWith({ '/work/x.jar': jar, '/work/y.jar': jar });
  const indexes = createPartIndexes(world, hashesOf(world));
  await indexes.read([jarPart('/work/x.jar')]);
  await indexes.read([jarPart('/work/y.jar')]);
  expect(namesIn(indexes.of(jarPart('/work/y.jar')))).toEqual(['a/A']);
  expect(indexed.length).toBe(1);
});

test('what the store holds damaged is made again', async () => {
  const { world, indexed } = worldWith({ '/work/x.jar': zip([classEntry('a/A'), padding]) });
  const damaged: World = {
    ...world,
    store: { get: () => Buffer.from('no index'), put: () => undefined },
  };
  const indexes = createPartIndexes(damaged, hashesOf(world));
  await indexes.read([jarPart('/work/x.jar')]);
  expect(namesIn(indexes.of(jarPart('/work/x.jar')))).toEqual(['a/A']);
  expect(indexed.length).toBe(1);
});

test('a small jar is indexed here, and not kept', async () => {
  const { world, indexed } = worldWith({ '/work/x.jar': zip([classEntry('a/A')]) });
  const small: IndexablePart = {
    name: '/work/x.jar',
    entries: [{ path: 'a/A.class', crc32: undefined, size: undefined }],
    read: () => tinyClass({ name: 'a/A' }),
  };
  const indexes = createPartIndexes(world, hashesOf(world));
  await indexes.read([small]);
  expect(namesIn(indexes.of(small))).toEqual(['a/A']);
  expect(indexed).toEqual([]);
});

test('a folder, or a jar inside of something, is indexed here; what is only planned has no index', async () => {
  const { world, indexed } = worldWith({});
  const indexes = createPartIndexes(world, hashesOf(world));
  const folder: IndexablePart = {
    name: '/work/classes',
    entries: [{ path: 'a/A.class', crc32: undefined, size: undefined }],
    read: () => tinyClass({ name: 'a/A' }),
  };
  const planned: IndexablePart = { ...folder, name: 'planned', read: undefined };
  await indexes.read([folder, planned]);
  expect(namesIn(indexes.of(folder))).toEqual(['a/A']);
  expect(indexes.of(planned)).toEqual([]);
  expect(indexed).toEqual([]);
});

test('a jar of which a slice is still to be read counts as unread: what is reached of it is read here', async () => {
  const large = Buffer.concat(Array.from({ length: 160 }, () => incompressible));
  const { world } = worldWith({
    '/work/x.jar': zip([classEntry('a/A'), { path: 'padding', content: large }, classEntry('b/B')]),
  });
  let letOn = (): void => undefined;
  const waiting = new Promise<void>((resolve) => {
    letOn = resolve;
  });
  let asked = 0;
  const run: World['tasks']['run'] = async (name, inputs) => {
    asked += 1;
    const isLast = asked === 2;
    const answer = await world.tasks.run(name, inputs);
    if (isLast) await waiting;
    return answer;
  };
  const indexes = createPartIndexes({ ...world, tasks: { ...world.tasks, run } }, hashesOf(world));
  const part = jarPart('/work/x.jar');
  const read = indexes.read([part]);
  await vi.waitFor(() => expect(asked).toBe(2));
  expect(indexes.of(part)).toEqual([]);
  letOn();
  await read;
  expect(namesIn(indexes.of(part)).toSorted()).toEqual(['a/A', 'b/B']);
});
