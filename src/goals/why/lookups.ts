import { compareBytes } from '../../formats/text/byte-order.js';
import type { InternalName } from '../../formats/classfile/names.js';
import { descriptor, toBinaryName } from '../../formats/classfile/names.js';
import type { Reference } from '../../jvm/classpath/class-facts.js';
import type { ClassPath } from '../../jvm/classpath/class-path.js';
import { nameOfClass } from '../../jvm/classpath/class-path.js';
import { answerOf, checkerOf } from '../../jvm/linkage/check-linkage.js';
import { referenceInNumbers } from '../../jvm/linkage/reference-words.js';
import type { SiteAnswer } from '../../jvm/linkage/site-finding.js';
import type { Cause } from '../../uber/cause/cause.js';
import { membersOf } from '../../uber/cause/class-members.js';
import type { NamingSite } from '../../uber/cause/naming-sites.js';
import { symbolOf } from '../../uber/cause/reference-words.js';
import type { Sought } from '../check/causes.js';
import type { WhyLookup } from './result.js';
import type { WhyMemberSubject, WhySubject } from './subject.js';
import { isMeant } from './subject.js';

/** What was looked up, with what it was looked up by. */
export interface OpenLookup {
  /** What does not resolve; `undefined`: nothing that can be explained so. */
  readonly sought: Sought | undefined;
  readonly told: WhyLookup;
}

/** Where a class or member is looked up. */
export interface LookingUp {
  readonly now: ClassPath;
  /** What works today. */
  readonly before: ClassPath | undefined;
  /** Who names it. */
  readonly sites: readonly NamingSite[];
  /** Of the class in `now`. */
  readonly number: number | undefined;
  /** The class is in a list of what will be built. */
  readonly isPlanned: boolean;
  readonly causeOf: (sought: Sought) => Cause | undefined;
}

/** Looks up the class; or each member of that name and type that the class has or that somebody asks it for. */
export function lookUpAll(
  subject: Exclude<WhySubject, { readonly kind: 'module' }>,
  looking: LookingUp,
): readonly OpenLookup[] {
  const { owner } = subject;
  const ofClass = lookUp({ kind: 'class', owner }, looking);
  if (subject.kind === 'class') return [ofClass];
  const members = meantMembers(subject, looking);
  if (members.length > 0) return members.map((reference) => lookUp(reference, looking));
  // Nobody has it and nobody asks for it.
  return [ofClass.told.answer === 'resolves' ? noMember(subject, looking) : ofClass];
}

type MemberReference = Exclude<Reference, { readonly kind: 'class' }>;

function meantMembers(
  subject: WhyMemberSubject,
  { now, sites, number }: LookingUp,
): readonly Reference[] {
  const { owner } = subject;
  const held = number === undefined ? [] : membersOf(now, number);
  const asked = sites.flatMap(({ reference }) => (reference.kind === 'class' ? [] : [reference]));
  const method = methodKind(now, number);
  const all: readonly MemberReference[] = [
    ...asked.map((reference) => ({ ...reference, owner })),
    ...held.map(({ kind, name, descriptor: type }) => ({
      kind: kind === 'field' ? kind : method,
      owner,
      name,
      descriptor: type,
    })),
  ];
  const meant = all.filter((reference) => isMeant(subject, reference));
  return [
    ...new Map(
      meant.toReversed().map((one) => [`${one.name} ${one.descriptor}`, one] as const),
    ).values(),
  ].toReversed();
}

/** What the class has none of, whatever its type would be. */
function noMember(subject: WhyMemberSubject, looking: LookingUp): OpenLookup {
  const { name, descriptor: type = '' } = subject;
  const isMethod = type.startsWith('(') || name.startsWith('<');
  const kind = isMethod ? methodKind(looking.now, looking.number) : ('field' as const);
  const reference = { kind, owner: subject.owner, name, descriptor: descriptor(type) };
  const { told, sought } = lookUp(reference, looking);
  const isWhole = type !== '' && !type.endsWith(')');
  // Of no type at all, an error would be a guess: it may be a field or a method.
  const error = type === '' && !isMethod ? undefined : told.error;
  return {
    sought: isWhole ? sought : undefined,
    told: { ...told, error, before: isWhole ? told.before : undefined },
  };
}

function methodKind(
  classPath: ClassPath,
  number: number | undefined,
): 'method' | 'interface-method' {
  const isInterface = number !== undefined && checkerOf(classPath).rules.types.isInterface(number);
  return isInterface ? 'interface-method' : 'method';
}

function lookUp(reference: Reference, looking: LookingUp): OpenLookup {
  const { now, before, sites, isPlanned } = looking;
  const users = sites
    .filter((site) => isSame(site.reference, reference))
    .map(({ source }) => toBinaryName(source));
  const common = {
    symbol: symbolOf(reference),
    before: before && stateOf(resolved(before, reference).answer),
    users: [...new Set(users)].sort(compareBytes),
    supplier: undefined,
  };
  if (isPlanned) return { sought: undefined, told: { ...common, ...nothing, answer: 'planned' } };
  const { answer, declaredBy } = resolved(now, reference);
  switch (answer?.kind) {
    case undefined:
      return {
        sought: undefined,
        told: {
          ...common,
          ...nothing,
          answer: 'resolves',
          declaredBy: otherThan(reference, declaredBy),
        },
      };
    case 'unknown': {
      const because = toBinaryName(answer.because);
      return { sought: undefined, told: { ...common, ...nothing, answer: 'unknown', because } };
    }
    case 'absent': {
      const sought = { reference, answer };
      const told = {
        ...common,
        ...nothing,
        answer: 'absent' as const,
        error: answer.error,
        instead: namesakes(reference, looking),
        cause: looking.causeOf(sought),
      };
      return { sought, told };
    }
    default:
      return answer satisfies never;
  }
}

function stateOf(answer: SiteAnswer | undefined): WhyLookup['answer'] {
  return answer?.kind ?? 'resolves';
}

const nothing = {
  error: undefined,
  because: undefined,
  declaredBy: undefined,
  instead: [],
  cause: undefined,
};

function otherThan({ owner }: Reference, declaredBy: InternalName | undefined): string | undefined {
  return declaredBy === undefined || declaredBy === owner ? undefined : toBinaryName(declaredBy);
}

/** What the class has of that name, since the one that is asked for is absent. */
function namesakes(reference: Reference, { now, number }: LookingUp): readonly string[] {
  if (number === undefined || reference.kind === 'class') return [];
  return membersOf(now, number)
    .filter(
      ({ name, descriptor: type }) => name === reference.name && type !== reference.descriptor,
    )
    .map(({ kind, name, descriptor: type }) => (kind === 'field' ? `${name}:${type}` : name + type))
    .sort(compareBytes);
}

/** Of a class every use counts, of a member those of the same type. */
function isSame(site: Reference, reference: Reference): boolean {
  if (reference.kind === 'class') return true;
  if (site.kind === 'class') return false;
  return site.name === reference.name && site.descriptor === reference.descriptor;
}

/** As any class would find it that the last loader defines. */
function resolved(
  classPath: ClassPath,
  reference: Reference,
): { readonly answer: SiteAnswer | undefined; readonly declaredBy: InternalName | undefined } {
  const last = Math.max(0, classPath.classCount - 1);
  const numbered = referenceInNumbers(classPath, reference);
  const { refusal, owner, declaredBy } = checkerOf(classPath).rules.target(numbered, last);
  if (refusal !== undefined) return { answer: answerOf(classPath, refusal), declaredBy: undefined };
  return {
    answer: undefined,
    declaredBy: owner === undefined ? undefined : nameOfClass(classPath, declaredBy),
  };
}
