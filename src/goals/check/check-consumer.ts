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
import { everyOrder } from './every-order.js';
import type { Sides } from './explainer.js';
import type { HeldModules } from './held-modules.js';
import type { ReadyConsumer } from './open-consumers.js';
import type { CheckOptions } from './options.js';
import type { PartIndexes } from './part-indexes.js';
import type { ContestedClass } from './possible-class-paths.js';
import { possibleClassPaths } from './possible-class-paths.js';
import { repeatedEntries } from './repeated-entries.js';
import type { CheckedConsumer, OrderDependence } from './result.js';
import type { CheckSetting } from './setting.js';

/** What was found in one consumer. */
export interface Checked {
  readonly consumer: CheckedConsumer;
  readonly broken: readonly SiteFinding[];
  readonly mended: readonly SiteFinding[];
  readonly unknown: readonly SiteFinding[];
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

/** Links one consumer, in each order that its class paths may have. */
export function checkConsumer(
  { name, parts, beside }: Pick<ReadyConsumer, 'name' | 'parts' | 'beside'>,
  { on, against }: Sides,
  options: CheckOptions,
  { setting, held }: { readonly setting: CheckSetting; readonly held: HeldModules },
): Checked {
  const consumer = consumerParts(parts, on);
  const now = possibleClassPaths({ consumer, on, beside }, options, setting);
  const before =
    against.length === 0
      ? undefined
      : possibleClassPaths({ consumer, on: against, beside }, options, setting);
  const origins = new Set(parts.map((part) => part.name));
  const sources =
    before !== undefined && consumer.length === 0
      ? bothSources(against, origins)
      : (origin: string) => origins.has(origin);
  const judge = (one: ClassPath, other: ClassPath | undefined): LinkageDelta =>
    other === undefined
      ? split(checkLinkage(one, { sources, unknown: true }), held)
      : linkageDelta(one, other, { sources });
  const { broken, mended, unchanged, unknown, foundOn, orderOf, isCut } = everyOrder(
    now,
    before,
    judge,
  );
  const { classes, sites } = countedIn(parts, setting.indexes);
  const counts = {
    sites,
    broken: broken.length,
    mended: mended.length,
    unchanged: unchanged.length,
    optional: broken.filter(({ strength }) => strength === 'optional').length,
    unknown: unknown.length,
  };
  const looked = [...new Set([...consumer, ...on, ...beside])];
  return {
    consumer: { name, classes, counts },
    broken,
    mended,
    unknown,
    // Asked at once, so that no class path is kept for it.
    causeOf: answersTo(broken, causesOn(looked, setting, foundOn)),
    orderOf: answersTo(broken, orderOf),
    contested: [...now.contested, ...(before?.contested ?? [])],
    problems: now.classPaths.slice(0, 1).flatMap((one) => repeatedEntries(one, looked)),
    isCut: isCut || now.isCut || before?.isCut === true,
  };
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
): { readonly classes: number; readonly sites: number } {
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
    return causeOf(finding);
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

/** The old and the new jar by themselves: each asks for what it has. */
function bothSources(
  against: readonly SidePart[],
  origins: ReadonlySet<string>,
): (origin: string) => boolean {
  const all = new Set([...origins, ...against.map(({ name }) => name)]);
  return (origin) => all.has(origin);
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
