import type { ByteSource } from '../../contract/ports/bytes.js';
import { FormatError, IoError } from '../../contract/problem/errors.js';
import type { Problem } from '../../contract/problem/problem.js';
import { readDirectory } from '../../formats/jar/directory.js';
import { jarProblem } from '../../formats/jar/fail.js';
import { readEntry } from '../../formats/jar/read-entry.js';
import { sortedBytewise } from '../../formats/text/byte-order.js';
import type { JarClasses } from '../../jvm/classpath/class-list.js';
import { indexProblems } from '../../jvm/classpath/index-problems.js';
import type { ReadableJar, RewriteMemory } from '../../uber/shade/input.js';
import type { MavenAccess } from '../input/maven-access.js';
import { stopgapNotice } from '../input/stopgap-jar.js';
import type { World } from '../input/world.js';
import { createClassMemory } from './classes.js';
import { rememberRewrites } from './rewrites.js';

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
  /** Of the jars opened so far those that this tool patched, in byte order of their files; `names` has other names for files. */
  stopgaps(names: ReadonlyMap<string, string>): Promise<readonly Problem[]>;
  close(): void;
}

interface Opened {
  readonly jar: ReadableJar | undefined;
  readonly error: FormatError | undefined;
}

/** Opens jars through the world's files; what was found out about them is kept in its store by their content. */
export function openJars(world: World, access: MavenAccess): Jars {
  const opened = new Map<string, Opened>();
  const sources: { close(): void }[] = [];

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
  const jarOf = (file: string): ReadableJar => {
    const { jar, error } = openOnce(file);
    if (jar === undefined) throw error ?? gone(file);
    return jar;
  };
  const memory = createClassMemory(world, (file) => access.sha256(file), jarOf);

  return {
    open: (file) => openOnce(file).jar,
    classes: async (files) => {
      const readable = [...new Set(files)].filter((file) => hasClasses(openOnce(file).jar));
      await access.learnSha256(readable);
      await memory.read(readable);
      return new Map(
        readable.flatMap((file) => {
          const classes = memory.of(file);
          return classes === undefined ? [] : [[file, classes] as const];
        }),
      );
    },
    rewrites: (file) => rememberRewrites(world.store, () => access.sha256(file)),
    problemsOf: (file, artifact) => {
      const error = opened.get(file)?.error;
      const problem = error && jarProblem(error, artifact);
      const list = memory.of(file)?.list;
      const classes = list === undefined ? [] : indexProblems(list, file, artifact);
      return [...(problem === undefined ? [] : [problem]), ...classes];
    },
    stopgaps: async (names) => {
      const found: Problem[] = [];
      for (const [file, { jar }] of sortedBytewise([...opened], ([path]) => path))
        if (jar !== undefined) {
          const { read, directory } = jar;
          const { entries } = directory;
          found.push(...(await stopgapNotice({ entries, read }, names.get(file) ?? file)));
        }
      return found;
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
