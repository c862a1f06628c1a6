import type { Problem } from '../../contract/problem/problem.js';
import type { ClassPath } from '../../jvm/classpath/class-path.js';
import type { SidePart } from '../../jvm/compare/side.js';
import { checkLinkage } from '../../jvm/linkage/check-linkage.js';
import type { LinkageDelta } from '../../jvm/linkage/delta.js';
import { linkageDelta } from '../../jvm/linkage/delta.js';
import { elementClass } from '../../jvm/linkage/names.js';
import type { SiteFinding } from '../../jvm/linkage/site-finding.js';
import type { Cause } from '../../uber/cause/cause.js';
import { classPathCauses } from './causes.js';
import type { JudgedOrders } from './every-order.js';
import { everyOrder } from './every-order.js';
import type { Sides } from './explainer.js';
import type { HeldModules } from './held-modules.js';
import { asReference, namedFindings } from './named-findings.js';
import type { ReadyConsumer } from './open-consumers.js';
import type { CheckOptions } from './options.js';
import type { PartIndexes } from './part-indexes.js';
import type { ContestedClass, PossibleClassPaths } from './possible-class-paths.js';
import { possibleClassPaths } from './possible-class-paths.js';
import { repeatedEntries } from './repeated-entries.js';
import type { CheckCounts, CheckedConsumer, OrderDependence } from './result.js';
import type { CheckSetting } from './setting.js';

/** What was found in one consumer. */
export interface Checked {
  readonly consumer: CheckedConsumer;
  readonly broken: readonly SiteFinding[];
  readonly mended: readonly SiteFinding[];
  readonly unknown: readonly SiteFinding[];
  /** What it names without a reference. */
  readonly named: readonly SiteFinding[];
  /** What its class path tells of a name that it lacks. */
  readonly causeOf: (finding: SiteFinding) => Cause | undefined;
  readonly orderOf: (finding: SiteFinding) => OrderDependence | undefined;
  /** Classes of its class paths that no order decides. */
  readonly contested: readonly ContestedClass[];
  /** Of its class path, the judged jar included. */
  readonly problems: readonly Problem[];
  /** More orders could be judged than were. */
  readonly isCut: boolean;
}

/** A consumer and its class paths. */
export interface ConsumerQuestion {
  readonly consumer: Pick<ReadyConsumer, 'name' | 'parts' | 'beside'>;
  readonly sides: Sides;
  /** What of it the judged side does not hold. */
  readonly own: readonly SidePart[];
  readonly now: PossibleClassPaths;
  readonly before: PossibleClassPaths | undefined;
  /** Origins of the parts whose classes are asked. */
  readonly sources: ReadonlySet<string>;
  readonly counted: Pick<CheckedConsumer, 'classes'> & Pick<CheckCounts, 'sites'>;
}

/** What a consumer is judged by. */
export interface Judging {
  readonly setting: CheckSetting;
  readonly held: HeldModules;
}

/** Puts the class paths of a consumer together. */
export function consumerQuestion(
  consumer: ConsumerQuestion['consumer'],
  sides: Sides,
  options: CheckOptions,
  { setting }: Judging,
): ConsumerQuestion {
  const { on, against } = sides;
  const { parts, beside } = consumer;
  const own = consumerParts(parts, on);
  const classPaths = (to: readonly SidePart[]): PossibleClassPaths =>
    possibleClassPaths({ consumer: own, on: to, beside }, options, setting);
  const isSelf = against.length > 0 && own.length === 0;
  return {
    consumer,
    sides,
    own,
    now: classPaths(on),
    before: against.length === 0 ? undefined : classPaths(against),
    // The old and the new jar by themselves: each asks for what it has.
    sources: new Set([...parts, ...(isSelf ? against : [])].map(({ name }) => name)),
    counted: countedIn(parts, setting.indexes),
  };
}

/** Links it, in each order that its class paths may have. */
export function judgedHere(
  { now, before, sources: origins }: ConsumerQuestion,
  { held }: Judging,
): JudgedOrders {
  const sources = (origin: string): boolean => origins.has(origin);
  return everyOrder(now, before, (one, other) =>
    other === undefined
      ? split(checkLinkage(one, { sources, unknown: true }), held)
      : linkageDelta(one, other, { sources }),
  );
}

/** What there is to tell of a consumer that was linked. */
export function checkedConsumer(
  { consumer, sides, own, now, before, sources, counted }: ConsumerQuestion,
  judged: JudgedOrders,
  { setting, held }: Judging,
): Checked {
  const { on, against } = sides;
  const { name, beside } = consumer;
  const { broken, mended, unchanged, unknown } = judged;
  // What is there and what is not is the same in each order.
  const named = now.classPaths.slice(0, 1).flatMap((one) => {
    const old = before?.classPaths[0];
    return namedFindings(
      { consumer: own, on, against, beside },
      { now: one, before: old, sources: (origin) => sources.has(origin), held },
    );
  });
  const { classes, sites } = counted;
  const counts = {
    sites,
    broken: broken.length,
    mended: mended.length,
    unchanged: unchanged.length,
    optional: broken.filter(({ strength }) => strength === 'optional').length,
    unknown: unknown.length,
  };
  const looked = [...new Set([...own, ...on, ...beside])];
  return {
    consumer: { name, classes, counts },
    broken,
    mended,
    unknown,
    named,
    // Asked at once, so that no class path is kept for it.
    causeOf: answersTo([...broken, ...named], causesOn(looked, setting, judged.foundOn)),
    orderOf: answersTo(broken, judged.orderOf),
    contested: [...now.contested, ...(before?.contested ?? [])],
    problems: now.classPaths.slice(0, 1).flatMap((one) => repeatedEntries(one, looked)),
    isCut: judged.isCut || now.isCut || before?.isCut === true,
  };
}

/** All of it, here and now. */
export function checkConsumer(
  consumer: ConsumerQuestion['consumer'],
  sides: Sides,
  options: CheckOptions,
  judging: Judging,
): Checked {
  const question = consumerQuestion(consumer, sides, options, judging);
  return checkedConsumer(question, judgedHere(question, judging), judging);
}

/** What the judged side holds already lies there; the jar that is judged asks for itself. */
export function consumerParts(
  parts: readonly SidePart[],
  on: readonly SidePart[],
): readonly SidePart[] {
  const judged = new Set(on.map(({ name }) => name));
  return parts.filter(({ name }) => !judged.has(name));
}

function countedIn(
  parts: readonly SidePart[],
  indexes: Pick<PartIndexes, 'of'>,
): ConsumerQuestion['counted'] {
  const counted = { classes: 0, sites: 0 };
  for (const part of parts)
    for (const { classes } of indexes.of(part)) {
      counted.classes += classes.count;
      counted.sites += classes.referenceUses.reduce((sum, use) => sum + (use === 0 ? 0 : 1), 0);
    }
  return counted;
}

/** Each class path knows what it was asked. */
function causesOn(
  parts: readonly SidePart[],
  { javaWith }: Pick<CheckSetting, 'javaWith'>,
  foundOn: (finding: SiteFinding) => ClassPath,
): (finding: SiteFinding) => Cause | undefined {
  const known = new Map<ClassPath, ReturnType<typeof classPathCauses>>();
  return (finding) => {
    const classPath = foundOn(finding);
    const causeOf = known.get(classPath) ?? classPathCauses(classPath, parts, javaWith);
    known.set(classPath, causeOf);
    return causeOf(asReference(finding));
  };
}

function answersTo<Answer>(
  findings: readonly SiteFinding[],
  answerTo: (finding: SiteFinding) => Answer | undefined,
): (finding: SiteFinding) => Answer | undefined {
  return asked(new Map(findings.map((finding) => [finding, answerTo(finding)])));
}

/** Apart, since a closure keeps all that any closure of its scope uses: here that would be the class paths. */
function asked<Key, Answer>(answers: ReadonlyMap<Key, Answer>): (key: Key) => Answer | undefined {
  return (key) => answers.get(key);
}

/** Without anything to compare with: what is absent and is the judged side's business is broken, all else unknown. */
function split(findings: readonly SiteFinding[], held: HeldModules): LinkageDelta {
  const isBroken = ({ answer, reference }: SiteFinding): boolean =>
    answer.kind === 'absent' &&
    (answer.error !== 'NoClassDefFoundError' || held.isOurs(elementClass(reference.owner)));
  return {
    broken: findings.filter(isBroken),
    mended: [],
    unchanged: [],
    unknown: findings.filter((finding) => !isBroken(finding)),
  };
}
