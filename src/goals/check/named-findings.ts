import { FormatError } from '../../contract/problem/errors.js';
import { readDeclaration } from '../../formats/classfile/read-declaration.js';
import type { InternalName } from '../../formats/classfile/names.js';
import { toBinaryName } from '../../formats/classfile/names.js';
import type { ClassPath } from '../../jvm/classpath/class-path.js';
import { classNumber, findClass, textNumber } from '../../jvm/classpath/class-path.js';
import { versionedPath } from '../../jvm/compare/class-names.js';
import type { SidePart } from '../../jvm/compare/side.js';
import type { CheckLinkageOptions } from '../../jvm/linkage/check-linkage.js';
import type { NamedClass } from '../../jvm/linkage/named-classes.js';
import { isAbsent, namedClasses } from '../../jvm/linkage/named-classes.js';
import type { ServiceFault } from '../../jvm/linkage/named-services.js';
import { serviceFaults } from '../../jvm/linkage/named-services.js';
import type { SiteFinding } from '../../jvm/linkage/site-finding.js';
import type { ClassPathParts } from './class-paths.js';
import type { HeldModules } from './held-modules.js';
import type { CheckGroup } from './result.js';
import { serviceFilesOf } from './service-files.js';

/** What the class paths of a consumer are put together from; one of the judged side itself has no consumer. */
export interface NamedParts extends ClassPathParts {
  readonly against: readonly SidePart[];
}

/** What one consumer names without a reference is looked up on `now`, and with `--against` on `before` as well. */
export interface NamedQuestion {
  readonly now: ClassPath;
  readonly before: ClassPath | undefined;
  readonly sources: CheckLinkageOptions['sources'];
  readonly held: HeldModules;
}

/**
 * The classes that strings, annotations and service files name and the class path lacks. A text is no reference, so that only
 * what is beyond doubt is told: what was there before; or without a class path that works today, what the judged side would
 * have, a string only where it looks like a class of a package that is there.
 */
export function namedFindings(
  { consumer, on, against, beside }: NamedParts,
  { now, before, sources, held }: NamedQuestion,
): readonly SiteFinding[] {
  const parts = [...consumer, ...on, ...beside];
  // As with references, what the judged side asks for is told with itself.
  const isSelf = consumer.length === 0;
  const faults = faultsOn(now, parts, isSelf ? on : consumer);
  const known =
    before === undefined || faults.length === 0
      ? []
      : faultsOn(before, [...consumer, ...against, ...beside], isSelf ? against : consumer);
  const told = faults.filter((fault) =>
    before === undefined ? isSure(fault, held) : isNew(fault, known, before),
  );
  return [...ofTexts({ now, before, sources, held }, parts), ...told.map(({ finding }) => finding)];
}

/** A third party's class may come from elsewhere; that one which is there is of another kind is sure. */
function isSure({ kind, finding }: ServiceFault, held: HeldModules): boolean {
  return kind === 'no-subtype' || held.isOurs(finding.reference.owner);
}

/** Of a service that never was there, nobody asks for the providers. */
function isNew(fault: ServiceFault, known: readonly ServiceFault[], before: ClassPath): boolean {
  if (fault.kind === 'no-service') return isHad(before, fault.service);
  return !known.some((one) => keyOf(one) === keyOf(fault));
}

/** As a reference to the same class would be found: what supplies it and why it is not there is the same. */
export function asReference(finding: SiteFinding): SiteFinding {
  const { answer } = finding;
  return answer.kind === 'absent' && answer.error === 'ClassNotFoundException'
    ? { ...finding, answer: { kind: 'absent', error: 'NoClassDefFoundError' } }
    : finding;
}

/** Of what is only named, what references do not tell of already. */
export function beyond(
  told: readonly CheckGroup[],
  named: readonly CheckGroup[],
): readonly CheckGroup[] {
  const absent = new Set(
    told.flatMap(({ owner, error }) => (error === 'NoClassDefFoundError' ? [owner] : [])),
  );
  return named.filter(({ owner }) => !absent.has(owner));
}

function ofTexts(
  { now, before: had, sources, held }: NamedQuestion,
  parts: readonly SidePart[],
): readonly SiteFinding[] {
  const { texts, types } = namedClasses(now, sources, (name, by) =>
    had === undefined
      ? held.hasPackageOf(name) && (by === 'type' || looksLikeClass(name))
      : isHad(had, name),
  );
  if (texts.length + types.length === 0) return [];
  const there = namesIn(parts, new Set([...texts, ...types].map(({ name }) => name)));
  const annotations = annotationTypes(types, parts, had);
  return [...texts, ...types.filter(({ name }) => annotations.has(name))].flatMap(
    ({ name, finding }) => (there.has(name) ? [] : [finding]),
  );
}

function isHad(classPath: ClassPath, name: InternalName): boolean {
  return classNumber(classPath, textNumber(classPath, name)) !== undefined;
}

/** A simple name by the convention (JLS §6.1): one in capitals alone is a key, and one that ends in `$` is half a name. */
function looksLikeClass(name: string): boolean {
  return /^\p{Lu}.*\p{Ll}.*(?<!\$)$/u.test(name.slice(name.lastIndexOf('/') + 1));
}

/** JVMS table 4.1-B. */
const ACC_ANNOTATION = 0x2000;
/** What an annotation has the type of shows in the first class that has it, most often. */
const mostReads = 8;

/** Which of the types annotations name: an annotation itself says so where it was there; else those that name it do. */
function annotationTypes(
  types: readonly NamedClass[],
  parts: readonly SidePart[],
  had: ClassPath | undefined,
): ReadonlySet<InternalName> {
  const found = new Set<InternalName>();
  const reads = new Map<InternalName, number>();
  for (const one of types) {
    const { name } = one;
    const read = reads.get(name) ?? 0;
    if (found.has(name) || read >= mostReads) continue;
    reads.set(name, read + 1);
    const isDeclared = ((had && findClass(had, name)?.access) ?? 0) & ACC_ANNOTATION;
    if (isDeclared !== 0 || isAnnotated(one, parts)) found.add(name);
  }
  return found;
}

/** Whether the class, or a member of it, has an annotation of that type, or one with a value that names it: `a.B.class`, `a.B.ONE`. */
function isAnnotated({ name, path, finding }: NamedClass, parts: readonly SidePart[]): boolean {
  const part = parts.find((one) => one.name === finding.origin);
  const entry = part?.entries.find((one) => one.path === path);
  if (part?.read === undefined || entry === undefined) return false;
  const binaryName = toBinaryName(name);
  try {
    const { annotations, fields, methods } = readDeclaration(part.read(entry));
    return [annotations, ...[...fields, ...methods].map((member) => member.annotations)]
      .flat()

      .some((text) =>
        text.split(/[(),{} ]/, mostPieces).some((piece) => namesType(piece, binaryName)),
      );
  } catch (error) {
    if (error instanceof FormatError) return false;
    throw error;
  }
}

/** Whether a piece of an annotation is `@TYPE`, or `TYPE.class` or `TYPE.CONSTANT` with or without the name of an element. */
function namesType(piece: string, name: string): boolean {
  const value = piece.slice(piece.lastIndexOf('=') + 1);
  if (value === `@${name}`) return true;
  return value.startsWith(name) && /^(?:\[\])*\.[^.[]+$/.test(value.slice(name.length));
}

/** Pieces of one annotation that are looked at. */
const mostPieces = 1000;

function faultsOn(
  classPath: ClassPath,
  parts: readonly SidePart[],
  services: readonly SidePart[],
): readonly ServiceFault[] {
  const files = serviceFilesOf(services);
  const names = new Set(files.flatMap(({ service, providers }) => [service, ...providers]));
  const unread = [...names].filter((name) => isAbsent(classPath, name));
  const there = namesIn(parts, new Set(unread));
  return serviceFaults(classPath, files, (name) => there.has(name));
}

function keyOf({ service, kind, finding }: ServiceFault): string {
  return `${service} ${kind} ${finding.reference.owner}`;
}

/**
 * Which of the names some entry has a class of: of a jar that is linked to, only what is reached was read. A text may also name
 * properties, as `ResourceBundle` looks for both.
 */
function namesIn(
  parts: readonly SidePart[],
  names: ReadonlySet<InternalName>,
): ReadonlySet<InternalName> {
  const found = new Set<InternalName>();
  if (names.size === 0) return found;
  const paths = new Map(
    [...names].flatMap((name) =>
      [`${name}.class`, `${name}.properties`].map((path) => [path, name] as const),
    ),
  );
  for (const { entries } of parts)
    for (const { path } of entries) {
      const name = paths.get(path) ?? paths.get(versionedPath(path)?.path ?? '');
      if (name !== undefined) found.add(name);
    }
  return found;
}
