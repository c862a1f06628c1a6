import type { Problem } from '../../contract/problem/problem.js';
import type { ClassDeclaration } from '../../formats/classfile/declaration.js';
import type { InternalName } from '../../formats/classfile/names.js';
import {
  NEWEST_MAJOR,
  readDeclaration,
  readIfWanted,
} from '../../formats/classfile/read-declaration.js';
import type { ClassHead } from '../../formats/classfile/read-head.js';
import { readHead } from '../../formats/classfile/read-head.js';
import { isClassPath, versionedPath } from './class-names.js';
import { unreadableClass } from './class-problem.js';
import type { ClassSource } from './class-source.js';

/** A class path entry whose entries have numbers: what is asked for in one order can be read ahead. */
export interface NumberedPart {
  readonly name: string;
  /** The manifest switches versioned classes on. */
  readonly multiRelease: boolean;
  readonly paths: PathList;
  /** Visits some of them, at least cost where `numbers` ascend. `undefined`: names are all there is. */
  readonly read:
    | ((
        numbers: readonly number[],
        visit: (number: number, read: () => Uint8Array) => void,
      ) => void)
    | undefined;
}

/** The paths of a class path entry. */
export interface PathList {
  readonly count: number;
  pathAt(number: number): string;
  /** The number of the first entry of that path; -1 where there is none. */
  numberOf(path: string): number;
}

/** Where a class path holds a class. */
interface Holder {
  readonly part: NumberedPart;
  readonly number: number;
}

/** A class path entry, and the versions of classes there that count, highest first. */
interface Versioned {
  readonly part: NumberedPart;
  readonly versions: readonly number[];
}

/** What was read under a name; `undefined` where that cannot be used. */
type Named<Read> = readonly [InternalName, Read | undefined];

/**
 * The classes of a class path as a loader of one Java finds them, each read when it is first asked for: the first entry
 * that has it, and there the highest version that the manifest switches on. What the class path lacks is looked for in
 * `platform`. A class that cannot be read is a problem and is not found; so is one that lies at a path which is not its
 * name, since no loader takes it, and one of which only the name is known.
 */
export class SideClasses implements ClassSource {
  readonly #parts: readonly Versioned[];
  readonly #platform: ClassSource;
  readonly #known = new Map<string, ClassDeclaration | undefined>();
  #prepared = new Map<string, ClassDeclaration | undefined>();
  #problems: Problem[] = [];

  constructor(parts: readonly NumberedPart[], java: number, platform: ClassSource) {
    this.#parts = parts.map((part) => ({ part, versions: versionsOf(part, java) }));
    this.#platform = platform;
  }

  find(name: InternalName): ClassDeclaration | undefined {
    if (this.#prepared.has(name)) return this.#prepared.get(name);
    if (this.#known.has(name)) return this.#known.get(name);
    const holder = this.#holderOf(name);
    const found = holder === undefined ? this.#platform.find(name) : this.#read(name, holder);
    this.#known.set(name, found);
    return found;
  }

  /** The class path has a class of that name, whether or not it can be read. */
  holds(name: InternalName): boolean {
    return this.#holderOf(name) !== undefined;
  }

  /** The class path has a class of that name, and nothing of it can be shown. */
  isHidden(name: InternalName): boolean {
    return this.find(name) === undefined && this.holds(name);
  }

  /**
   * Reads these classes in the order in which they lie, in place of those that were prepared before: of those whose head is
   * wanted all that they declare. Answers the heads, also of the platform's; those that cannot be read are left out.
   */
  prepare(
    names: readonly InternalName[],
    isWanted: (head: ClassHead) => boolean,
  ): ReadonlyMap<InternalName, ClassHead> {
    const heads = new Map<InternalName, ClassHead>();
    const prepared = new Map<InternalName, ClassDeclaration | undefined>();
    const unknown = names.filter((name) => !this.#known.has(name));
    for (const [name, read] of this.#readAll(unknown, (bytes) => readIfWanted(bytes, isWanted))) {
      if (read !== undefined) heads.set(name, read);
      if (read === undefined || isDeclaration(read)) prepared.set(name, read);
    }
    this.#prepared = prepared;
    this.readSupertypes([...prepared]);
    for (const name of names) {
      const found = heads.get(name) ?? this.find(name);
      if (found !== undefined) heads.set(name, found);
    }
    return heads;
  }

  /** Reads no more than the heads of these classes, in the order in which they lie; those that cannot be read are left out. */
  heads(names: readonly InternalName[]): ReadonlyMap<InternalName, ClassHead> {
    const heads = new Map<InternalName, ClassHead>();
    for (const [name, head] of this.#readAll(names, readHead))
      if (head !== undefined) heads.set(name, head);
    return heads;
  }

  /** A level of supertypes at a time: one after the other would be a file to open and an inflater to make for each. */
  readSupertypes(classes: readonly Named<ClassHead>[]): void {
    for (let level: readonly Named<ClassHead>[] = classes; level.length > 0;) {
      const missing = new Set<InternalName>();
      for (const [, head] of level) {
        for (const name of head?.interfaces ?? []) if (this.#isUnread(name)) missing.add(name);
        const superName = head?.superName;
        if (superName !== undefined && this.#isUnread(superName)) missing.add(superName);
      }
      const read = this.#readAll([...missing], readDeclaration);
      for (const [name, found] of read) this.#known.set(name, found);
      level = read;
    }
  }

  #isUnread(name: InternalName): boolean {
    return !this.#known.has(name) && !this.#prepared.has(name) && this.holds(name);
  }

  #readAll<Read extends ClassHead>(
    names: readonly InternalName[],
    readClass: (bytes: Uint8Array) => Read,
  ): readonly Named<Read>[] {
    const found: Named<Read>[] = [];
    const byPart = new Map<NumberedPart, Map<number, InternalName>>();
    for (const name of names) {
      const holder = this.#holderOf(name);
      if (holder === undefined) continue;
      const same = byPart.get(holder.part) ?? new Map<number, InternalName>();
      byPart.set(holder.part, same.set(holder.number, name));
    }
    for (const [part, byNumber] of byPart) {
      const inOrder = [...byNumber.keys()].sort((a, b) => a - b);
      part.read?.(inOrder, (number, read) => {
        const name = byNumber.get(number);
        if (name !== undefined)
          found.push([name, this.#checked(name, { part, number }, () => readClass(read()))]);
      });
    }
    return found;
  }

  /** Problems met since this was last asked. */
  takeProblems(): readonly Problem[] {
    const problems = this.#problems;
    this.#problems = [];
    return problems;
  }

  #read(name: InternalName, { part, number }: Holder): ClassDeclaration | undefined {
    let found: ClassDeclaration | undefined;
    part.read?.([number], (_number, read) => {
      found = this.#checked(name, { part, number }, () => readDeclaration(read()));
    });
    return found;
  }

  /** The first class path entry that has it, and there the highest version. */
  #holderOf(name: InternalName): Holder | undefined {
    const path = `${name}.class`;
    for (const { part, versions } of this.#parts) {
      for (const version of versions) {
        const number = part.paths.numberOf(`META-INF/versions/${version}/${path}`);
        if (number >= 0) return { part, number };
      }
      const number = part.paths.numberOf(path);
      if (number >= 0) return { part, number };
    }
    return undefined;
  }

  /** What was read, if it is the class that a loader looks for there; else it is a problem. */
  #checked<Read extends ClassHead>(
    name: InternalName,
    { part, number }: Pick<Holder, 'part' | 'number'>,
    read: () => Read,
  ): Read | undefined {
    const path = part.paths.pathAt(number);
    try {
      const found = read();
      const { major } = found;
      if (major > NEWEST_MAJOR)
        this.#problems.push({ code: 'class.newer-format', file: part.name, entry: path, major });
      return found.name === name ? found : undefined;
    } catch (error) {
      this.#problems.push(unreadableClass(error, { part, entry: { path } }));
      return undefined;
    }
  }
}

/** The internal name that a loader of this Java looks for at that path; `undefined`: it does not look there. */
export function loadedName(path: string, multiRelease: boolean, java: number): string | undefined {
  if (!isClassPath(path)) return undefined;
  const versioned = versionedPath(path);
  if (versioned !== undefined && (!multiRelease || versioned.java > java)) return undefined;
  return (versioned?.path ?? path).slice(0, -'.class'.length);
}

function isDeclaration(read: ClassHead | ClassDeclaration): read is ClassDeclaration {
  return 'methods' in read;
}

function versionsOf({ multiRelease, paths }: NumberedPart, java: number): readonly number[] {
  if (!multiRelease) return [];
  const versions = new Set<number>();
  for (let number = 0; number < paths.count; number++) {
    const version = versionedPath(paths.pathAt(number))?.java;
    if (version !== undefined && version <= java) versions.add(version);
  }
  return [...versions].sort((a, b) => b - a);
}

/** Paths that are texts already. */
export function pathList(paths: readonly string[]): PathList {
  const numbers = new Map<string, number>();
  for (const [number, path] of paths.entries()) if (!numbers.has(path)) numbers.set(path, number);
  return {
    count: paths.length,
    pathAt: (number) => paths[number] ?? '',
    numberOf: (path) => numbers.get(path) ?? -1,
  };
}
