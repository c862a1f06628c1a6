import { encodeModifiedUtf8 } from '../../formats/classfile/modified-utf8.js';
import type { InternalName } from '../../formats/classfile/names.js';
import { internalName } from '../../formats/classfile/names.js';
import type { JarIndex } from './jar-index.js';
import { MISPLACED } from './jar-index.js';
import type { PartClasses } from './part-classes.js';
import type { PartNames } from './part-names.js';
import type { Platform } from './platform.js';
import { reachableNames } from './platform.js';
import { SharedNames } from './shared-names.js';
import { textOf } from './string-table.js';
import type { TextInterner } from './text-interner.js';
import { VisibleClasses } from './visible-classes.js';

/**
 * One jar as the JVM sees it. An uber jar that is only planned consists of parts (the artifacts that go in, in order);
 * any other jar is one part.
 */
export interface ClassPathEntry {
  /** The manifest switches versioned classes on. */
  readonly multiRelease: boolean;
  readonly parts: readonly ClassPathPart[];
}

/** A jar, or what of it goes on the class path, under the names that it has there. */
export interface ClassPathPart {
  readonly index: JarIndex;
  /** Formatted coordinates, or whatever names this part in a finding. */
  readonly origin: string;
  /** Package relocation, applied to declarations and references alike; left out: every name stays. */
  readonly rename?: (name: InternalName) => InternalName;
  /** Which paths of the jar (before package relocation) go in; left out: all. */
  readonly includes?: (path: string) => boolean;
}

/** A part whose texts have numbers that are common to the whole class path. */
export interface LoadedPart {
  readonly index: JarIndex;
  /** `undefined`: the platform. */
  readonly origin: string | undefined;
  readonly names: PartNames;
}

/**
 * A whole class path with the platform's classes in front (no class of the platform can be replaced), as columns over
 * common text numbers. Ask it through `findClass`, `classNames`, and in `jvm/linkage` `lookup` and `findUnresolved`.
 */
export interface ClassPath {
  readonly platform: Platform;
  readonly texts: TextInterner;
  /** Part 0 is the platform. */
  readonly parts: readonly LoadedPart[];
  /** Number of the class + 1 by common number of its name; 0 or past the end: no such class. */
  readonly classByName: Uint32Array;
  /** By number of the class. */
  readonly classPart: Uint16Array;
  readonly classRow: Uint32Array;
  readonly classCount: number;
  /** Numbers below this are classes of the platform. */
  readonly platformCount: number;
}

/**
 * Puts the class path together: entries in order, first wins; versioned classes as the platform's Java sees them, only where
 * an entry's manifest switches them on. Package-relocated names are those the class path knows. `shared` spares work
 * where several class paths have jars in common.
 */
export function buildClassPath(
  entries: readonly ClassPathEntry[],
  platform: Platform,
  shared: SharedNames = new SharedNames(),
): ClassPath {
  const { texts } = shared;
  const visible = new VisibleClasses(classTotal(entries) + platform.index.classes.count);
  const parts: LoadedPart[] = [];
  const add = ({ index, rename, origin }: Addition, takes: Takes): void => {
    const names = shared.of(index.strings, rename);
    const number = parts.push({ index, origin, names }) - 1;
    offerClasses(visible, number, index, shared.classes(index, names), takes);
  };
  add({ index: platform.index, origin: undefined }, { release: () => true });
  const platformCount = visible.count;
  const isReachable = reachableNames(platform);
  for (const { multiRelease, parts: own } of entries) {
    visible.nextEntry();
    const highest = multiRelease ? platform.java : 0;
    const release = (one: number): boolean => one !== MISPLACED && one <= highest;
    for (const part of own) add(part, { release, name: isReachable, path: part.includes });
  }
  return { platform, texts, parts, platformCount, ...visible.columns(texts.count) };
}

/** A class by its name, as a loader would find it. */
export interface FoundClass {
  readonly name: InternalName;
  /** `undefined`: a class of the platform. */
  readonly origin: string | undefined;
  /** Path in the jar of its part, before package relocation. */
  readonly path: string;
  readonly major: number;
  /** JVMS table 4.1-B. */
  readonly access: number;
}

/** The first class of that name; `undefined` where nothing on the class path or of the platform's API has it. */
export function findClass(classPath: ClassPath, name: InternalName): FoundClass | undefined {
  const number = classNumber(classPath, textNumber(classPath, name));
  if (number === undefined) return undefined;
  const part = classPath.parts[classPath.classPart[number] ?? 0];
  const row = classPath.classRow[number] ?? 0;
  if (part === undefined) return undefined;
  const { classes, strings } = part.index;
  return {
    name,
    origin: part.origin,
    path: textOf(strings, classes.path[row] ?? 0),
    major: classes.major[row] ?? 0,
    access: classes.access[row] ?? 0,
  };
}

/** Names of all classes that the entries give (the platform's left out), in class-path order. */
export function* classNames(classPath: ClassPath): IterableIterator<InternalName> {
  for (let number = classPath.platformCount; number < classPath.classCount; number++)
    yield nameOfClass(classPath, number);
}

/** The name of a class by its number, after package relocation. */
export function nameOfClass(classPath: ClassPath, number: number): InternalName {
  const part = classPath.parts[classPath.classPart[number] ?? 0];
  const row = classPath.classRow[number] ?? 0;
  const name = part?.names.className(part.index.classes.name[row] ?? 0) ?? 0;
  return internalName(classPath.texts.text(name));
}

/** The number of the class whose name has that common number. */
export function classNumber(classPath: ClassPath, name: number): number | undefined {
  const found = classPath.classByName[name] ?? 0;
  return found === 0 ? undefined : found - 1;
}

/**
 * The number of the class that the loader of class `_from` finds by the name of that common number; every reference of a
 * class is looked up so, since two loaders may answer differently (JVMS §5.3).
 */
export function seenFrom(classPath: ClassPath, _from: number, name: number): number | undefined {
  return classNumber(classPath, name);
}

/** The common number of a text. */
export function textNumber(classPath: ClassPath, text: string): number {
  const bytes = encodeModifiedUtf8(text);
  return classPath.texts.intern(bytes, 0, bytes.length);
}

function classTotal(entries: readonly ClassPathEntry[]): number {
  return entries
    .flatMap(({ parts }) => parts)
    .reduce((sum, { index }) => sum + index.classes.count, 0);
}

type Addition = Pick<ClassPathPart, 'index' | 'rename'> & Pick<LoadedPart, 'origin'>;

/** Which classes of a part go on the class path; what is left out: all. */
interface Takes {
  readonly release: (release: number) => boolean;
  readonly name?: ((name: string) => boolean) | undefined;
  readonly path?: ((path: string) => boolean) | undefined;
}

function offerClasses(
  visible: VisibleClasses,
  part: number,
  { classes: { count, release } }: JarIndex,
  { path, name, number }: PartClasses,
  takes: Takes,
): void {
  for (let row = 0; row < count; row++) {
    const of = release[row] ?? 0;
    if (!takes.release(of)) continue;
    if (takes.path?.(path[row] ?? '') === false) continue;
    if (takes.name?.(name[row] ?? '') === false) continue;
    visible.offer(number[row] ?? 0, part, row, of);
  }
}
