import type { ClassPath, LoadedPart } from '../classpath/class-path.js';
import { classNumber, seenFrom, textNumber } from '../classpath/class-path.js';
import { ClassColumn } from './class-column.js';
import { DeclaredMembers } from './declared-members.js';

/** JVMS table 4.1-B, 4.6-A. */
export const access = {
  public: 0x0001,
  private: 0x0002,
  protected: 0x0004,
  static: 0x0008,
  final: 0x0010,
  interface: 0x0200,
  abstract: 0x0400,
} as const;

/** Far beyond any hierarchy that a compiler makes; a class that is its own superclass ends here. */
const MAX_DEPTH = 1000;

/** A class's superclasses (itself first) or superinterfaces, by number, and the first one that is not there, by name. */
export interface Supertypes {
  readonly numbers: readonly number[];
  /** Common number of a name; `undefined`: all are there. */
  readonly missing: number | undefined;
}

/**
 * What the classes of a class path extend and declare, by class number and common text number. The name of a supertype
 * means what the loader of the class finds by it.
 */
export class TypeHierarchy {
  readonly #classPath: ClassPath;
  readonly #members: DeclaredMembers;
  readonly #object: number;
  readonly #superclasses: ClassColumn<Supertypes>;
  readonly #ownInterfaces: ClassColumn<Supertypes>;
  readonly #allInterfaces: ClassColumn<Supertypes>;
  readonly #objectArrayStart: Buffer = Buffer.from('([Ljava/lang/Object;)');

  constructor(classPath: ClassPath) {
    this.#classPath = classPath;
    this.#members = new DeclaredMembers(classPath);
    this.#object = textNumber(classPath, 'java/lang/Object');
    this.#superclasses = new ClassColumn(classPath);
    this.#ownInterfaces = new ClassColumn(classPath);
    this.#allInterfaces = new ClassColumn(classPath);
  }

  /** `java/lang/Object`; `undefined` only where the platform is empty. */
  get object(): number | undefined {
    return classNumber(this.#classPath, this.#object);
  }

  isInterface(number: number): boolean {
    return (this.accessOf(number) & access.interface) !== 0;
  }

  /** The flags of the class itself. */
  accessOf(number: number): number {
    return this.#part(number)?.index.classes.access[this.#row(number)] ?? 0;
  }

  /** The flags of a member that the class declares itself. */
  memberAccess(number: number, name: number, descriptor: number): number | undefined {
    return this.#members.find(number, name, descriptor);
  }

  /** The class, its superclass, and so on. */
  superclasses(number: number): Supertypes {
    return (
      this.#superclasses.get(number) ??
      this.#superclasses.set(number, this.#findSuperclasses(number))
    );
  }

  /** The superinterfaces of the class alone, and theirs. */
  ownInterfaces(number: number): Supertypes {
    return (
      this.#ownInterfaces.get(number) ??
      this.#ownInterfaces.set(number, this.superinterfaces([number]))
    );
  }

  /** All superinterfaces of the class and of its superclasses. */
  allInterfaces(number: number): Supertypes {
    return (
      this.#allInterfaces.get(number) ??
      this.#allInterfaces.set(number, this.superinterfaces(this.superclasses(number).numbers))
    );
  }

  #findSuperclasses(number: number): Supertypes {
    const numbers: number[] = [];
    let next: number | undefined = number;
    while (next !== undefined && numbers.length < MAX_DEPTH) {
      numbers.push(next);
      const name = superName(this.#classPath, next);
      if (name === undefined) break;
      next = seenFrom(this.#classPath, next, name);
      if (next === undefined) return { numbers, missing: name };
    }
    return { numbers, missing: undefined };
  }

  /** All superinterfaces of these classes, direct and inherited, each once; the classes themselves are none. */
  superinterfaces(of: readonly number[]): Supertypes {
    const seen = new Set<number>();
    const open = [...of];
    let missing: number | undefined;
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (const name of interfaceNames(this.#classPath, next)) {
        const number = seenFrom(this.#classPath, next, name);
        if (number === undefined) missing ??= name;
        else if (!seen.has(number)) {
          seen.add(number);
          open.push(number);
        }
      }
    }
    return { numbers: [...seen], missing };
  }

  /** Whether it declares that field or method with none of the flags `without`; the descriptor tells the two apart. */
  declares(number: number, name: number, descriptor: number, without = 0): boolean {
    const flags = this.#members.find(number, name, descriptor);
    return flags !== undefined && (flags & without) === 0;
  }

  /** `DeclaredMembers.findOwn`. */
  ownMemberAccess(number: number, name: number, descriptor: number): number | undefined {
    return this.#members.findOwn(number, name, descriptor);
  }

  /**
   * Whether a method of that name is signature polymorphic (JVMS §2.9.3): one parameter `Object[]`. Ask it for
   * `MethodHandle` and `VarHandle` only. A recorded API does not keep the flags that the specification also names.
   */
  declaresPolymorphic(number: number, name: number): boolean {
    const part = this.#part(number);
    if (part === undefined) return false;
    const { members, classes, strings } = part.index;
    const row = this.#row(number);
    const end = classes.memberStart[row + 1] ?? 0;
    for (let at = classes.methodStart[row] ?? 0; at < end; at++) {
      if (part.names.plain(members.name[at] ?? 0) !== name) continue;
      const start = strings.starts[members.descriptor[at] ?? 0] ?? 0;
      const head = strings.bytes.subarray(start, start + this.#objectArrayStart.length);
      if (head.equals(this.#objectArrayStart)) return true;
    }
    return false;
  }

  #part(number: number): LoadedPart | undefined {
    return this.#classPath.parts[this.#classPath.classPart[number] ?? 0];
  }

  #row(number: number): number {
    return this.#classPath.classRow[number] ?? 0;
  }
}

/** Common number of the superclass's name; `undefined` in `java/lang/Object`. */
export function superName(classPath: ClassPath, number: number): number | undefined {
  const part = classPath.parts[classPath.classPart[number] ?? 0];
  const id = part?.index.classes.superName[classPath.classRow[number] ?? 0] ?? 0;
  return part === undefined || id === 0 ? undefined : part.names.className(id);
}

/** Common numbers of the direct superinterfaces' names. */
export function interfaceNames(classPath: ClassPath, number: number): readonly number[] {
  const part = classPath.parts[classPath.classPart[number] ?? 0];
  if (part === undefined) return [];
  const { interfaceStart, interfaces } = part.index.classes;
  const row = classPath.classRow[number] ?? 0;
  const end = interfaceStart[row + 1] ?? 0;
  const names: number[] = [];
  for (let at = interfaceStart[row] ?? 0; at < end; at++)
    names.push(part.names.className(interfaces[at] ?? 0));
  return names;
}
