import type { ClassPath } from '../classpath/class-path.js';
import { seenFrom, textNumber } from '../classpath/class-path.js';
import { referenceUse } from '../classpath/jar-index.js';
import { isPlatformInternal } from '../classpath/platform.js';
import { AccessRules } from './access-rules.js';
import type { NumberedReference } from './link.js';
import { linkerOf } from './link.js';
import { disagreedType, hasContestedNames } from './loader-constraints.js';
import { Loading } from './loading.js';
import type { Resolved } from './resolve.js';
import { resolveField, resolveInterfaceMethod, resolveMethod } from './resolve.js';
import type { SiteErrorName } from './site-finding.js';
import type { TypeHierarchy } from './type-hierarchy.js';
import { access, superName } from './type-hierarchy.js';

/** Why a site is refused, by numbers. */
export type Refusal = {
  /** The class that is named is at fault, not its member: another error is raised, and other handlers catch it. */
  readonly ofClass: boolean;
} & (
  | { readonly kind: 'absent'; readonly error: SiteErrorName }
  /** Common number of a class's name. */
  | { readonly kind: 'unknown'; readonly because: number }
);

/** What a reference leads to, whoever asks. */
export interface Target {
  /** The class that is named; `undefined`: an array, or none. */
  readonly owner: number | undefined;
  /** The class that declares the member; of a class reference: the class. */
  readonly declaredBy: number;
  /** Of the member; of a class reference: of the class. */
  readonly flags: number;
  /** Refused to everyone. */
  readonly refusal: Refusal | undefined;
}

/** Which sites of a reference need a second look. */
export interface Guards {
  /** Uses that it does not fit, or not always. */
  readonly misfits: number;
  /** Uses that only the class may do with it that declares it, or not every other. */
  readonly ownUses: number;
  /** Not every class may name it. */
  readonly isGuarded: boolean;
}

/** The flags of a signature-polymorphic method. */
const POLYMORPHIC = access.public | access.final;

const { getStatic, putStatic, getField, putField } = referenceUse;
const { invokeVirtual, invokeSpecial, invokeStatic, invokeInterface, newObject, caught } =
  referenceUse;
const instanceCalls = invokeVirtual | invokeSpecial | invokeInterface;

/**
 * What the JVM does at one site: it loads the class that is named, asks whether the site's class may name it, looks the
 * member up, asks whether the class may use it, and whether the instruction fits it, in this order (JVMS §5.4.3, §6.5).
 */
export class SiteRules {
  readonly types: TypeHierarchy;
  readonly loading: Loading;
  readonly #classPath: ClassPath;
  readonly #access: AccessRules;
  readonly #init: number;
  readonly #throwable: number;
  /** Loaders have to agree on the types of what they link to. */
  readonly #isContested: boolean;
  readonly #elements = new Map<number, number>();
  readonly #isPolymorphic: (owner: number) => boolean;

  constructor(classPath: ClassPath) {
    const linker = linkerOf(classPath);
    this.#classPath = classPath;
    this.types = linker.types;
    this.#isPolymorphic = (owner) => linker.isPolymorphic(owner);
    this.#access = new AccessRules(classPath, this.types);
    this.loading = new Loading(classPath, this.types, (to, from) =>
      this.#access.mayNameClass(to, from),
    );
    this.#init = textNumber(classPath, '<init>');
    this.#throwable = textNumber(classPath, 'java/lang/Throwable');
    this.#isContested = hasContestedNames(classPath);
  }

  /** Resolves as any class would that the loader of class `from` defines. */
  target(reference: NumberedReference, from: number): Target {
    const { owner: name } = reference;
    const owner = seenFrom(this.#classPath, from, name);
    if (owner !== undefined) return this.#ofClass(owner, reference);
    const text = this.#classPath.texts.text(name);
    return text.startsWith('[') ? this.#ofArray(text, reference, from) : this.#noClass(name, text);
  }

  /** What has to be asked of each site that leads there, if it is not refused to everyone. */
  guards(
    kind: NumberedReference['kind'],
    isConstructor: boolean,
    owner: number,
    flags: number,
  ): Guards {
    const isPublic = (flags & access.public) !== 0;
    const isGuarded = !isPublic || (this.types.accessOf(owner) & access.public) === 0;
    const isStatic = (flags & access.static) !== 0;
    if (kind === 'class') {
      const isAbstract = (flags & (access.abstract | access.interface)) !== 0;
      return { misfits: isAbstract ? newObject | caught : caught, ownUses: 0, isGuarded };
    }
    if (kind === 'field') {
      const misfits = isStatic ? getField | putField : getStatic | putStatic;
      const ownUses = (flags & access.final) === 0 ? 0 : putField | putStatic;
      return { misfits, ownUses, isGuarded };
    }
    const ownUses = isConstructor ? 0 : invokeSpecial;
    return { misfits: isStatic ? instanceCalls : invokeStatic, ownUses, isGuarded };
  }

  /** Whether what it leads to is public and the use fits it, whoever asks; `false` says nothing. */
  isOpen(
    { kind, name }: NumberedReference,
    { owner, flags, refusal }: Target,
    use: number,
  ): boolean {
    if (refusal !== undefined) return false;
    if (owner === undefined) return true;
    const { misfits, ownUses, isGuarded } = this.guards(kind, name === this.#init, owner, flags);
    return !isGuarded && (use & (misfits | ownUses)) === 0;
  }

  /** Whether class `from` may name the class and use the member. */
  mayReach(owner: number, declaredBy: number, flags: number, from: number): boolean {
    return (
      this.#access.mayNameClass(owner, from) &&
      this.#access.mayUseMember({ owner, declaredBy, flags }, from)
    );
  }

  /** What is refused to class `from`, which does `use` with what it names. */
  refusal(
    reference: NumberedReference,
    target: Target,
    use: number,
    from: number,
  ): Refusal | undefined {
    const { owner, refusal } = target;
    if (refusal?.ofClass === true || owner === undefined) return refusal;
    if (!this.#access.mayNameClass(owner, from)) return absent('IllegalAccessError', true);
    if (refusal !== undefined) return refusal;
    if (reference.kind === 'class') return this.#classUse(target, use);
    if (!this.#access.mayUseMember({ ...target, owner }, from)) return absent('IllegalAccessError');
    return this.#memberUse(reference, { ...target, owner }, use, from);
  }

  /** Loaders have to agree on a method before it is asked how it is called; on a field, after. */
  #memberUse(
    reference: NumberedReference,
    target: Target & { readonly owner: number },
    use: number,
    from: number,
  ): Refusal | undefined {
    const type = this.#isContested
      ? disagreedType(this.#classPath, from, target.declaredBy, reference.descriptor)
      : undefined;
    const disagreement = type === undefined ? undefined : absent('LinkageError');
    return reference.kind === 'field'
      ? (fieldUse(target, use, from) ?? disagreement)
      : (disagreement ?? this.#methodUse(reference, target, use, from));
  }

  #ofClass(owner: number, reference: NumberedReference): Target {
    const failure = this.loading.failure(owner);
    const nothing = { owner, declaredBy: owner, flags: 0 };
    if (failure?.kind === 'unknown')
      return { ...nothing, refusal: { kind: 'unknown', because: failure.missing, ofClass: true } };
    if (failure !== undefined) return { ...nothing, refusal: absent(failure.error, true) };
    if (reference.kind === 'class')
      return { owner, declaredBy: owner, flags: this.types.accessOf(owner), refusal: undefined };
    const resolved = this.#resolve(owner, reference);
    if (
      resolved.kind !== 'found' ||
      this.#isInheritedConstructor(owner, reference, resolved.number)
    )
      return { ...nothing, refusal: missingMember(reference.kind, resolved) };
    const { number } = resolved;
    const flags = this.types.memberAccess(number, reference.name, reference.descriptor);
    return { owner, declaredBy: number, flags: flags ?? POLYMORPHIC, refusal: undefined };
  }

  /** Constructors are no one's but their class's (JVMS §2.9.1). */
  #isInheritedConstructor(owner: number, { kind, name }: NumberedReference, by: number): boolean {
    return owner !== by && kind !== 'field' && name === this.#init;
  }

  #resolve(owner: number, { kind, owner: name, ...member }: NumberedReference): Resolved {
    const { types } = this;
    if (kind === 'field') return resolveField(types, owner, member.name, member.descriptor);
    return kind === 'interface-method'
      ? resolveInterfaceMethod(types, owner, member.name, member.descriptor)
      : resolveMethod(types, owner, member.name, member.descriptor, this.#isPolymorphic(name));
  }

  /**
   * An array exists where its element type does (JVMS §5.3.3), is as accessible as that, and has the methods of `Object`,
   * `clone` among them, and no field (JLS §10.7).
   */
  #ofArray(text: string, reference: NumberedReference, from: number): Target {
    const kind = 'class';
    const owner = this.#elementOf(reference.owner, text);
    if (owner !== undefined) {
      const target = this.target({ kind, owner, name: 0, descriptor: 0 }, from);
      if (target.refusal !== undefined || reference.kind === kind) return target;
    }
    const nothing: Target = { owner: undefined, declaredBy: 0, flags: 0, refusal: undefined };
    if (reference.kind === kind) return nothing;
    const { object } = this.types;
    if (reference.kind === 'field' || object === undefined)
      return { ...nothing, refusal: absent('NoSuchFieldError') };
    const resolved = this.#resolve(object, { ...reference, owner: object });
    return resolved.kind === 'found'
      ? nothing
      : { ...nothing, refusal: absent('NoSuchMethodError') };
  }

  /** Common number of the name of an array's element class; `undefined`: it is no class. */
  #elementOf(name: number, text: string): number | undefined {
    const known = this.#elements.get(name);
    if (known !== undefined) return known;
    const element = /^\[+L(.+);$/.exec(text)?.[1];
    if (element === undefined) return undefined;
    const number = textNumber(this.#classPath, element);
    this.#elements.set(name, number);
    return number;
  }

  /** Whether a class of the platform's own that is no API is there depends on the JDK at hand; some could not be read. */
  #noClass(name: number, text: string): Target {
    const { platform, unreadable } = this.#classPath;
    const refusal: Refusal =
      unreadable.has(name) || isPlatformInternal(platform, text)
        ? { kind: 'unknown', because: name, ofClass: true }
        : absent('NoClassDefFoundError', true);
    return { owner: undefined, declaredBy: 0, flags: 0, refusal };
  }

  #classUse({ declaredBy, flags }: Target, use: number): Refusal | undefined {
    if ((use & newObject) !== 0 && (flags & (access.abstract | access.interface)) !== 0)
      return absent('InstantiationError');
    const isThrown = (use & caught) === 0 || this.#isSubclass(declaredBy, this.#throwable);
    return isThrown ? undefined : absent('VerifyError');
  }

  #methodUse(
    reference: NumberedReference,
    { owner, flags }: Target & { readonly owner: number },
    use: number,
    from: number,
  ): Refusal | undefined {
    const isStatic = (flags & access.static) !== 0;
    if ((use & (isStatic ? instanceCalls : invokeStatic)) !== 0)
      return absent('IncompatibleClassChangeError');
    if ((use & invokeSpecial) === 0 || reference.name === this.#init) return undefined;
    if (owner === from) return undefined;
    if (!this.#isSubtype(from, owner)) return absent('VerifyError');
    return (flags & access.abstract) !== 0 && this.#isAbstractAbove(reference, owner, from)
      ? absent('AbstractMethodError')
      : undefined;
  }

  /** What `super.go()` runs is looked for from the direct superclass on (JVMS §6.5, invokespecial). */
  #isAbstractAbove(reference: NumberedReference, owner: number, from: number): boolean {
    const name = superName(this.#classPath, from);
    if (this.types.isInterface(owner) || name === undefined) return true;
    const above = seenFrom(this.#classPath, from, name);
    if (above === undefined) return false;
    const selected = this.#resolve(above, reference);
    if (selected.kind !== 'found') return selected.kind === 'absent';
    const flags = this.types.memberAccess(selected.number, reference.name, reference.descriptor);
    return ((flags ?? 0) & access.abstract) !== 0;
  }

  #isSubtype(one: number, other: number): boolean {
    const classes = this.types.superclasses(one).numbers;
    if (classes.includes(other)) return true;
    return this.types.isInterface(other) && this.types.allInterfaces(one).numbers.includes(other);
  }

  #isSubclass(number: number, name: number): boolean {
    const other = seenFrom(this.#classPath, number, name);
    return other === undefined || this.types.superclasses(number).numbers.includes(other);
  }
}

function missingMember(kind: NumberedReference['kind'], resolved: Resolved): Refusal {
  if (resolved.kind === 'unknown')
    return { kind: 'unknown', because: resolved.missing, ofClass: false };
  if (resolved.kind === 'wrong-kind-of-owner') return absent('IncompatibleClassChangeError');
  return absent(kind === 'field' ? 'NoSuchFieldError' : 'NoSuchMethodError');
}

function absent(error: SiteErrorName, ofClass = false): Refusal {
  return { kind: 'absent', error, ofClass };
}

/** A final field is written by the class that declares it alone (JVMS §6.5, putfield). */
function fieldUse({ declaredBy, flags }: Target, use: number, from: number): Refusal | undefined {
  const isStatic = (flags & access.static) !== 0;
  if ((use & (isStatic ? getField | putField : getStatic | putStatic)) !== 0)
    return absent('IncompatibleClassChangeError');
  const isWritten = (use & (putField | putStatic)) !== 0;
  return isWritten && (flags & access.final) !== 0 && declaredBy !== from
    ? absent('IllegalAccessError')
    : undefined;
}
