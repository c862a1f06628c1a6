import type { InternalName } from '../../formats/classfile/names.js';
import { internalName } from '../../formats/classfile/names.js';
import type { ClassPath } from '../classpath/class-path.js';
import { classNumber, nameOfClass, textNumber } from '../classpath/class-path.js';
import { isPlatformInternal } from '../classpath/platform.js';
import type { LookupAnswer } from './findings.js';
import type { Resolved } from './resolve.js';
import { resolveField, resolveInterfaceMethod, resolveMethod } from './resolve.js';
import { TypeHierarchy } from './type-hierarchy.js';

/** A reference by common numbers; `name` and `descriptor` are not looked at where `kind` is `class`. */
export interface NumberedReference {
  readonly kind: 'class' | 'field' | 'method' | 'interface-method';
  readonly owner: number;
  readonly name: number;
  readonly descriptor: number;
}

/** What a reference leads to, by numbers. */
export type Linked =
  | Resolved
  /** An array: it has no class of its own. */
  | { readonly kind: 'array' }
  /** Common number of the name of the class that is not there. */
  | { readonly kind: 'no-class'; readonly name: number };

/** The linker of a class path: there is one, which knows what it was asked before. */
export function linkerOf(classPath: ClassPath): Linker {
  const known = linkers.get(classPath) ?? new Linker(classPath);
  linkers.set(classPath, known);
  return known;
}

const linkers = new WeakMap<ClassPath, Linker>();

/** Resolves references on one class path (JVMS §5.4.3), access aside. */
export class Linker {
  readonly #classPath: ClassPath;
  readonly #types: TypeHierarchy;
  readonly #polymorphic: ReadonlySet<number>;

  constructor(classPath: ClassPath) {
    this.#classPath = classPath;
    this.#types = new TypeHierarchy(classPath);
    this.#polymorphic = new Set(
      ['java/lang/invoke/MethodHandle', 'java/lang/invoke/VarHandle'].map((name) =>
        textNumber(classPath, name),
      ),
    );
  }

  /** What the classes of the class path extend and declare. */
  get types(): TypeHierarchy {
    return this.#types;
  }

  /** Whether methods of that class may take any arguments (JVMS §2.9.3). */
  isPolymorphic(owner: number): boolean {
    return this.#polymorphic.has(owner);
  }

  link(reference: NumberedReference): Linked {
    const number = classNumber(this.#classPath, reference.owner);
    if (number !== undefined) return this.#resolve(number, reference);
    const owner = this.#classPath.texts.text(reference.owner);
    return owner.startsWith('[')
      ? this.#linkArray(owner, reference)
      : { kind: 'no-class', name: reference.owner };
  }

  /** What `link` found, in words of the JVM. */
  answer(kind: NumberedReference['kind'], linked: Linked): LookupAnswer {
    switch (linked.kind) {
      case 'found':
        return { kind: 'found', owner: nameOfClass(this.#classPath, linked.number) };
      case 'array':
        return { kind: 'found', owner: internalName('java/lang/Object') };
      case 'unknown':
        return { kind: 'unknown', because: this.#name(linked.missing) };
      case 'no-class':
        return this.#noClass(this.#name(linked.name));
      case 'wrong-kind-of-owner':
        return { kind: 'absent', error: 'IncompatibleClassChangeError' };
      case 'absent':
        return {
          kind: 'absent',
          error: kind === 'field' ? 'NoSuchFieldError' : 'NoSuchMethodError',
        };
      default:
        return linked satisfies never;
    }
  }

  /** An array has the methods of `Object` and no field (JLS §10.7); it exists where its element type does (JVMS §5.3.3). */
  #linkArray(owner: string, reference: NumberedReference): Linked {
    const element = /^\[+L(.+);$/.exec(owner)?.[1];
    const name = element === undefined ? undefined : textNumber(this.#classPath, element);
    if (name !== undefined && classNumber(this.#classPath, name) === undefined)
      return { kind: 'no-class', name };
    if (reference.kind === 'class') return { kind: 'array' };
    const { object } = this.#types;
    return reference.kind === 'method' && object !== undefined
      ? this.#resolve(object, reference)
      : { kind: 'absent' };
  }

  #resolve(number: number, { kind, owner, name, descriptor }: NumberedReference): Linked {
    switch (kind) {
      case 'class':
        return { kind: 'found', number };
      case 'field':
        return resolveField(this.#types, number, name, descriptor);
      case 'method':
        return resolveMethod(this.#types, number, name, descriptor, this.#polymorphic.has(owner));
      case 'interface-method':
        return resolveInterfaceMethod(this.#types, number, name, descriptor);
      default:
        return kind satisfies never;
    }
  }

  /** Whether a class of the platform's own that is no API is there depends on the JDK at hand; some could not be read. */
  #noClass(name: InternalName): LookupAnswer {
    const { platform, unreadable } = this.#classPath;
    return unreadable.has(textNumber(this.#classPath, name)) || isPlatformInternal(platform, name)
      ? { kind: 'unknown', because: name }
      : { kind: 'absent', error: 'NoClassDefFoundError' };
  }

  #name(number: number): InternalName {
    return internalName(this.#classPath.texts.text(number));
  }
}
