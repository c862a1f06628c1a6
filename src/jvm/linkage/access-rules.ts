import type { ClassPath } from '../classpath/class-path.js';
import { loaderOf, nameOfClass, seenFrom } from '../classpath/class-path.js';
import { packageOf } from '../classpath/platform.js';
import type { TypeHierarchy } from './type-hierarchy.js';
import { access } from './type-hierarchy.js';

/** A member that was found, and the class in which it was looked for. */
export interface FoundMember {
  readonly declaredBy: number;
  readonly owner: number;
  readonly flags: number;
}

/**
 * Access control (JVMS §5.4.4), as the HotSpot VM asks: package and loader together are the runtime package (§5.3).
 * Classes of Java 7 and older that share a jar and the application's own loader are let off by that VM; the
 * specification does not know of this, and neither do these rules.
 */
export class AccessRules {
  readonly #classPath: ClassPath;
  readonly #types: TypeHierarchy;
  /** Number of the package + 1, by number of the class; 0: not asked for yet. */
  readonly #packages: Uint32Array;
  readonly #packageNumbers = new Map<string, number>();

  constructor(classPath: ClassPath, types: TypeHierarchy) {
    this.#classPath = classPath;
    this.#types = types;
    this.#packages = new Uint32Array(classPath.classCount);
  }

  /** Whether class `from` may name class `to`. */
  mayNameClass(to: number, from: number): boolean {
    if (to === from || (this.#types.accessOf(to) & access.public) !== 0) return true;
    return this.#isSamePackage(to, from);
  }

  /** Whether class `from` may use the member. */
  mayUseMember(member: FoundMember, from: number): boolean {
    const { declaredBy, flags } = member;
    if ((flags & access.public) !== 0 || declaredBy === from) return true;
    if ((flags & access.private) !== 0) return this.#isNestmate(declaredBy, from);
    if (this.#isSamePackage(declaredBy, from)) return true;
    return (flags & access.protected) !== 0 && this.#inherits(member, from);
  }

  /** A superclass's member, through itself, a subclass or (HotSpot, and §5.4.4) a superclass of the one that asks. */
  #inherits({ declaredBy, owner, flags }: FoundMember, from: number): boolean {
    const above = this.#types.superclasses(from).numbers;
    if (!above.includes(declaredBy)) return false;
    if ((flags & access.static) !== 0 || above.includes(owner)) return true;
    return this.#types.superclasses(owner).numbers.includes(from);
  }

  #isSamePackage(one: number, other: number): boolean {
    return (
      this.#packageOf(one) === this.#packageOf(other) &&
      loaderOf(this.#classPath, one) === loaderOf(this.#classPath, other)
    );
  }

  #packageOf(number: number): number {
    const known = this.#packages[number] ?? 0;
    if (known !== 0) return known;
    const name = packageOf(nameOfClass(this.#classPath, number));
    const found = this.#packageNumbers.get(name) ?? this.#packageNumbers.size + 1;
    this.#packageNumbers.set(name, found);
    this.#packages[number] = found;
    return found;
  }

  #isNestmate(one: number, other: number): boolean {
    return this.#nestOf(one) === this.#nestOf(other);
  }

  /** The nest's host, which must be of the same runtime package (JVMS §5.4.4); that it names its members is believed. */
  #nestOf(number: number): number {
    const part = this.#classPath.parts[this.#classPath.classPart[number] ?? 0];
    const id = part?.index.classes.nestHost[this.#classPath.classRow[number] ?? 0] ?? 0;
    if (part === undefined || id === 0) return number;
    const host = seenFrom(this.#classPath, number, part.names.className(id));
    return host !== undefined && this.#isSamePackage(host, number) ? host : number;
  }
}
