import type { ClassPath } from '../classpath/class-path.js';
import { ClassColumn } from './class-column.js';
import type { DeclaredMethod } from './overridable-methods.js';
import { overridableMethods } from './overridable-methods.js';
import type { SiteErrorName } from './site-finding.js';
import type { TypeHierarchy } from './type-hierarchy.js';
import { access } from './type-hierarchy.js';

/** A method that a class inherits and that cannot be run on it. */
export interface UnfinishedMethod {
  /** Number of the class that declares it, or of one of them. */
  readonly declaredBy: number;
  readonly name: number;
  readonly descriptor: number;
  readonly error: SiteErrorName;
}

const none: readonly DeclaredMethod[] = [];
const nobody: readonly number[] = [];

/**
 * Which methods a class that can be instantiated leaves unfinished (JVMS §5.4.6, §6.5): of all that are declared abstract
 * by a superclass, or by a superinterface in any way, those that selection finds no code for. A class's method goes before
 * an interface's, the method of a subinterface before that of its superinterfaces; two defaults of which neither goes
 * before the other are none; an interface's is never run where the class's own is not public. What the platform declares is passed over: it gains methods with code only.
 */
export class InheritedMethods {
  readonly #classPath: ClassPath;
  readonly #types: TypeHierarchy;
  /** By number of the class: its methods that can be overridden; of a class, the abstract ones alone. */
  readonly #declared: ClassColumn<readonly DeclaredMethod[]>;

  constructor(classPath: ClassPath, types: TypeHierarchy) {
    this.#classPath = classPath;
    this.#types = types;
    this.#declared = new ClassColumn(classPath);
  }

  /** Asked of a class whose supertypes are all there. */
  unfinished(number: number): readonly UnfinishedMethod[] {
    if ((this.#types.accessOf(number) & (access.abstract | access.interface)) !== 0) return [];
    const classes = this.#types.superclasses(number).numbers;
    const interfaces = this.#types.allInterfaces(number).numbers;
    const found = new Map<string, UnfinishedMethod>();
    for (const above of this.#withMethods(classes, interfaces)) {
      for (const { name, descriptor } of this.#methods(above)) {
        const isInterfaces = this.#types.isInterface(above);
        const error = this.#error(classes, interfaces, { name, descriptor }, isInterfaces);
        if (error === undefined) continue;
        const key = `${name} ${descriptor}`;
        if (!found.has(key)) found.set(key, { declaredBy: above, name, descriptor, error });
      }
    }
    return [...found.values()];
  }

  /** Most classes have none such above them. */
  #withMethods(classes: readonly number[], interfaces: readonly number[]): readonly number[] {
    let all: number[] | undefined;
    for (const one of classes) if (this.#methods(one).length > 0) (all ??= []).push(one);
    for (const one of interfaces) if (this.#methods(one).length > 0) (all ??= []).push(one);
    return all ?? nobody;
  }

  /** What running that method raises; `undefined`: it runs. */
  #error(
    classes: readonly number[],
    interfaces: readonly number[],
    { name, descriptor }: Pick<DeclaredMethod, 'name' | 'descriptor'>,
    isInterfaces: boolean,
  ): SiteErrorName | undefined {
    for (const number of classes) {
      const flags = this.#types.memberAccess(number, name, descriptor);
      if (flags === undefined || (flags & (access.private | access.static)) !== 0) continue;
      if ((flags & access.abstract) !== 0) return 'AbstractMethodError';
      return !isInterfaces || (flags & access.public) !== 0 ? undefined : 'IllegalAccessError';
    }
    const declaring = interfaces.filter((number) =>
      this.#types.declares(number, name, descriptor, access.private | access.static),
    );
    const concrete = declaring.filter((number) => {
      const flags = this.#types.memberAccess(number, name, descriptor) ?? 0;
      return (flags & access.abstract) === 0 && !this.#isOverridden(number, declaring);
    });
    if (concrete.length === 1) return undefined;
    return concrete.length === 0 ? 'AbstractMethodError' : 'IncompatibleClassChangeError';
  }

  /** Whether another of the interfaces extends it. */
  #isOverridden(number: number, declaring: readonly number[]): boolean {
    return (
      declaring.length > 1 &&
      declaring.some(
        (other) => other !== number && this.#types.ownInterfaces(other).numbers.includes(number),
      )
    );
  }

  #methods(number: number): readonly DeclaredMethod[] {
    if (number < this.#classPath.platformCount) return none;
    return this.#declared.get(number) ?? this.#declared.set(number, this.#read(number));
  }

  /** A method of the package alone is implemented in the package alone, and nowhere else asked for. */
  #read(number: number): readonly DeclaredMethod[] {
    const flags = this.#types.accessOf(number);
    if ((flags & access.abstract) === 0) return none;
    if ((flags & access.interface) !== 0) return overridableMethods(this.#classPath, number, 0);
    return overridableMethods(this.#classPath, number, access.abstract).filter(
      (method) => (method.flags & (access.public | access.protected)) !== 0,
    );
  }
}
