import type { InternalName } from '../../formats/classfile/names.js';
import { indexLinkage } from '../../jvm/classpath/index-classes.js';
import type { JarIndex } from '../../jvm/classpath/jar-index.js';
import type { SidePart } from '../../jvm/compare/side.js';
import type { MavenAccess } from '../input/maven-access.js';
import type { World } from '../input/world.js';
import { createJarIndexes } from './jar-indexes.js';
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

/** Bytes of a jar that is indexed sooner than a thread has started, or than a file of the store was written. */
const SMALL = 128 * 1024;

/** Large jars by their content, of all else what this run needs. */
export function createPartIndexes(
  world: Pick<World, 'files' | 'store' | 'tasks'>,
  hashes: Pick<MavenAccess, 'sha256' | 'learnSha256'>,
): PartIndexes {
  const jars = createJarIndexes(world, hashes);
  const others = new Map<IndexablePart, readonly JarIndex[]>();
  const reached = new ReachedClasses();
  const isJar = (part: IndexablePart): boolean => isLargeJar(world.files, part);
  const wholeOf = (part: IndexablePart): readonly JarIndex[] | undefined =>
    others.get(part) ?? jars.of(part.name);
  const wholeAmong = (parts: readonly IndexablePart[]): readonly JarIndex[] =>
    parts.flatMap((part) => wholeOf(part) ?? []);

  return {
    of: (part) => wholeOf(part) ?? reached.of(part) ?? [],
    reach: ({ parts: roots, names }, sides, beside) => {
      const unread = [...sides.flat(), ...beside].filter((part) => wholeOf(part) === undefined);
      const inFront = sides.filter((side) => side.length > 0).map(wholeAmong);
      const whole = { sides: inFront, beside: wholeAmong(beside) };
      reached.reach({ roots: wholeAmong(roots), names }, whole, unread);
    },
    forget: (parts) => reached.forget(parts),
    read: async (parts) => {
      for (const part of parts)
        if (!isJar(part) && !others.has(part)) others.set(part, indexHere(part));
      await jars.read(parts.filter(isJar).map(({ name }) => name));
    },
  };
}

function isLargeJar(files: World['files'], { name, read, isPlanned }: IndexablePart): boolean {
  if (read === undefined || isPlanned === true) return false;
  const stat = files.stat(name);
  return stat?.kind === 'file' && stat.size > SMALL;
}

/** A folder, a small jar, or one that lies in memory. */
function indexHere({ entries, read }: IndexablePart): readonly JarIndex[] {
  return read === undefined ? [] : [indexLinkage({ entries }, read)];
}
