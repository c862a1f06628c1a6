import type { ByteSource } from '../contract/ports/bytes.js';
import { FormatError, IoError } from '../contract/problem/errors.js';
import type { Problem } from '../contract/problem/problem.js';
import { readDirectory } from '../formats/jar/directory.js';
import { jarProblem } from '../formats/jar/fail.js';
import { readEntry } from '../formats/jar/read-entry.js';
import { decodeIndex, indexFormat } from '../jvm/classpath/encode-index.js';
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
  /** Indexes of the classes, by file: from the store, else made on all cores. Files that cannot be read are left out. */
  indexes(files: readonly string[]): Promise<ReadonlyMap<string, JarIndex>>;
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

const area = 'class-index';

/** Opens jars through the world's files; indexes are kept in its store by the content of the jar. */
export function openJars(world: World, access: MavenAccess): Jars {
  const opened = new Map<string, Opened>();
  const sources: { close(): void }[] = [];
  const indexed = new Map<string, JarIndex>();

  const openOnce = (file: string): Opened => {
    const known = opened.get(file);
    if (known !== undefined) return known;
    const source = world.files.open(file);
    if (source === undefined) throw gone(file);
    sources.push(source);
    const made = readJar(source);
    opened.set(file, made);
    return made;
  };
  const keyOf = (file: string): string => `${indexFormat}-${access.sha256(file)}`;

  return {
    open: (file) => openOnce(file).jar,
    indexes: async (files) => {
      const readable = [...new Set(files)].filter((file) => hasClasses(openOnce(file).jar));
      const missing: string[] = [];
      for (const file of readable) {
        if (indexed.has(file)) continue;
        const stored = world.store.get(area, keyOf(file));
        const index = stored && decodeIndex(stored);
        if (index) indexed.set(file, index);
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
        const index = decodeIndex(bytes);
        if (file === undefined || index === undefined) continue;
        world.store.put(area, keyOf(file), bytes);
        indexed.set(file, index);
      }
      return new Map(
        readable.flatMap((file) => {
          const index = indexed.get(file);
          return index === undefined ? [] : [[file, index] as const];
        }),
      );
    },
    rewrites: (file) => rememberRewrites(world.store, keyOf(file)),
    problemsOf: (file, artifact) => {
      const error = opened.get(file)?.error;
      const problem = error && jarProblem(error, artifact);
      const index = indexed.get(file);
      const classes = index === undefined ? [] : indexProblems(index, file, artifact);
      return [...(problem === undefined ? [] : [problem]), ...classes];
    },
    close: () => {
      for (const source of sources) source.close();
    },
  };
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
