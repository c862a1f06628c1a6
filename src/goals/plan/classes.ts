import type { JarClasses } from '../../jvm/classpath/class-list.js';
import { decodeClassList, listFormat } from '../../jvm/classpath/class-list.js';
import { decodeIndex, encodeIndex, indexFormat } from '../../jvm/classpath/encode-index.js';
import { indexClasses } from '../../jvm/classpath/index-classes.js';
import type { JarIndex } from '../../jvm/classpath/jar-index.js';
import type { ReadableJar } from '../../uber/shade/input.js';
import type { IndexedJar } from '../input/tasks.js';
import type { World } from '../input/world.js';

/** The classes of jars, of each only once. */
export interface ClassMemory {
  /** Their lists from the store, else indexed on all cores: every file must be a jar with classes. */
  read(files: readonly string[]): Promise<void>;
  /** What was read of a file. */
  of(file: string): JarClasses | undefined;
}

const area = 'class-index-v3';

/** Keeps lists and indexes in the store; `keyOf` names a file by its content, `open` opens it. */
export function createClassMemory(
  { store, tasks }: Pick<World, 'store' | 'tasks'>,
  keyOf: (file: string) => string,
  open: (file: string) => ReadableJar,
): ClassMemory {
  const known = new Map<string, JarClasses>();
  const listKey = (file: string): string => `list-${listFormat}-${keyOf(file)}`;
  const indexKey = (file: string): string => `index-${indexFormat}-${keyOf(file)}`;

  function recall(file: string): JarClasses | undefined {
    const stored = store.get(area, listKey(file));
    const list = stored && decodeClassList(stored);
    return list && { list, index: once(() => storedIndex(file) ?? indexHere(file)) };
  }

  function storedIndex(file: string): JarIndex | undefined {
    const stored = store.get(area, indexKey(file));
    return stored && decodeIndex(stored);
  }

  /** A list without its index (that was trimmed away, say) is too rare for other threads. */
  function indexHere(file: string): JarIndex {
    const { directory, read } = open(file);
    const index = indexClasses(directory, read);
    store.put(area, indexKey(file), encodeIndex(index));
    return index;
  }

  function keep(file: string, made: IndexedJar): void {
    const list = decodeClassList(made.list);
    const index = decodeIndex(made.index);
    if (list === undefined || index === undefined) throw new Error(`${file} was indexed in vain`);
    store.put(area, listKey(file), made.list);
    store.put(area, indexKey(file), made.index);
    known.set(file, { list, index: () => index });
  }

  function sizeOf(file: string): number {
    return open(file).directory.size;
  }

  return {
    of: (file) => known.get(file),
    read: async (files) => {
      const missing = files.filter((file) => {
        const classes = known.get(file) ?? recall(file);
        if (classes !== undefined) known.set(file, classes);
        return classes === undefined;
      });
      // The largest first: none of them is begun when the other threads have run out of work.
      const inOrder = missing.sort((left, right) => sizeOf(right) - sizeOf(left));
      // One by one: this thread keeps what is done while the others go on.
      const indexing = inOrder.map(async (file) => {
        for (const made of await tasks.run('index', [{ file }])) keep(file, made);
      });
      await Promise.all(indexing);
    },
  };
}

/** Asked for the first time, `make` is called; from then on its answer is given. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
