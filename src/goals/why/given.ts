import type { Problem } from '../../contract/problem/problem.js';
import type { InternalName } from '../../formats/classfile/names.js';
import { toBinaryName } from '../../formats/classfile/names.js';
import { classNumber, textNumber } from '../../jvm/classpath/class-path.js';
import type { EntryOrigin, SidePart } from '../../jvm/compare/side.js';
import { formatCoordinates, moduleKey } from '../../maven/coordinates/coordinates.js';
import { namingSites } from '../../uber/cause/naming-sites.js';
import type { OpenedCheck } from '../check/open-check.js';
import { openCheck } from '../check/open-check.js';
import type { ReadyConsumer } from '../check/open-consumers.js';
import { classPathCauses } from '../check/causes.js';
import { consumerParts } from '../check/check-consumer.js';
import { classPathOf } from '../check/class-paths.js';
import type { TreeArtifact } from '../check/consumer-tree.js';
import { openExplainer } from '../check/explainer.js';
import type { CheckOptions } from '../check/options.js';
import type { Searches } from '../check/search-all.js';
import type { ExplainedName } from '../check/search-suppliers.js';
import type { World } from '../input/world.js';
import type { OpenSide } from '../side/open-side.js';
import { alikeNames, classNames } from './alike.js';
import { classHolder, hiddenHolders, plannedHolder } from './holders.js';
import type { OpenLookup } from './lookups.js';
import { lookUpAll } from './lookups.js';
import { moduleAnswer } from './module-answer.js';
import type { WhyAnswer, WhyGiven, WhyResult } from './result.js';
import type { WhySubject } from './subject.js';
import { parseSubject, possibleOwners } from './subject.js';

/** What is looked for, and the answer of the inputs. */
export interface GivenAnswer {
  readonly subject: WhySubject;
  readonly given: WhyGiven;
  readonly searches: WhyResult['searches'];
  readonly problems: readonly Problem[];
  /** Classes of the inputs that may have been meant, where none has the name. */
  readonly alike: readonly string[];
}

/** Answers from the class path that is named, as `check` would put it together. Throws as `checkGoal` does, and `usage.subject`. */
export async function whyGiven(
  world: World,
  text: string,
  options: CheckOptions,
): Promise<GivenAnswer> {
  const opened: OpenSide[] = [];
  try {
    const check = await openCheck(world, options, opened, possibleOwners(text));
    const consumers: ReadyConsumer[] = [];
    for (const one of check.consumers) consumers.push(await check.ready(one));
    check.opening.access.flush();
    const parts = [...check.sides.on, ...check.sides.against, ...consumers.flatMap(partsOf)];
    const isClass = (name: InternalName): boolean =>
      parts.some(({ entries }) => entries.some(({ path }) => path === `${name}.class`));
    const subject = parseSubject(text, isClass);
    const lookups = consumers.map((one) => lookUp(check, options, one, subject));
    const { answers, names } = await explained(check, lookups);
    const { searches, problems } = await searched(check, consumers, names);
    const { on, against, order } = options;
    const platform = check.setting.jdk;
    const verdict = together(answers.map((one) => one.verdict));
    return {
      subject,
      given: { verdict, on, against, java: check.setting.java, platform, order, answers },
      searches,
      problems: [...check.problems(), ...problems],
      alike: answers.every(({ holder }) => holder === undefined) ? alikeIn(subject, parts) : [],
    };
  } finally {
    for (const one of opened) one.close();
  }
}

/** Of a class that no input has under its name. */
function alikeIn(subject: WhySubject, parts: readonly SidePart[]): readonly string[] {
  if (subject.kind === 'module') return [];
  const paths = parts.flatMap(({ entries }) => entries.map(({ path }) => path));
  const name = toBinaryName(subject.owner);
  const names = classNames(paths);
  return names.includes(name) ? [] : alikeNames(name, names);
}

interface OpenAnswer extends Omit<WhyAnswer, 'lookups' | 'verdict'> {
  readonly lookups: readonly OpenLookup[];
}

function partsOf({ parts, beside }: ReadyConsumer): readonly SidePart[] {
  return [...parts, ...beside];
}

/** The class paths of one consumer: what is judged, and what works today. */
function lookUp(
  { sides: { on, against }, setting }: OpenedCheck,
  options: CheckOptions,
  one: ReadyConsumer,
  subject: WhySubject,
): OpenAnswer {
  const consumer = consumerParts(one.parts, on);
  const { beside } = one;
  const now = classPathOf({ consumer, on, beside }, options, setting);
  const parts = [...new Set([...consumer, ...on, ...beside])];
  const origins = new Set(one.parts.map((part) => part.name));
  const sources = (origin: string): boolean => origins.has(origin);
  if (subject.kind === 'module') {
    const { told, ...found } = moduleAnswer(subject, { now, parts, before: against, sources });
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
  const holder =
    number === undefined ? plannedHolder(subject.owner, parts) : classHolder(now, number, parts);
  return {
    consumer: one.name,
    holder,
    hidden: number === undefined ? [] : hiddenHolders(now, number, parts),
    lookups: lookUpAll(subject, {
      now,
      before,
      sites,
      number,
      isPlanned: number === undefined && holder !== undefined,
      causeOf: classPathCauses(now, parts, setting.javaWith),
    }),
  };
}

/** With what would supply the names that are absent, and why it does not. */
async function explained(
  { opening, sides, consumers }: OpenedCheck,
  answers: readonly OpenAnswer[],
): Promise<{ readonly answers: readonly WhyAnswer[]; readonly names: readonly ExplainedName[] }> {
  const broken = answers.flatMap(({ lookups }) => lookups.flatMap(({ sought }) => sought ?? []));
  const replaced = consumers.flatMap((one) => one.replaced);
  const explainer = answers.some(({ lookups }) => lookups.some(isAbsent))
    ? await openExplainer(opening, { sides, replaced, broken })
    : undefined;
  const names: ExplainedName[] = [];
  const all = answers.map(({ lookups, ...answer }) => {
    const told = lookups.map((lookup) => {
      if (explainer === undefined || !isAbsent(lookup)) return lookup.told;
      const supplier =
        lookup.sought === undefined
          ? moduleSupplier(lookup.told.symbol, replaced, sides.against)
          : explainer.supplierOf(lookup.sought);
      const cause = lookup.told.cause ?? explainer.causeOf(supplier);
      if (lookup.sought !== undefined) names.push({ sought: lookup.sought, supplier, cause });
      return { ...lookup.told, supplier: supplier?.artifact, cause };
    });
    return { ...answer, lookups: told, verdict: together(told.map((one) => one.answer)) };
  });
  return { answers: all, names };
}

/** Which versions of artifacts have what is absent; cold, since few ask for it. */
async function searched(
  { opening: { world, access, open, options }, sides: { on }, indexes, setting }: OpenedCheck,
  consumers: readonly ReadyConsumer[],
  names: readonly ExplainedName[],
): Promise<Searches> {
  if (!options.search) return { searches: [], problems: [] };
  const { searchSuppliers } = await import('../check/search-all.js');
  return searchSuppliers({ world, access, open, indexes, setting, on, consumers, names });
}

function isAbsent({ told }: OpenLookup): boolean {
  return told.answer === 'absent';
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
