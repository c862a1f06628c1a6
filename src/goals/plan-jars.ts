import type { ByteSource } from '../contract/ports/bytes.js';
import { FormatError, IoError } from '../contract/problem/errors.js';
import type { Problem } from '../contract/problem/problem.js';
import { readDirectory } from '../formats/jar/directory.js';
import { jarProblem } from '../formats/jar/fail.js';
import { readEntry } from '../formats/jar/read-entry.js';
import type { JarClasses } from '../jvm/classpath/class-list.js';
import { decodeClassList, listFormat } from '../jvm/classpath/class-list.js';
import { decodeIndex, encodeIndex, indexFormat } from '../jvm/classpath/encode-index.js';
import { indexClasses } from '../jvm/classpath/index-classes.js';
import { indexProblems } from '../jvm/classpath/index-problems.js';
import type { JarIndex } from '../jvm/classpath/jar-index.js';
import type { ReadableJar, RewriteMemory } from '../uber/shade/input.js';
import type { MavenAccess } from './input/maven-access.js';
import type { World } from './input/world.js';
import { rememberRewrites } from './plan-rewrites.js';

/** The jars of one run: each is opened and indexed once, whatever number of plans asks for it. */
export interface Jars {
  /** `undefined` where it cannot be read: then `problemsOf` says why. */
  open(file: string): ReadableJar | undefined;
  /**
   * The classes of each file: their list from the store, else all are indexed on all cores. Files without classes, and
   * those that cannot be read, are left out.
   */
  classes(files: readonly string[]): Promise<ReadonlyMap<string, JarClasses>>;
  /** What is remembered of a file about package relocation. */
  rewrites(file: string): RewriteMemory;
  /** What is wrong with a file, told of the artifact that it is. */
  problemsOf(file: string, artifact: string): readonly Problem[];
  close(): void;
}

interface Opened {
  readonly jar: ReadableJar | undefined;
  readonly error: FormatError | undefined;
}

const area = 'class-index-v3';
/** Of what is kept of one jar. */
const formats = { list: listFormat, index: indexFormat };

/** Opens jars through the world's files; indexes are kept in its store by the content of the jar. */
export function openJars(world: World, access: MavenAccess): Jars {
  const opened = new Map<string, Opened>();
  const sources: { close(): void }[] = [];
  const known = new Map<string, JarClasses>();

  const openOnce = (file: string): Opened => {
    const before = opened.get(file);
    if (before !== undefined) return before;
    const source = world.files.open(file);
    if (source === undefined) throw gone(file);
    sources.push(source);
    const made = readJar(source);
    opened.set(file, made);
    return made;
  };
  const keyOf = (part: 'list' | 'index', file: string): string =>
    `${part}-${formats[part]}-${access.sha256(file)}`;

  /** A list without its index (that was trimmed, say) is rare enough to make it here. */
  const storedIndex = (file: string): (() => JarIndex) =>
    once(() => {
      const stored = world.store.get(area, keyOf('index', file));
      const index = stored && decodeIndex(stored);
      if (index !== undefined) return index;
      const { jar } = openOnce(file);
      if (jar === undefined) throw gone(file);
      const made = indexClasses(jar.directory, jar.read);
      world.store.put(area, keyOf('index', file), encodeIndex(made));
      return made;
    });

  return {
    open: (file) => openOnce(file).jar,
    classes: async (files) => {
      const readable = [...new Set(files)].filter((file) => hasClasses(openOnce(file).jar));
      const missing: string[] = [];
      for (const file of readable) {
        if (known.has(file)) continue;
        const stored = world.store.get(area, keyOf('list', file));
        const list = stored && decodeClassList(stored);
        if (list) known.set(file, { list, index: storedIndex(file) });
        else missing.push(file);
      }
      // The largest first: none of them is begun when the other threads have run out of work.
      const sizeOf = (file: string): number => openOnce(file).jar?.directory.size ?? 0;
      missing.sort((left, right) => sizeOf(right) - sizeOf(left));
      const made = await world.tasks.run(
        'index',
        missing.map((file) => ({ file })),
      );
      for (const [at, bytes] of made.entries()) {
        const file = missing[at];
        const list = decodeClassList(bytes.list);
        const index = decodeIndex(bytes.index);
        if (file === undefined || list === undefined || index === undefined) continue;
        world.store.put(area, keyOf('list', file), bytes.list);
        world.store.put(area, keyOf('index', file), bytes.index);
        known.set(file, { list, index: () => index });
      }
      return new Map(
        readable.flatMap((file) => {
          const classes = known.get(file);
          return classes === undefined ? [] : [[file, classes] as const];
        }),
      );
    },
    rewrites: (file) => rememberRewrites(world.store, keyOf('index', file)),
    problemsOf: (file, artifact) => {
      const error = opened.get(file)?.error;
      const problem = error && jarProblem(error, artifact);
      const list = known.get(file)?.list;
      const classes = list === undefined ? [] : indexProblems(list, file, artifact);
      return [...(problem === undefined ? [] : [problem]), ...classes];
    },
    close: () => {
      for (const source of sources) source.close();
    },
  };
}

/** Asked for the first time, `make` is called; from then on its answer is given. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** A jar that cannot be read is a finding, and the others go on. */
function readJar(source: ByteSource): Opened {
  try {
    const directory = readDirectory(source);
    return {
      jar: { directory, read: (entry) => readEntry(source, entry) },
      error: undefined,
    };
  } catch (error) {
    if (error instanceof FormatError) return { jar: undefined, error };
    throw error;
  }
}

function hasClasses(jar: ReadableJar | undefined): boolean {
  return jar?.directory.entries.some(({ path }) => path.endsWith('.class')) === true;
}

function gone(file: string): IoError {
  return new IoError(
    'io.unreadable',
    `${file} was there and is gone`,
    { file },
    'run again when nothing else writes to that folder',
  );
}
