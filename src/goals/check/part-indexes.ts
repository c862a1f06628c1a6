import type { InternalName } from '../../formats/classfile/names.js';
import { decodeIndex, indexFormat } from '../../jvm/classpath/encode-index.js';
import { indexLinkage } from '../../jvm/classpath/index-classes.js';
import { sliceCount } from '../../jvm/classpath/index-slices.js';
import type { JarIndex } from '../../jvm/classpath/jar-index.js';
import type { SidePart } from '../../jvm/compare/side.js';
import type { MavenAccess } from '../input/maven-access.js';
import type { JarSlice } from '../input/tasks.js';
import type { World } from '../input/world.js';
import { ReachedClasses } from './reached-classes.js';

/** What is indexed: an opened class path entry. */
export type IndexablePart = Pick<SidePart, 'name' | 'entries' | 'read' | 'isPlanned'>;

/** Indexes of class path entries, each made once in a run and kept in the store by the content of its file. */
export interface PartIndexes {
  /**
   * Reads what is not known yet: large jars on this machine on all cores, all else here. May be asked again before it is done.
   * Throws `FormatError`, `IoError`.
   */
  read(parts: readonly IndexablePart[]): Promise<void>;
  /**
   * Reads what linking the parts of `from`, which were read, can ask for, and the classes that it names: of `beside`, which
   * stands behind each of `sides`, and of those. What was read whole has it already. Throws as `read` does.
   */
  reach(
    from: LinkedFrom,
    sides: readonly (readonly IndexablePart[])[],
    beside: readonly IndexablePart[],
  ): void;
  /** What was read of them for others is needed no more. */
  forget(parts: readonly IndexablePart[]): void;
  /**
   * The index of one that was read: of a large jar in slices, which are parts of one class path entry, in order. None of
   * one whose bytes cannot be had, since it is only planned.
   */
  of(part: IndexablePart): readonly JarIndex[];
}

/** Who links to something, and what else is asked for. */
export interface LinkedFrom {
  readonly parts: readonly IndexablePart[];
  readonly names: readonly InternalName[];
}

const area = 'index-slices-v2';
/** Bytes of a jar that is indexed sooner than a thread has started, or than a file of the store was written. */
const SMALL = 128 * 1024;

/** Keeps indexes in the store under the SHA-256 of the jar. */
export function createPartIndexes(
  { files, store, tasks }: Pick<World, 'files' | 'store' | 'tasks'>,
  hashes: Pick<MavenAccess, 'sha256' | 'learnSha256'>,
): PartIndexes {
  /** By path of the jar: who asks for one that is being read waits for it. */
  const reading = new Map<string, Promise<void>>();
  /** By path of the jar; each slice at its place. */
  const jars = new Map<string, JarIndex[]>();
  const others = new Map<IndexablePart, readonly JarIndex[]>();

  const isJar = (part: IndexablePart): boolean => isLargeJar(files, part);
  const keyOf = ({ file, at, count }: JarSlice): string =>
    `${indexFormat}-${at}-${count}-${hashes.sha256(file)}`;

  function recall(slice: JarSlice): boolean {
    const stored = store.get(area, keyOf(slice));
    const index = stored && decodeIndex(stored);
    if (index !== undefined) keep(slice, index);
    return index !== undefined;
  }

  function keep({ file, at }: JarSlice, index: JarIndex): void {
    const slices = jars.get(file) ?? [];
    jars.set(file, slices);
    slices[at] = index;
  }

  async function indexElsewhere(slice: JarSlice): Promise<void> {
    for (const encoded of await tasks.run('index-slice', [slice])) {
      const index = decodeIndex(encoded);
      if (index === undefined) throw new Error(`${slice.file} was indexed in vain`);
      keep(slice, index);
      store.put(area, keyOf(slice), encoded);
    }
  }

  async function readJars(wanted: readonly string[]): Promise<void> {
    await hashes.learnSha256(wanted);
    const slices = wanted.map((file) => slicesOf(file, files.stat(file)?.size ?? 0));
    const missing = slices.flatMap((all) => all.filter((slice) => !recall(slice.slice)));
    // The largest first: none of them is begun when the other threads have run out of work.
    const inOrder = missing.sort((one, other) => other.size - one.size);
    await Promise.all(inOrder.map(({ slice }) => indexElsewhere(slice)));
  }

  const reached = new ReachedClasses();
  const wholeOf = (part: IndexablePart): readonly JarIndex[] | undefined =>
    others.get(part) ?? jars.get(part.name);
  const wholeAmong = (parts: readonly IndexablePart[]): readonly JarIndex[] =>
    parts.flatMap((part) => wholeOf(part) ?? []);

  return {
    of: (part) => wholeOf(part) ?? reached.of(part) ?? [],
    reach: ({ parts: roots, names }, sides, beside) => {
      const parts = [...sides.flat(), ...beside];
      const unread = parts.filter((part) => wholeOf(part) === undefined);
      const whole = {
        sides: sides.filter((one) => one.length > 0).map(wholeAmong),
        beside: wholeAmong(beside),
      };
      reached.reach({ roots: wholeAmong(roots), names }, whole, unread);
    },
    forget: (parts) => reached.forget(parts),
    read: async (parts) => {
      for (const part of parts)
        if (!isJar(part) && !others.has(part)) others.set(part, indexHere(part));
      const wanted = [...new Set(parts.filter(isJar).map(({ name }) => name))];
      const begun = readJars(wanted.filter((file) => !reading.has(file)));
      for (const file of wanted) if (!reading.has(file)) reading.set(file, begun);
      await Promise.all(wanted.flatMap((file) => reading.get(file) ?? []));
    },
  };
}

function isLargeJar(files: World['files'], { name, read, isPlanned }: IndexablePart): boolean {
  if (read === undefined || isPlanned === true) return false;
  const stat = files.stat(name);
  return stat?.kind === 'file' && stat.size > SMALL;
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

/** A folder, a small jar, or one that lies in memory. */
function indexHere({ entries, read }: IndexablePart): readonly JarIndex[] {
  return read === undefined ? [] : [indexLinkage({ entries }, read)];
}
