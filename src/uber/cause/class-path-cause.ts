import type { InternalName } from '../../formats/classfile/names.js';
import { internalName, toBinaryName } from '../../formats/classfile/names.js';
import type { Reference } from '../../jvm/classpath/class-facts.js';
import { entryNames, simpleName } from './entry-names.js';
import type { ClassPath } from '../../jvm/classpath/class-path.js';
import { classNumber, textNumber } from '../../jvm/classpath/class-path.js';
import type { SideEntry, SidePart } from '../../jvm/compare/side.js';
import type { SiteFinding } from '../../jvm/linkage/site-finding.js';
import type { Cause } from './cause.js';
import { declaredMembers, membersOf } from './class-members.js';
import { symbolOf } from './reference-words.js';
import { relocatedTypes } from './relocated-types.js';

/** What a class path and its entries tell of themselves. */
export interface ClassPathEvidence {
  readonly classPath: ClassPath;
  /** Its entries, in their order. */
  readonly parts: readonly Pick<SidePart, 'name' | 'entries' | 'multiRelease' | 'originOf'>[];
  readonly javaWith: JavaWith;
}

/** The first later Java whose API has a name; `needs` is `undefined` where earlier ones alone do; no answer: none does. */
export type JavaWith = (reference: Reference) => { readonly needs: number | undefined } | undefined;

/** A class file's major version of Java 0 (JVMS table 4.1-A). */
const JAVA_0 = 44;

/**
 * Why a name is not found, as far as the class path itself tells: it needs a later Java, lies in a versioned folder, is
 * hidden by another copy of its class, or is there under other names. `undefined` where it tells nothing: the cause is then
 * outside of it.
 */
export function causeOnClassPath(
  { reference, answer }: Pick<SiteFinding, 'reference' | 'answer'>,
  evidence: ClassPathEvidence,
): Cause | undefined {
  if (answer.kind !== 'absent') return undefined;
  const { classPath } = evidence;
  const number = classNumber(classPath, textNumber(classPath, reference.owner));
  if (answer.error === 'UnsupportedClassVersionError') return tooNew(evidence, number);
  if (number === undefined)
    return answer.error === 'NoClassDefFoundError' ? ofAbsentClass(reference, evidence) : undefined;
  if (answer.error !== 'NoSuchMethodError' && answer.error !== 'NoSuchFieldError') return undefined;
  return reference.kind === 'class' ? undefined : ofAbsentMember(reference, number, evidence);
}

function ofAbsentClass(reference: Reference, evidence: ClassPathEvidence): Cause | undefined {
  return (
    versioned(reference.owner, evidence) ??
    ofOtherJava(reference, evidence) ??
    moved(reference.owner, evidence)
  );
}

function ofAbsentMember(
  reference: MemberReference,
  number: number,
  evidence: ClassPathEvidence,
): Cause | undefined {
  return (
    shadowed(reference, number, evidence) ??
    relocated(reference, number, evidence) ??
    ofOtherJava(reference, evidence)
  );
}

type MemberReference = Exclude<Reference, { readonly kind: 'class' }>;

function tooNew({ classPath }: ClassPathEvidence, number: number | undefined): Cause | undefined {
  if (number === undefined) return undefined;
  const part = classPath.parts[classPath.classPart[number] ?? 0];
  const major = part?.index.classes.major[classPath.classRow[number] ?? 0] ?? 0;
  const needs = major - JAVA_0;
  const { java } = classPath.platform;
  // The fault is a supertype's where the class itself is old enough.
  return needs > java ? javaCause(java, needs) : undefined;
}

function ofOtherJava(
  reference: Reference,
  { classPath, javaWith }: ClassPathEvidence,
): Cause | undefined {
  const found = javaWith(reference);
  return found && javaCause(classPath.platform.java, found.needs);
}

function javaCause(java: number, needs: number | undefined): Cause {
  const cure = needs === undefined ? undefined : ({ kind: 'newer-java', java: needs } as const);
  return { kind: 'java-level', java, needs, cure };
}

/** The lowest versioned copy of the class, of the first entry that has one. */
function versioned(name: InternalName, { parts, classPath }: ClassPathEvidence): Cause | undefined {
  const { java: running } = classPath.platform;
  for (const part of parts) {
    const copies = entryNames(part).versioned.get(`${name}.class`) ?? [];
    const [first] = copies.toSorted((one, other) => one.java - other.java);
    if (first === undefined) continue;
    const { java, entry } = first;
    if (part.multiRelease) return java > running ? javaCause(running, java) : undefined;
    return {
      kind: 'versioned',
      artifact: part.originOf(entry)?.artifact ?? part.name,
      java,
      // Switched on, this Java would still not look there.
      cure: java > running ? { kind: 'newer-java', java } : { kind: 'switch-versions-on' },
    };
  }
  return undefined;
}

/** The class lies here under the name that package relocation gave it: its entry says what it was called. */
function moved(name: InternalName, { parts }: ClassPathEvidence): Cause | undefined {
  for (const part of parts)
    for (const entry of entryNames(part).bySimpleName(simpleName(`${name}.class`))) {
      if (entry.path === `${name}.class`) continue;
      if (part.originOf(entry)?.originalPath !== `${name}.class`) continue;
      const found = toBinaryName(nameOf(entry));
      return {
        kind: 'relocated',
        wanted: toBinaryName(name),
        found,
        cure: relocationCure(packageName(toBinaryName(name)), packageName(found)),
      };
    }
  return undefined;
}

/** Another copy of the class, further back, has the member. */
function shadowed(
  reference: MemberReference,
  number: number,
  { classPath, parts }: ClassPathEvidence,
): Cause | undefined {
  const { shadowed: hidden } = classPath;
  for (let at = 0; at < hidden.by.length; at++) {
    if (hidden.by[at] !== number) continue;
    const part = classPath.parts[hidden.part[at] ?? 0];
    if (part?.origin === undefined) continue;
    const has = declaredMembers(classPath, part, hidden.row[at] ?? 0).some(
      ({ name, descriptor, kind }) =>
        name === reference.name &&
        descriptor === reference.descriptor &&
        (kind === 'field') === (reference.kind === 'field'),
    );
    if (!has) continue;
    const winner = classPath.parts[classPath.classPart[number] ?? 0]?.origin ?? '';
    const loser = part.origin;
    // Inside one jar there is no order to change.
    if (winner === loser) return undefined;
    return {
      kind: 'shadowed',
      winner: copyName(parts, winner, reference.owner),
      loser: copyName(parts, loser, reference.owner),
      cure: { kind: 'put-first', entry: loser },
    };
  }
  return undefined;
}

/** An entry by the artifact that gave it the class, and itself where that is not known. */
function copyName(parts: ClassPathEvidence['parts'], name: string, owner: InternalName): string {
  const part = parts.find((one) => one.name === name);
  const entry = part && classEntry(part, owner);
  const artifact = part && entry && part.originOf(entry)?.artifact;
  return artifact === undefined || artifact === name ? name : `${artifact} in ${name}`;
}

/** The class has the member, with types of other names. */
function relocated(
  reference: MemberReference,
  number: number,
  { classPath, parts }: ClassPathEvidence,
): Cause | undefined {
  const isMoved = (one: InternalName, other: InternalName): boolean =>
    originalName(parts, other) === one || originalName(parts, one) === other;
  for (const member of membersOf(classPath, number)) {
    if (member.name !== reference.name) continue;
    if ((member.kind === 'field') !== (reference.kind === 'field')) continue;
    const types = relocatedTypes(reference.descriptor, member.descriptor, isMoved);
    if (types === undefined) continue;
    const found = symbolOf({
      ...reference,
      owner: member.declaredBy,
      descriptor: member.descriptor,
    });
    return {
      kind: 'relocated',
      wanted: typed(symbolOf(reference), reference),
      found: typed(found, { kind: reference.kind, descriptor: member.descriptor }),
      cure: relocationCure(types.from, types.to),
    };
  }
  return undefined;
}

/** A field's symbol says nothing of its type, which is what differs. */
function typed(
  symbol: string,
  { kind, descriptor }: { readonly kind: Reference['kind']; readonly descriptor: string },
): string {
  return kind === 'field' ? `${symbol}:${descriptor}` : symbol;
}

function relocationCure(from: string, to: string): Cause['cure'] {
  return { kind: 'relocate-in-consumer', from, to };
}

/** What the class was called before package relocation, where an entry says it. */
function originalName(parts: ClassPathEvidence['parts'], name: InternalName): string | undefined {
  for (const part of parts) {
    const entry = classEntry(part, name);
    if (entry !== undefined) return part.originOf(entry)?.originalPath.replace(/\.class$/, '');
  }
  return undefined;
}

function nameOf({ path }: SideEntry): InternalName {
  return internalName(path.replace(/\.class$/, ''));
}

function classEntry(
  part: ClassPathEvidence['parts'][number],
  name: InternalName,
): SideEntry | undefined {
  const path = `${name}.class`;
  return entryNames(part)
    .bySimpleName(simpleName(path))
    ?.find((entry) => entry.path === path);
}

function packageName(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('.')));
}
