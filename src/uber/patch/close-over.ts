import { descriptorNames } from '../../formats/classfile/descriptor.js';
import type { InternalName } from '../../formats/classfile/names.js';
import { internalName } from '../../formats/classfile/names.js';
import type { ClassFacts } from '../../jvm/classpath/class-facts.js';
import type { ClassSource } from '../../jvm/compare/class-source.js';
import type { MissingMember } from './find-member.js';
import { MemberFinder } from './find-member.js';

/** An artifact that classes can be taken from. */
export interface PatchSourceJar {
  /** Formatted coordinates, else the name of a file. */
  readonly name: string;
  has(name: InternalName): boolean;
  /** Classes nested in it, at any depth. */
  nestedIn(name: InternalName): readonly InternalName[];
  /** What classes of it declare and link to. Throws `FormatError` where one cannot be read or lies where no loader looks. */
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

/** Classes with all that they cannot link without. */
export interface Closure {
  /** In the order in which they were met: what was asked for first. */
  readonly added: readonly ClassToAdd[];
  /** Adding cannot cure these; each with the first class that uses it. */
  readonly missingMembers: readonly (MissingMember & { readonly neededBy: InternalName })[];
  /** Names that nothing holds, with the class that links to them. */
  readonly absent: ReadonlyMap<InternalName, InternalName>;
}

/**
 * Adds to the wanted classes those that linking them resolves and that neither the jar nor its Java has, from the first
 * source that has them, until nothing is missing: level by level, so that a source reads its classes in their order. With
 * a class come those nested in it, from the same source. What running a class resolves are its supertypes, the owners of
 * members it uses and the classes its instructions name; names in texts and annotations are not. Types of descriptors come
 * where a source has them, since verification (JVMS §4.10) and dynamic call sites (JVMS §5.4.3.5) load some of them;
 * where none has, nothing is said. Then members are looked for: in classes of the jar, also where an added class inherits
 * them from there.
 */
export function closeOver(
  wanted: readonly Pick<ClassToAdd, 'name' | 'because'>[],
  jar: PatchedClasses,
  sources: readonly PatchSourceJar[],
): Closure {
  const work = new Worklist(jar, sources);
  for (const { name, because } of wanted) if (!work.add(name, because)) work.absent.set(name, name);
  const facts = new Map<InternalName, ClassFacts>();
  for (let level = work.takeLevel(); level.length > 0; level = work.takeLevel())
    for (const one of factsOf(level)) {
      facts.set(one.name, one);
      for (const owner of ownersIn(one)) work.meet(owner, one.name);
      for (const { descriptor } of described(one)) work.meetTypes(descriptor, one.name);
    }
  return {
    added: [...work.added.values()],
    missingMembers: missingMembers(facts, jar),
    absent: work.absent,
  };
}

/** What was found so far, and the classes whose references are to be followed next. */
class Worklist {
  readonly added = new Map<InternalName, ClassToAdd>();
  readonly absent = new Map<InternalName, InternalName>();
  readonly #jar: PatchedClasses;
  readonly #sources: readonly PatchSourceJar[];
  readonly #descriptors = new Set<string>();
  readonly #names = new Map<InternalName, InternalName | undefined>();
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
    this.#take({ name, source, because });
    for (const inner of source.nestedIn(name))
      if (!this.#jar.holds(inner) && !this.added.has(inner))
        this.#take({ name: inner, source, because: { kind: 'nested', of: name } });
    return true;
  }

  /** A class that is needed. */
  meet(named: InternalName, by: InternalName): void {
    const owner = this.#lacked(named);
    if (owner !== undefined && !this.absent.has(owner) && !this.add(owner, { kind: 'needed', by }))
      this.absent.set(owner, by);
  }

  /** Classes that may be needed. */
  meetTypes(descriptor: string, by: InternalName): void {
    if (this.#descriptors.has(descriptor)) return;
    this.#descriptors.add(descriptor);
    for (const named of descriptorNames(descriptor)) {
      const owner = this.#lacked(internalName(named));
      if (owner !== undefined) this.add(owner, { kind: 'needed', by });
    }
  }

  #take(one: ClassToAdd): void {
    this.added.set(one.name, one);
    this.#level.push(one);
  }

  /** As the jar would call it; `undefined` where it is there. */
  #lacked(named: InternalName): InternalName | undefined {
    const name = this.#names.has(named) ? this.#names.get(named) : this.#lackedBefore(named);
    this.#names.set(named, name);
    return name === undefined || this.added.has(name) ? undefined : name;
  }

  /** Of the jar and its Java, which are asked about a name once: nearly all names stand in many classes. */
  #lackedBefore(named: InternalName): InternalName | undefined {
    const name = this.#jar.movedName(named) ?? named;
    return this.#jar.holds(name) || this.#jar.isOfPlatform(name) ? undefined : name;
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

/** Each once; of an array its element. */
function ownersIn({ superName, interfaces, references }: ClassFacts): ReadonlySet<InternalName> {
  const owners = new Set(superName === undefined ? interfaces : [superName, ...interfaces]);
  for (const { owner } of references) {
    const element = elementOf(owner);
    if (element !== undefined) owners.add(element);
  }
  return owners;
}

/** `undefined` where an array holds no classes. */
function elementOf(owner: InternalName): InternalName | undefined {
  if (!owner.startsWith('[')) return owner;
  return owner.endsWith(';')
    ? internalName(owner.slice(owner.lastIndexOf('[') + 2, -1))
    : undefined;
}

function* described({
  references,
  fields,
  methods,
}: ClassFacts): Iterable<{ readonly descriptor: string }> {
  for (const one of references) if (one.kind !== 'class') yield one;
  yield* fields;
  yield* methods;
}

function missingMembers(
  added: ReadonlyMap<InternalName, ClassFacts>,
  jar: PatchedClasses,
): Closure['missingMembers'] {
  const finder = new MemberFinder({
    own: (name) => added.get(name),
    jar,
    movedName: (name) => jar.movedName(name),
  });
  const missing = new Map<string, Closure['missingMembers'][number]>();
  for (const { name, references } of added.values())
    for (const reference of references) {
      const member = finder.missing(reference);
      const key = member && `${member.owner} ${member.name} ${member.descriptor}`;
      if (member !== undefined && key !== undefined && !missing.has(key))
        missing.set(key, { ...member, neededBy: name });
    }
  return [...missing.values()];
}
