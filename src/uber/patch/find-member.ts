import { mapDescriptor } from '../../formats/classfile/descriptor.js';
import type { InternalName } from '../../formats/classfile/names.js';
import { internalName } from '../../formats/classfile/names.js';
import type { Reference } from '../../jvm/classpath/class-facts.js';
import { access } from '../../jvm/linkage/type-hierarchy.js';
import type { PatchedClasses } from './close-over.js';

/** As much of a class as looking for its members takes. */
export interface Declared {
  readonly name: InternalName;
  /** JVMS table 4.1-B. */
  readonly access: number;
  readonly superName: InternalName | undefined;
  readonly interfaces: readonly InternalName[];
  readonly fields: readonly DeclaredMember[];
  readonly methods: readonly DeclaredMember[];
}

interface DeclaredMember {
  readonly name: string;
  readonly descriptor: string;
  /** JVMS tables 4.5-A and 4.6-A. */
  readonly access: number;
}

/** A member that a class of the jar does not have. */
export interface MissingMember {
  readonly owner: InternalName;
  readonly name: string;
  /** As the jar would have it. */
  readonly descriptor: string;
}

/** Classes that link against a jar, and the jar as they see it. */
export interface LinkingClasses {
  /** One of the classes that link: added ones, or those of a consumer. */
  own(name: InternalName): Declared | undefined;
  readonly jar: Pick<PatchedClasses, 'holds' | 'find'>;
  /** What the jar calls a class that they name; `undefined`: the same. */
  movedName(name: InternalName): InternalName | undefined;
}

/** A class with its supertypes: superclasses nearest first, each superinterface once. */
interface Line {
  readonly classes: readonly Seen[];
  readonly interfaces: readonly Seen[];
  /** A supertype is not there to be looked at. */
  readonly isCutOff: boolean;
}

interface Seen {
  readonly type: Declared;
  /** One that links, which says names as they were before package relocation. */
  readonly isOwn: boolean;
  /** The jar holds it. */
  readonly isHeld: boolean;
}

/** Far deeper than any compiler's output. */
const MAX_SUPERTYPES = 4096;

/**
 * Looks for members as linking does (JVMS §5.4.3.2 to §5.4.3.4, access aside), across classes that link and the jar that they
 * link against: a member that a class inherits from one of the jar is missing there. A class of which the jar says nothing
 * settles nothing, and a constructor is never inherited (JVMS §4.9.2: `invokespecial` on `<init>` finds the class's own).
 */
export class MemberFinder {
  readonly #classes: LinkingClasses;
  readonly #lines = new Map<InternalName, Line>();
  readonly #reaching = new Map<InternalName, boolean>();

  constructor(classes: LinkingClasses) {
    this.#classes = classes;
  }

  /** `undefined` where the reference finds its member, where no class of the jar has a say in it, and where it cannot be told. */
  missing(reference: Reference): MissingMember | undefined {
    if (reference.kind === 'class' || reference.owner.startsWith('[')) return undefined;
    const owner = this.#moved(reference.owner);
    if (!this.#reachesJar(owner)) return undefined;
    const line = this.#lineOf(owner);
    const held = [...line.classes, ...line.interfaces].find(({ isHeld }) => isHeld);
    if (held === undefined || line.isCutOff) return undefined;
    const descriptor = mapDescriptor(reference.descriptor, (name) =>
      this.#moved(internalName(name)),
    );
    const wanted = { ...reference, inJar: descriptor };
    if (isFound(line, wanted)) return undefined;
    return { owner: held.type.name, name: reference.name, descriptor };
  }

  #moved(name: InternalName): InternalName {
    return this.#classes.movedName(name) ?? name;
  }

  /** The class or one that it extends is of the jar: found out without a look at those of the platform. */
  #reachesJar(owner: InternalName): boolean {
    const known = this.#reaching.get(owner);
    if (known !== undefined) return known;
    const names = new Set([owner]);
    let reaches = false;
    for (const name of names) {
      const own = this.#classes.own(name);
      if (own === undefined) reaches ||= this.#classes.jar.holds(name);
      else for (const one of supertypesOf(own)) names.add(this.#moved(one));
    }
    this.#reaching.set(owner, reaches);
    return reaches;
  }

  #lineOf(name: InternalName): Line {
    const line = this.#lines.get(name) ?? this.#walk(name);
    this.#lines.set(name, line);
    return line;
  }

  #walk(start: InternalName): Line {
    const names = new Set<InternalName>();
    const classes = this.#superclasses(start, names);
    const queue = [...classes.seen];
    let { isCutOff } = classes;
    for (let at = 0; at < queue.length; at++)
      for (const one of queue[at]?.type.interfaces ?? []) {
        const name = this.#moved(one);
        if (names.has(name)) continue;
        names.add(name);
        const seen = queue.length < MAX_SUPERTYPES ? this.#see(name) : undefined;
        if (seen === undefined) isCutOff = true;
        else queue.push(seen);
      }
    return { classes: classes.seen, interfaces: queue.slice(classes.seen.length), isCutOff };
  }

  /** The class itself is the first. */
  #superclasses(
    start: InternalName,
    names: Set<InternalName>,
  ): { readonly seen: readonly Seen[]; readonly isCutOff: boolean } {
    const seen: Seen[] = [];
    for (let next: InternalName | undefined = start; next !== undefined && !names.has(next);) {
      names.add(next);
      const found: Seen | undefined = seen.length < MAX_SUPERTYPES ? this.#see(next) : undefined;
      if (found === undefined) return { seen, isCutOff: true };
      seen.push(found);
      const { superName }: Declared = found.type;
      next = superName && this.#moved(superName);
    }
    return { seen, isCutOff: false };
  }

  #see(name: InternalName): Seen | undefined {
    const { jar } = this.#classes;
    const own = this.#classes.own(name);
    if (own !== undefined) return { type: own, isOwn: true, isHeld: false };
    const found = jar.find(name);
    return found && { type: found, isOwn: false, isHeld: jar.holds(name) };
  }
}

function supertypesOf({ superName, interfaces }: Declared): readonly InternalName[] {
  return superName === undefined ? interfaces : [superName, ...interfaces];
}

interface Wanted {
  readonly kind: 'field' | 'method' | 'interface-method';
  readonly name: string;
  readonly descriptor: string;
  readonly inJar: string;
}

function isFound({ classes, interfaces }: Line, wanted: Wanted): boolean {
  const [self] = classes;
  if (self === undefined) return false;
  if (wanted.kind === 'field')
    return [...classes, ...interfaces].some((seen) => declares(seen, seen.type.fields, wanted, 0));
  // The JVM refuses a call that takes a class for an interface or the other way round: IncompatibleClassChangeError.
  const isInterface = (self.type.access & access.interface) !== 0;
  if (isInterface !== (wanted.kind === 'interface-method')) return false;
  if (declares(self, self.type.methods, wanted, 0)) return true;
  if (wanted.name === '<init>') return false;
  const hidden = access.private | access.static;
  // Of an interface the only superclass is Object, of whose methods it has the public ones (JVMS §5.4.3.4).
  const ofClasses = isInterface ? hidden | access.protected : 0;
  return (
    classes.some((seen) => declares(seen, seen.type.methods, wanted, ofClasses)) ||
    interfaces.some((seen) => declares(seen, seen.type.methods, wanted, hidden))
  );
}

/** With none of the flags `without`. */
function declares(
  { isOwn }: Seen,
  members: readonly DeclaredMember[],
  { name, descriptor, inJar }: Wanted,
  without: number,
): boolean {
  const type = isOwn ? descriptor : inJar;
  return members.some(
    (one) => one.name === name && one.descriptor === type && (one.access & without) === 0,
  );
}
