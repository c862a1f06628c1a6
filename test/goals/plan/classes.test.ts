import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/contract/ports/store.js';
import type { IndexedJar, TaskList } from '../../../src/goals/input/tasks.js';
import type { World } from '../../../src/goals/input/world.js';
import { createClassMemory } from '../../../src/goals/plan/classes.js';
import { encodeClassList } from '../../../src/jvm/classpath/class-list.js';
import { encodeIndex } from '../../../src/jvm/classpath/encode-index.js';
import type { ReadableJar } from '../../../src/uber/shade/input.js';
import { readDirectory } from '../../../src/formats/jar/directory.js';
import { readEntry } from '../../../src/formats/jar/read-entry.js';
import { indexClasses } from '../../../src/jvm/classpath/index-classes.js';
import { memoryStore } from '../../support/memory.js';
import { tinyClass } from '../../support/tiny-class.js';
import { byteSource, zip } from '../../support/zip.js';

/** A jar that holds one class of that name. */
function jarOf(name: string): ReadableJar {
  const source = byteSource(zip([{ path: `${name}.class`, content: tinyClass({ name }) }]));
  return { directory: readDirectory(source), read: (entry) => readEntry(source, entry) };
}

const jars: Readonly<Record<string, ReadableJar>> = {
  'a.jar': jarOf('A'),
  'longer.jar': jarOf('LongerName'),
};

function open(file: string): ReadableJar {
  const jar = jars[file];
  if (jar === undefined) throw new Error(`no ${file}`);
  return jar;
}

function indexed(file: string): IndexedJar {
  const { directory, read } = open(file);
  const index = indexClasses(directory, read);
  return { list: encodeClassList(index), index: encodeIndex(index) };
}

/** What one run does; `got` notes which parts of the store are read. */
function run(store: Store) {
  const sent: string[] = [];
  const got: string[] = [];
  const tasks: World['tasks'] = {
    warmUp: () => undefined,
    turn: () => Promise.resolve(),
    run: async (_: keyof TaskList, inputs: readonly { readonly file: string }[]) => {
      sent.push(...inputs.map(({ file }) => file));
      return inputs.map(({ file }) => indexed(file));
    },
  };
  const noting: Store = {
    ...store,
    get: (area, key) => {
      got.push(key.split('-')[0] ?? '');
      return store.get(area, key);
    },
  };
  const memory = createClassMemory({ store: noting, tasks }, (file) => `hash of ${file}`, open);
  return { memory, sent, got };
}

describe('the classes of jars', () => {
  it('are indexed by other threads, the largest jar first, and once', async () => {
    const { memory, sent } = run(memoryStore());
    await memory.read(['a.jar', 'longer.jar']);
    await memory.read(['a.jar']);
    expect(sent).toEqual(['longer.jar', 'a.jar']);
    expect(memory.of('a.jar')?.list.classes.count).toBe(1);
    expect(memory.of('a.jar')?.index().classes.count).toBe(1);
  });

  it('are not indexed again in the next run, which reads the index only when it is asked for', async () => {
    const store = memoryStore();
    await run(store).memory.read(['a.jar']);
    const next = run(store);
    await next.memory.read(['a.jar']);
    expect(next.memory.of('a.jar')?.list.classes.count).toBe(1);
    expect(next.got).toEqual(['list']);
    const index = next.memory.of('a.jar')?.index();
    expect(index?.classes.count).toBe(1);
    expect(next.memory.of('a.jar')?.index()).toBe(index);
    expect(next.got).toEqual(['list', 'index']);
    expect(next.sent).toEqual([]);
  });

  it('are indexed here where the list is left and the index is lost', async () => {
    const store = memoryStore();
    await run(store).memory.read(['a.jar']);
    const lossy = {
      ...store,
      get: (area: string, key: string) =>
        key.startsWith('index') ? undefined : store.get(area, key),
    };
    const { memory, sent } = run(lossy);
    await memory.read(['a.jar']);
    expect(memory.of('a.jar')?.index().classes.count).toBe(1);
    expect(sent).toEqual([]);
  });
});
