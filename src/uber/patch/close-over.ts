import { mapDescriptor } from '../../formats/classfile/descriptor.js';
import type { InternalName } from '../../formats/classfile/names.js';
import { internalName } from '../../formats/classfile/names.js';
import type { ClassFacts, Reference } from '../../jvm/classpath/class-facts.js';
import { findField, findMethod, hierarchyOf } from '../../jvm/compare/api-hierarchy.js';
import type { ClassSource } from '../../jvm/compare/class-source.js';

/** An artifact that classes can be taken from. */
export interface PatchSourceJar {
  /** Formatted coordinates, else the name of a file. */
  readonly name: string;
  has(name: InternalName): boolean;
  /** Classes nested in it, at any depth. */
  nestedIn(name: InternalName): readonly InternalName[];
  /** What classes of it link to; those that cannot be read are left out. */
  factsOf(names: readonly InternalName[]): readonly ClassFacts[];
}

/** The jar that is patched, and the Java below it. */
export interface PatchedClasses extends ClassSource {
  /** The jar itself has a class of that name. */
  holds(name: InternalName): boolean;
  /** Under which name the jar holds a class that package relocation moved; `undefined` where it did not. */
  movedName(name: InternalName): InternalName | undefined;
  /** The Java that runs it has it, or a package of that name about which nothing is recorded. */
  isOfPlatform(name: InternalName): boolean;
}

/** Why a class is added. */
export type AddedBecause =
  | { readonly kind: 'asked' }
  /** A consumer links to it. */
  | { readonly kind: 'lacked'; readonly by: string }
  | { readonly kind: 'nested'; readonly of: InternalName }
  | { readonly kind: 'needed'; readonly by: InternalName };

/** A class that is to be added. */
export interface ClassToAdd {
  readonly name: InternalName;
  readonly source: PatchSourceJar;
  readonly because: AddedBecause;
}

/** A member that a class of the jar does not have. */
export interface MissingMember {
  readonly owner: InternalName;
  readonly name: string;
  readonly descriptor: string;
  readonly neededBy: InternalName;
}

/** Classes with all that they cannot link without. */
export interface Closure {
  /** In the order in which they were met: what was asked for first. */
  readonly added: readonly ClassToAdd[];
  /** Adding cannot cure these. */
  readonly missingMembers: readonly MissingMember[];
  /** Names that nothing holds, with the class that links to them. */
  readonly absent: ReadonlyMap<InternalName, InternalName>;
}

/**
 * Adds to the wanted classes those that linking them resolves and that neither the jar nor its Java has, from the first
 * source that has them, until nothing is missing: level by level, so that a source reads its classes in their order. With
 * a class come those nested in it. What running a class resolves are its supertypes, the owners of members it uses and the
 * classes its instructions name; names in texts and annotations are not. A member of a class that the jar has is looked up
 * there (JVMS §5.4.3); where a supertype is not seen, nothing is said.
 */
export function closeOver(
  wanted: readonly Pick<ClassToAdd, 'name' | 'because'>[],
  jar: PatchedClasses,
  sources: readonly PatchSourceJar[],
): Closure {
  const work = new Worklist(jar, sources);
  for (const { name, because } of wanted) if (!work.add(name, because)) work.absent.set(name, name);
  for (let level = work.takeLevel(); level.length > 0; level = work.takeLevel())
    for (const facts of factsOf(level))
      for (const reference of referencesOf(facts)) work.meet(reference, facts.name);
  return {
    added: [...work.added.values()],
    missingMembers: [...work.missing.values()],
    absent: work.absent,
  };
}

/** What was found so far, and the classes whose references are to be followed next. */
class Worklist {
  readonly added = new Map<InternalName, ClassToAdd>();
  readonly absent = new Map<InternalName, InternalName>();
  readonly missing = new Map<string, MissingMember>();
  readonly #jar: PatchedClasses;
  readonly #sources: readonly PatchSourceJar[];
  #level: ClassToAdd[] = [];

  constructor(jar: PatchedClasses, sources: readonly PatchSourceJar[]) {
    this.#jar = jar;
    this.#sources = sources;
  }

  /** Those that were added since this was last asked. */
  takeLevel(): readonly ClassToAdd[] {
    const level = this.#level;
    this.#level = [];
    return level;
  }

  /** Adds a class with those nested in it; false where no source has it. */
  add(name: InternalName, because: AddedBecause): boolean {
    if (this.added.has(name)) return true;
    const source = this.#sources.find((one) => one.has(name));
    if (source === undefined) return false;
    const one = { name, source, because };
    this.added.set(name, one);
    this.#level.push(one);
    for (const inner of source.nestedIn(name))
      if (!this.#jar.holds(inner)) this.add(inner, { kind: 'nested', of: name });
    return true;
  }

  meet(reference: Reference, by: InternalName): void {
    const named = elementOf(reference.owner);
    const owner = named && (this.#jar.movedName(named) ?? named);
    if (owner === undefined || this.absent.has(owner) || this.added.has(owner)) return;
    if (this.#jar.holds(owner)) {
      const member = missingMember(reference, owner, by, this.#jar);
      if (member !== undefined)
        this.missing.set(`${owner} ${member.name} ${member.descriptor}`, member);
    } else if (!this.#jar.isOfPlatform(owner) && !this.add(owner, { kind: 'needed', by }))
      this.absent.set(owner, by);
  }
}

function factsOf(level: readonly ClassToAdd[]): readonly ClassFacts[] {
  const bySource = new Map<PatchSourceJar, InternalName[]>();
  for (const { source, name } of level) {
    const same = bySource.get(source);
    if (same === undefined) bySource.set(source, [name]);
    else same.push(name);
  }
  return [...bySource].flatMap(([source, names]) => source.factsOf(names));
}

function* referencesOf({ superName, interfaces, references }: ClassFacts): Iterable<Reference> {
  if (superName !== undefined) yield { kind: 'class', owner: superName };
  for (const owner of interfaces) yield { kind: 'class', owner };
  yield* references;
}

/** Of an array its element; `undefined` where that is no class. */
function elementOf(owner: InternalName): InternalName | undefined {
  if (!owner.startsWith('[')) return owner;
  return owner.endsWith(';')
    ? internalName(owner.slice(owner.lastIndexOf('[') + 2, -1))
    : undefined;
}

/** Classes of the platform are not looked at: the recorded table says what they have, and not what polymorphic calls take. */
function missingMember(
  reference: Reference,
  owner: InternalName,
  neededBy: InternalName,
  jar: PatchedClasses,
): MissingMember | undefined {
  if (reference.kind === 'class' || reference.owner.startsWith('[') || !jar.holds(owner))
    return undefined;
  const self = jar.find(owner);
  if (self === undefined) return undefined;
  const hierarchy = hierarchyOf(jar, self);
  const { name } = reference;
  const descriptor = mapDescriptor(
    reference.descriptor,
    (one) => jar.movedName(internalName(one)) ?? one,
  );
  const found =
    reference.kind === 'field'
      ? findField(hierarchy, name, descriptor)
      : (findMethod(hierarchy, name, descriptor) ?? ofObject(jar, name, descriptor));
  if (found !== undefined || hierarchy.unseen.size > 0) return undefined;
  return { owner, name, descriptor, neededBy };
}

/** An interface has the methods of Object (JVMS §5.4.3.4). */
function ofObject(jar: PatchedClasses, name: string, descriptor: string): unknown {
  const object = jar.find(internalName('java/lang/Object'));
  return object && findMethod(hierarchyOf(jar, object), name, descriptor);
}
