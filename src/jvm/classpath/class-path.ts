import type { InternalName } from '../../formats/classfile/names.js';
import type { JarIndex } from './jar-index.js';

/**
 * One jar as the JVM sees it. An uber jar that is only planned consists of parts (the artifacts that go in, in order);
 * any other jar is one part.
 */
export interface ClassPathEntry {
  /** The manifest switches versioned classes on. */
  readonly multiRelease: boolean;
  readonly parts: readonly ClassPathPart[];
}

export interface ClassPathPart {
  readonly index: JarIndex;
  /** Formatted coordinates, or whatever names this part in a finding. */
  readonly origin: string;
  /** Package relocation, applied to declarations and references alike; left out: every name stays. */
  readonly rename?: (name: InternalName) => InternalName;
  /** Which paths of the jar (before package relocation) go in; left out: all. */
  readonly includes?: (path: string) => boolean;
}

/** A whole class path with the platform's classes behind it: made by `buildClassPath`, asked by `lookup` and `findUnresolved`. */
export interface ClassPath {
  readonly java: number;
  /** The first class of that name, as a loader finds it: the platform's own packages win. */
  readonly find: (name: InternalName) => FoundClass | undefined;
  /** Names of all classes that the entries give (not the platform's), first wins. */
  readonly names: () => IterableIterator<InternalName>;
}

export interface FoundClass {
  readonly name: InternalName;
  /** `undefined`: a class of the platform. */
  readonly origin: string | undefined;
  readonly major: number;
  readonly access: number;
}

/**
 * Puts the class path together: entries in order, first wins; versioned classes as Java `java` sees them, only where an
 * entry's manifest switches them on.
 */
export declare function buildClassPath(
  entries: readonly ClassPathEntry[],
  platform: JarIndex,
  java: number,
): ClassPath;
