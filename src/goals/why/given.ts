import { compareBytes } from '../../formats/text/byte-order.js';
import type { InternalName } from '../../formats/classfile/names.js';
import { descriptor, toBinaryName } from '../../formats/classfile/names.js';
import type { Reference } from '../../jvm/classpath/class-facts.js';
import type { ClassPath } from '../../jvm/classpath/class-path.js';
import { classNumber, nameOfClass, textNumber } from '../../jvm/classpath/class-path.js';
import type { EntryOrigin, SidePart } from '../../jvm/compare/side.js';
import { answerOf, checkerOf } from '../../jvm/linkage/check-linkage.js';
import { referenceInNumbers } from '../../jvm/linkage/reference-words.js';
import type { SiteAnswer } from '../../jvm/linkage/site-finding.js';
import { formatCoordinates, moduleKey } from '../../maven/coordinates/coordinates.js';
import { membersOf } from '../../uber/cause/class-members.js';
import type { NamingSite } from '../../uber/cause/naming-sites.js';
import { namingSites } from '../../uber/cause/naming-sites.js';
import { symbolOf } from '../../uber/cause/reference-words.js';
import type { OpenConsumer, OpenedCheck } from '../check/check.js';
import { openCheck, problemsOf } from '../check/check.js';
import type { Sought } from '../check/causes.js';
import { classPathCauses } from '../check/causes.js';
import type { TreeArtifact } from '../check/consumer-tree.js';
import { classPathOf } from '../check/class-paths.js';
import { openExplainer } from '../check/explainer.js';
import type { CheckOptions } from '../check/options.js';
import type { World } from '../input/world.js';
import type { OpenSide } from '../side/open-side.js';
import { classHolder, hiddenHolders, plannedHolder } from './holders.js';
import { moduleAnswer } from './module-answer.js';
import type { WhyAnswer, WhyGiven, WhyLookup } from './result.js';
import type { WhySubject } from './subject.js';
import { isMeant, parseSubject } from './subject.js';
import type { Problem } from '../../contract/problem/problem.js';

/** What is looked for, and the answer of the inputs. */
export interface GivenAnswer {
  readonly subject: WhySubject;
  readonly given: WhyGiven;
  readonly problems: readonly Problem[];
}

/** Answers from the class path that is named, as `check` would put it together. Throws as `checkGoal` does, and `usage.subject`. */
export async function whyGiven(
  world: World,
  text: string,
  options: CheckOptions,
): Promise<GivenAnswer> {
  const opened: OpenSide[] = [];
  try {
    const check = await openCheck(world, options, opened);
    const isClass = (name: InternalName): boolean =>
      [...check.sides.on, ...check.sides.against, ...check.consumers.flatMap(partsOf)].some(
        ({ entries }) => entries.some(({ path }) => path === `${name}.class`),
      );
    const subject = parseSubject(text, isClass);
    const lookups = check.consumers.map((one) => lookUp(check, options, one, subject));
    const answers = await explained(check, lookups);
    const { on, against, java, order } = options;
    const platform = check.setting.jdk;
    const verdict = together(answers.map((one) => one.verdict));
    return {
      subject,
      given: { verdict, on, against, java, platform, order, answers },
      problems: problemsOf(check.opening.access, opened),
    };
  } finally {
    for (const one of opened) one.close();
  }
}

/** What was looked up, with what it was looked up by. */
interface OpenLookup {
  /** `undefined`: it is a module, or there is nothing to explain. */
  readonly sought: Sought | undefined;
  readonly told: WhyLookup;
}

interface OpenAnswer extends Omit<WhyAnswer, 'lookups' | 'verdict'> {
  readonly lookups: readonly OpenLookup[];
}

function partsOf({ parts, beside }: OpenConsumer): readonly SidePart[] {
  return [...parts, ...beside];
}

/** The class paths of one consumer: what is judged, and what works today. */
function lookUp(
  { sides: { on, against }, setting }: OpenedCheck,
  options: CheckOptions,
  one: OpenConsumer,
  subject: WhySubject,
): OpenAnswer {
  const isSelf = one.parts.some((part) => on.includes(part));
  const consumer = isSelf ? [] : one.parts;
  const { beside } = one;
  const now = classPathOf({ consumer, on, beside }, options, setting);
  const parts = [...new Set([...consumer, ...on, ...beside])];
  const origins = new Set(one.parts.map((part) => part.name));
  const sources = (origin: string): boolean => origins.has(origin);
  if (subject.kind === 'module') {
    const { told, ...found } = moduleAnswer(subject, { now, parts, sources });
    return { consumer: one.name, ...found, lookups: [{ sought: undefined, told }] };
  }
  const before =
    against.length === 0
      ? undefined
      : classPathOf({ consumer, on: against, beside }, options, setting);
  const number = classNumber(now, textNumber(now, subject.owner));
  const sites = namingSites(
    now,
    { owner: subject.owner, member: subject.kind === 'member' ? subject.name : undefined },
    sources,
  );
  const causeOf = classPathCauses(now, parts, setting.javaWith);
  const holder =
    number === undefined ? plannedHolder(subject.owner, parts) : classHolder(now, number, parts);
  return {
    consumer: one.name,
    holder,
    hidden: number === undefined ? [] : hiddenHolders(now, number, parts),
    lookups: meantReferences(subject, now, number, sites).map((reference) =>
      lookedUp(reference, {
        now,
        before,
        sites,
        causeOf,
        isPlanned: number === undefined && holder !== undefined,
      }),
    ),
  };
}

/** The class; or each member of that name and type that the class has or that somebody asks it for. */
function meantReferences(
  subject: Exclude<WhySubject, { readonly kind: 'module' }>,
  classPath: ClassPath,
  number: number | undefined,
  sites: readonly NamingSite[],
): readonly Reference[] {
  const { owner } = subject;
  if (subject.kind === 'class') return [{ kind: 'class', owner }];
  const isInterface = number !== undefined && checkerOf(classPath).rules.types.isInterface(number);
  const ofMethod = isInterface ? 'interface-method' : 'method';
  const found = new Map<string, Reference>();
  const add = (reference: Exclude<Reference, { readonly kind: 'class' }>): void => {
    if (!isMeant(subject, reference)) return;
    const key = `${reference.name} ${reference.descriptor}`;
    if (!found.has(key)) found.set(key, reference);
  };
  for (const { reference } of sites) if (reference.kind !== 'class') add({ ...reference, owner });
  for (const { kind, name, descriptor: type } of number === undefined
    ? []
    : membersOf(classPath, number))
    add({ kind: kind === 'field' ? 'field' : ofMethod, owner, name, descriptor: type });
  if (found.size > 0) return [...found.values()];
  // Nobody has it and nobody asks for it: it is looked up as far as it was said.
  const { name, descriptor: type } = subject;
  if (type === undefined || type.endsWith(')')) return [{ kind: 'class', owner }];
  const kind = type.startsWith('(') ? ofMethod : 'field';
  return [{ kind, owner, name, descriptor: descriptor(type) }];
}

interface LookingUp {
  readonly now: ClassPath;
  readonly before: ClassPath | undefined;
  readonly sites: readonly NamingSite[];
  readonly causeOf: ReturnType<typeof classPathCauses>;
  /** The class is in a list of what will be built. */
  readonly isPlanned: boolean;
}

function lookedUp(reference: Reference, looking: LookingUp): OpenLookup {
  const { now, before, sites, causeOf, isPlanned } = looking;
  const { answer, declaredBy } = resolved(now, reference);
  const then = before && resolved(before, reference).answer;
  const users = sites
    .filter((site) => isSame(site.reference, reference))
    .map(({ source }) => source);
  const state = answer?.kind ?? 'resolves';
  return {
    sought: answer?.kind === 'absent' && !isPlanned ? { reference, answer } : undefined,
    told: {
      symbol: symbolOf(reference),
      answer: isPlanned ? 'planned' : state,
      before: before && (then?.kind ?? 'resolves'),
      error: answer?.kind === 'absent' && !isPlanned ? answer.error : undefined,
      because: answer?.kind === 'unknown' ? toBinaryName(answer.because) : undefined,
      declaredBy:
        declaredBy === undefined || declaredBy === reference.owner
          ? undefined
          : toBinaryName(declaredBy),
      users: [...new Set(users.map(toBinaryName))].sort(compareBytes),
      supplier: undefined,
      cause: answer === undefined || isPlanned ? undefined : causeOf({ reference, answer }),
    },
  };
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

/** With what would supply the names that are absent, and why it does not. */
async function explained(
  { opening, sides, consumers }: OpenedCheck,
  answers: readonly OpenAnswer[],
): Promise<readonly WhyAnswer[]> {
  const broken = answers.flatMap(({ lookups }) => lookups.flatMap(({ sought }) => sought ?? []));
  const replaced = consumers.flatMap((one) => one.replaced);
  const isAbsent = ({ told }: OpenLookup): boolean => told.answer === 'absent';
  const explainer = answers.some(({ lookups }) => lookups.some(isAbsent))
    ? await openExplainer(opening, { sides, replaced, broken })
    : undefined;
  return answers.map(({ lookups, ...answer }) => {
    const told = lookups.map((lookup) => {
      if (explainer === undefined || !isAbsent(lookup)) return lookup.told;
      const supplier =
        lookup.sought === undefined
          ? moduleSupplier(lookup.told.symbol, replaced, sides.against)
          : explainer.supplierOf(lookup.sought);
      const cause = lookup.told.cause ?? explainer.causeOf(supplier);
      return { ...lookup.told, supplier: supplier?.artifact, cause };
    });
    return { ...answer, lookups: told, verdict: together(told.map((one) => one.answer)) };
  });
}

/** The version of a module that somebody knows. */
function moduleSupplier(
  module: string,
  replaced: readonly TreeArtifact[],
  against: readonly SidePart[],
): EntryOrigin | undefined {
  const asked = replaced.find(({ coordinates }) => moduleKey(coordinates) === module);
  if (asked !== undefined)
    return { artifact: formatCoordinates(asked.coordinates), originalPath: '' };
  for (const part of against)
    for (const entry of part.entries) {
      const origin = part.originOf(entry);
      if (origin?.artifact.startsWith(`${module}:`) === true) return origin;
    }
  return undefined;
}

/** What all say, or `mixed`. */
function together<Answer extends string>(all: readonly Answer[]): Answer | 'mixed' {
  const [first, ...others] = new Set(all);
  return first === undefined || others.length > 0 ? 'mixed' : first;
}
