import type { ClassPath } from '../classpath/class-path.js';
import { seenFrom } from '../classpath/class-path.js';
import { overridesFinal } from './final-methods.js';
import type { SiteErrorName } from './site-finding.js';
import type { TypeHierarchy } from './type-hierarchy.js';
import { access, interfaceNames, superName } from './type-hierarchy.js';

/** Why a class cannot be loaded (JVMS §5.3.5), or why that cannot be said. */
export type LoadFailure =
  | {
      readonly kind: 'absent';
      readonly error: SiteErrorName;
      /** Number of the class that has the fault: this one, or a supertype. */
      readonly of: number;
      /** Common number of the name that it is at odds with: the class's own, or that of a direct supertype. */
      readonly name: number;
    }
  /** `missing`: common number of the name of a supertype that is not there. */
  | { readonly kind: 'unknown'; readonly missing: number };

const stage = { unasked: 0, loads: 1, asking: 2, fails: 3 } as const;

/** The class file version of a Java is this much above it (JVMS table 4.1-A). */
const MAJOR_OF_JAVA_0 = 44;

/** Sealed classes are no preview from this Java on. */
const SEALED_SINCE = 17;

/** From this Java on a wrong final supertype or method is no matter of the verifier any more. */
const FINAL_CHECKED_AT_DEFINITION = 16;

/**
 * Which classes can be loaded: those that the platform's Java reads, whose supertypes are there, can be loaded
 * themselves, are of the right kind, accessible and not final, and lead to no circle. Each class is asked after its
 * supertypes, without recursion: a hierarchy may be as deep as whoever made it liked.
 */
export class Loading {
  readonly #classPath: ClassPath;
  readonly #types: TypeHierarchy;
  readonly #isAccessible: (to: number, from: number) => boolean;
  readonly #stages: Uint8Array;
  readonly #failures = new Map<number, LoadFailure>();
  #metCircle = false;

  constructor(
    classPath: ClassPath,
    types: TypeHierarchy,
    isAccessible: (to: number, from: number) => boolean,
  ) {
    this.#classPath = classPath;
    this.#types = types;
    this.#isAccessible = isAccessible;
    this.#stages = new Uint8Array(classPath.classCount).fill(
      stage.loads,
      0,
      classPath.platformCount,
    );
  }

  /** Whether any class that was asked for is in a circle: which one has the fault hangs on who is asked first. */
  get metCircle(): boolean {
    return this.#metCircle;
  }

  /** `undefined`: it loads. */
  failure(number: number): LoadFailure | undefined {
    if (this.#stages[number] === stage.unasked) this.#ask(number);
    return this.#stages[number] === stage.loads ? undefined : this.#failures.get(number);
  }

  #ask(number: number): void {
    const open = [number];
    for (let next = open.at(-1); next !== undefined; next = open.at(-1)) {
      if (this.#stages[next] === stage.unasked) {
        this.#stages[next] = stage.asking;
        for (const name of supertypeNames(this.#classPath, next)) {
          const supertype = seenFrom(this.#classPath, next, name);
          if (supertype !== undefined && this.#stages[supertype] === stage.unasked)
            open.push(supertype);
        }
        continue;
      }
      open.pop();
      if (this.#stages[next] !== stage.asking) continue;
      const failure = this.#decide(next);
      this.#stages[next] = failure === undefined ? stage.loads : stage.fails;
      if (failure !== undefined) this.#failures.set(next, failure);
    }
  }

  /** All its supertypes are decided, but for those that it is a supertype of itself. */
  #decide(number: number): LoadFailure | undefined {
    const classPath = this.#classPath;
    const { java } = classPath.platform;
    const { own, major } = this.#head(number);
    if (major > java + MAJOR_OF_JAVA_0)
      return { kind: 'absent', error: 'UnsupportedClassVersionError', of: number, name: own };
    const above = superName(classPath, number);
    const failure =
      (above === undefined ? undefined : this.#supertype(number, above, false)) ??
      first(interfaceNames(classPath, number), (name) => this.#supertype(number, name, true));
    if (failure !== undefined) return failure;
    return overridesFinal(classPath, this.#types, number)
      ? { kind: 'absent', error: finalError(java), of: number, name: above ?? own }
      : undefined;
  }

  /** The common number of its name, and the version of its format. */
  #head(number: number): { readonly own: number; readonly major: number } {
    const { classPart, classRow, parts } = this.#classPath;
    const part = parts[classPart[number] ?? 0];
    const row = classRow[number] ?? 0;
    if (part === undefined) return { own: 0, major: 0 };
    const { name, major } = part.index.classes;
    return { own: part.names.className(name[row] ?? 0), major: major[row] ?? 0 };
  }

  #supertype(number: number, name: number, wantsInterface: boolean): LoadFailure | undefined {
    const fault = (error: SiteErrorName): LoadFailure => ({
      kind: 'absent',
      error,
      of: number,
      name,
    });
    const supertype = seenFrom(this.#classPath, number, name);
    if (supertype === undefined) return { kind: 'unknown', missing: name };
    if (this.#stages[supertype] === stage.asking) {
      this.#metCircle = true;
      return fault('ClassCircularityError');
    }
    const inherited = this.#failures.get(supertype);
    if (inherited !== undefined) return inherited;
    const flags = this.#types.accessOf(supertype);
    if (((flags & access.interface) !== 0) !== wantsInterface)
      return fault('IncompatibleClassChangeError');
    if ((flags & access.final) !== 0) return fault(finalError(this.#classPath.platform.java));
    if (!this.#isAccessible(supertype, number)) return fault('IllegalAccessError');
    return this.#permits(supertype, number) ? undefined : fault('IncompatibleClassChangeError');
  }

  /**
   * A sealed class names those that inherit from it (JVMS §5.3.5): in class files of Java 17 and later, where they count. Nor
   * does one that is not public permit any of another package; that is no access, which was asked before.
   */
  #permits(supertype: number, number: number): boolean {
    const { classPart, classRow, parts, platform } = this.#classPath;
    const part = parts[classPart[supertype] ?? 0];
    const row = classRow[supertype] ?? 0;
    if (part === undefined || platform.java < SEALED_SINCE) return true;
    const { permittedStart, permitted, major } = part.index.classes;
    const listed = permitted.subarray(permittedStart[row], permittedStart[row + 1]);
    if (listed.length === 0 || (major[row] ?? 0) < SEALED_SINCE + MAJOR_OF_JAVA_0) return true;
    const { own } = this.#head(number);
    return listed.some((name) => part.names.className(name) === own);
  }
}

function finalError(java: number): SiteErrorName {
  return java < FINAL_CHECKED_AT_DEFINITION ? 'VerifyError' : 'IncompatibleClassChangeError';
}

function supertypeNames(classPath: ClassPath, number: number): readonly number[] {
  const above = superName(classPath, number);
  const interfaces = interfaceNames(classPath, number);
  return above === undefined ? interfaces : [above, ...interfaces];
}

function first<T, R>(all: readonly T[], find: (one: T) => R | undefined): R | undefined {
  for (const one of all) {
    const found = find(one);
    if (found !== undefined) return found;
  }
  return undefined;
}
