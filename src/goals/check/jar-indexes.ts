import { decodeIndex, indexFormat } from '../../jvm/classpath/encode-index.js';
import { sliceCount } from '../../jvm/classpath/index-slices.js';
import type { JarIndex } from '../../jvm/classpath/jar-index.js';
import type { MavenAccess } from '../input/maven-access.js';
import type { JarSlice } from '../input/tasks.js';
import type { World } from '../input/world.js';

/** Indexes of jars on this machine, made on all cores. */
export interface JarIndexes {
  /** Reads what is not known yet; who asks for one that is being read waits for it. Throws `FormatError`, `IoError`. */
  read(files: readonly string[]): Promise<void>;
  /** Of one that was read: its slices, in order. `undefined` while any of them is not there. */
  of(file: string): readonly JarIndex[] | undefined;
}

const area = 'index-slices-v2';

/** Keeps each in the store under the SHA-256 of the jar. */
export function createJarIndexes(
  { files, store, tasks }: Pick<World, 'files' | 'store' | 'tasks'>,
  hashes: Pick<MavenAccess, 'sha256' | 'learnSha256'>,
): JarIndexes {
  const reading = new Map<string, Promise<void>>();
  const jars = new Map<string, readonly JarIndex[]>();
  const keyOf = ({ file, at, count }: JarSlice): string =>
    `${indexFormat}-${at}-${count}-${hashes.sha256(file)}`;

  function recall(slice: JarSlice): JarIndex | undefined {
    const stored = store.get(area, keyOf(slice));
    return stored && decodeIndex(stored);
  }

  async function indexElsewhere(slice: JarSlice): Promise<JarIndex> {
    const [encoded] = await tasks.run('index-slice', [slice]);
    const index = encoded && decodeIndex(encoded);
    if (index === undefined) throw new Error(`${slice.file} was indexed in vain`);
    if (encoded !== undefined) store.put(area, keyOf(slice), encoded);
    return index;
  }

  async function readAll(wanted: readonly string[]): Promise<void> {
    await hashes.learnSha256(wanted);
    const slices = wanted.flatMap((file) => slicesOf(file, files.stat(file)?.size ?? 0));
    const known = new Map(slices.map(({ slice }) => [slice, recall(slice)]));
    // The largest first: none of them is begun when the other threads have run out of work.
    const inOrder = slices
      .filter(({ slice }) => known.get(slice) === undefined)
      .toSorted((one, other) => other.size - one.size);
    await Promise.all(
      inOrder.map(async ({ slice }) => known.set(slice, await indexElsewhere(slice))),
    );
    for (const file of wanted) {
      const own = slices.filter(({ slice }) => slice.file === file);
      jars.set(
        file,
        own.flatMap(({ slice }) => known.get(slice) ?? []),
      );
    }
  }

  return {
    of: (file) => jars.get(file),
    read: async (wanted) => {
      const unread = [...new Set(wanted)].filter((file) => !reading.has(file));
      const begun = readAll(unread);
      for (const file of unread) reading.set(file, begun);
      await Promise.all(wanted.flatMap((file) => reading.get(file) ?? []));
    },
  };
}

interface SizedSlice {
  readonly slice: JarSlice;
  readonly size: number;
}

function slicesOf(file: string, size: number): readonly SizedSlice[] {
  const count = sliceCount(size);
  return Array.from({ length: count }, (_, at) => ({
    slice: { file, at, count },
    size: size / count,
  }));
}
