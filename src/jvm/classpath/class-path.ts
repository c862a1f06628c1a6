import { encodeModifiedUtf8 } from '../../formats/classfile/modified-utf8.js';
import type { InternalName } from '../../formats/classfile/names.js';
import { internalName } from '../../formats/classfile/names.js';
import type { Delegation } from './delegation.js';
import { definesBeforeParent, isDefinable } from './delegation.js';
import type { JarIndex } from './jar-index.js';
import { MISPLACED } from './jar-index.js';
import type { PartClasses } from './part-classes.js';
import type { PartNames } from './part-names.js';
import type { Platform } from './platform.js';
import { reachableNames } from './platform.js';
import { SharedNames } from './shared-names.js';
import { textOf } from './string-table.js';
import type { TextInterner } from './text-interner.js';
import type { ShadowedClasses } from './visible-classes.js';
import { VisibleClasses } from './visible-classes.js';

/**
 * One jar as the JVM sees it. An uber jar that is only planned consists of parts (the artifacts that go in, in order);
 * any other jar is one part.
 */
export interface ClassPathEntry {
  /** The manifest switches versioned classes on. */
  readonly multiRelease: boolean;
  readonly parts: readonly ClassPathPart[];
  /**
   * Entries of one loader that share a group (`lib/*`) have no defined order among each other; left out: this one stands
   * where it was put.
   */
  readonly group?: string;
}

/** A class loader and what it looks into. */
export interface LoaderEntries {
  readonly entries: readonly ClassPathEntry[];
  /** Left out: the application's loader, whose parent is the platform. */
  readonly delegation?: Delegation;
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
  /** Number of the loader; `undefined`: the platform. */
  readonly loader: number | undefined;
  /** Number of the entry in its loader. */
  readonly entry: number;
}

/** A class loader of a class path that is put together. */
export interface LoadedLoader {
  /** What it finds, itself or by its parent: number of the class + 1 by common number of its name. */
  readonly classByName: Uint32Array;
  readonly delegation: Delegation | undefined;
}

/**
 * A whole class path with the platform's classes in front (the application's loader replaces none), as columns over common
 * text numbers. A class is a name and a loader (JVMS §5.3): with several loaders one name may mean several classes, each
 * with its number. Ask it through `findClass`, `seenFrom`, `classNames`, and in `jvm/linkage` `lookup` and `checkLinkage`.
 */
export interface ClassPath {
  readonly platform: Platform;
  readonly texts: TextInterner;
  /** Part 0 is the platform. */
  readonly parts: readonly LoadedPart[];
  readonly loaders: readonly LoadedLoader[];
  /** As the last loader finds them: number of the class + 1 by common number of its name; 0 or past the end: no such class. */
  readonly classByName: Uint32Array;
  /** By number of the class. */
  readonly classPart: Uint16Array;
  readonly classRow: Uint32Array;
  readonly classCount: number;
  /** Numbers below this are classes of the platform. */
  readonly platformCount: number;
  readonly shadowed: ShadowedClasses;
  /** Common numbers of the names of classes that lie in an entry and could not be read: they are neither there nor absent. */
  readonly unreadable: ReadonlySet<number>;
}

/**
 * Puts the class path of an application together: entries in order, first wins; versioned classes as the platform's Java
 * sees them, only where an entry's manifest switches them on. Package-relocated names are those the class path knows.
 * `shared` spares work where several class paths have jars in common.
 */
export function buildClassPath(
  entries: readonly ClassPathEntry[],
  platform: Platform,
  shared: SharedNames = new SharedNames(),
): ClassPath {
  return buildLoaders([{ entries }], platform, shared);
}

/** The same of several loaders, each listed behind its parent; there must be one at least. */
export function buildLoaders(
  loaders: readonly LoaderEntries[],
  platform: Platform,
  shared: SharedNames = new SharedNames(),
): ClassPath {
  const entries = loaders.flatMap((loader) => loader.entries);
  const visible = new VisibleClasses(classTotal(entries) + platform.index.classes.count);
  const growing: Growing = { platform, shared, visible, parts: [], unreadable: new Set() };
  const { index } = platform;
  addPart(growing, { index, origin: undefined, loader: undefined, entry: 0 }, allReleases);
  const platformCount = visible.count;
  const { texts } = shared;
  const platformFinds = loaders.length > 1 ? visible.found(texts.count) : new Uint32Array();
  const loaded: LoadedLoader[] = [];
  for (const [number, { entries: own, delegation }] of loaders.entries()) {
    const inherited = loaded[delegation?.parent ?? -1]?.classByName ?? platformFinds;
    if (number > 0) visible.nextLoader(inherited, definesBeforeParent(delegation));
    addEntries(growing, number, own, delegation);
    loaded.push({ classByName: visible.found(texts.count), delegation });
  }
  const classByName = loaded.at(-1)?.classByName ?? platformFinds;
  const { parts, unreadable } = growing;
  return {
    platform,
    unreadable,
    texts,
    parts,
    loaders: loaded,
    classByName,
    platformCount,
    ...visible.columns(),
  };
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

/** The class of that name that the last loader finds; `undefined` where nothing on the class path or of the platform's API has it. */
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

/** The number of the class whose name has that common number, as the last loader finds it. */
export function classNumber(classPath: ClassPath, name: number): number | undefined {
  const found = classPath.classByName[name] ?? 0;
  return found === 0 ? undefined : found - 1;
}

/**
 * The number of the class that the loader of class `from` finds by the name of that common number. Every reference of a
 * class is looked up so, its supertypes as well: two loaders may answer differently (JVMS §5.3).
 */
export function seenFrom(classPath: ClassPath, from: number, name: number): number | undefined {
  const loader = loaderOf(classPath, from);
  const classByName =
    loader === undefined ? classPath.classByName : classPath.loaders[loader]?.classByName;
  const found = classByName?.[name] ?? 0;
  if (found === 0) return undefined;
  return loader === undefined && found > classPath.platformCount ? undefined : found - 1;
}

/** The number of the loader that defines the class; `undefined`: the platform's. */
export function loaderOf({ classPart, parts }: ClassPath, number: number): number | undefined {
  return parts[classPart[number] ?? 0]?.loader;
}

/** The common number of a text. */
export function textNumber(classPath: ClassPath, text: string): number {
  return numberOf(classPath.texts, text);
}

function numberOf(texts: TextInterner, text: string): number {
  const bytes = encodeModifiedUtf8(text);
  return texts.intern(bytes, 0, bytes.length);
}

function classTotal(entries: readonly ClassPathEntry[]): number {
  return entries
    .flatMap(({ parts }) => parts)
    .reduce((sum, { index }) => sum + index.classes.count, 0);
}

/** A class path while it is put together. */
interface Growing {
  readonly platform: Platform;
  readonly shared: SharedNames;
  readonly visible: VisibleClasses;
  readonly parts: LoadedPart[];
  readonly unreadable: Set<number>;
}

function addEntries(
  growing: Growing,
  loader: number,
  entries: readonly ClassPathEntry[],
  delegation: Delegation | undefined,
): void {
  const name = delegation ? isDefinable : reachableNames(growing.platform);
  for (const [entry, { multiRelease, parts }] of entries.entries()) {
    growing.visible.nextEntry();
    const highest = multiRelease ? growing.platform.java : 0;
    const release = (one: number): boolean => one !== MISPLACED && one <= highest;
    let jar: string | undefined;
    for (const { includes, ...part } of parts) {
      // Slices of one jar are of one origin.
      if (part.origin !== jar) growing.visible.nextJar(growing.parts.length);
      jar = part.origin;
      addPart(growing, { ...part, loader, entry }, { release, name, path: includes });
    }
  }
}

function addPart(growing: Growing, addition: Addition, takes: Takes): void {
  const { shared, visible, parts } = growing;
  const { index, rename, ...place } = addition;
  const names = shared.of(index.strings, rename);
  const number = parts.push({ index, names, ...place }) - 1;
  offerClasses(visible, number, index, shared.classes(index, names), takes);
  for (const { path } of index.failures) {
    const name = nameByPath(path);
    if (takes.path?.(path) !== false)
      growing.unreadable.add(numberOf(shared.texts, rename?.(name) ?? name));
  }
}

/** What a class loader takes the class at that path for. */
function nameByPath(path: string): InternalName {
  return internalName(path.replace(/^META-INF\/versions\/\d+\//, '').replace(/\.class$/, ''));
}

type Addition = Pick<ClassPathPart, 'index' | 'rename'> & Omit<LoadedPart, 'names'>;

/** Which classes of a part go on the class path; what is left out: all. */
interface Takes {
  readonly release: (release: number) => boolean;
  readonly name?: ((name: string) => boolean) | undefined;
  readonly path?: ((path: string) => boolean) | undefined;
}

const allReleases: Takes = { release: () => true };

function offerClasses(
  visible: VisibleClasses,
  part: number,
  { classes: { count, release } }: JarIndex,
  classes: PartClasses,
  takes: Takes,
): void {
  const { path, name, number } = classes;
  const isTaken = takes.name === undefined ? undefined : takenNames(classes, takes.name);
  for (let row = 0; row < count; row++) {
    const of = release[row] ?? 0;
    if (!takes.release(of)) continue;
    if (takes.path?.(path[row] ?? '') === false) continue;
    if (isTaken?.[row] === 0) continue;
    visible.offer(number[row] ?? 0, name[row] ?? '', part, row, of);
  }
}

/** By row, 1: a loader looks for the name. Several class paths ask the same of the same part. */
function takenNames(classes: PartClasses, isTaken: (name: string) => boolean): Uint8Array {
  const known = taken.get(classes) ?? new Map<(name: string) => boolean, Uint8Array>();
  taken.set(classes, known);
  const rows =
    known.get(isTaken) ?? Uint8Array.from(classes.name, (name) => (isTaken(name) ? 1 : 0));
  known.set(isTaken, rows);
  return rows;
}

const taken = new WeakMap<PartClasses, Map<(name: string) => boolean, Uint8Array>>();
