import type { ClassPath } from '../../jvm/classpath/class-path.js';
import { findClass } from '../../jvm/classpath/class-path.js';
import type { LinkageDelta } from '../../jvm/linkage/delta.js';
import { elementClass } from '../../jvm/linkage/names.js';
import type { SiteFinding } from '../../jvm/linkage/site-finding.js';
import type { ContestedClass, PossibleClassPaths } from './possible-class-paths.js';
import type { OrderDependence } from './result.js';

/** What is found in any order, and where. */
export interface JudgedOrders extends LinkageDelta {
  /** A class path on which it is found. */
  readonly foundOn: (finding: SiteFinding) => ClassPath;
  /** `undefined`: in every order. */
  readonly orderOf: (finding: SiteFinding) => OrderDependence | undefined;
  /** Orders of both sides were left out. */
  readonly isCut: boolean;
}

/** Answers of one order. */
interface Judged {
  readonly on: ClassPath;
  readonly against: ClassPath | undefined;
  readonly delta: LinkageDelta;
}

/** Where both sides are contested, so many pairs are compared: each order of either side is in one of them. */
const MOST_PAIRS = 16;

/**
 * Judges each order that a JVM may take. What breaks in any of them is broken; what cannot be said in any is unknown; what
 * resolves with neither side in one of them stays so; mended is what is mended in all.
 */
export function everyOrder(
  on: PossibleClassPaths,
  against: PossibleClassPaths | undefined,
  judge: (on: ClassPath, against: ClassPath | undefined) => LinkageDelta,
): JudgedOrders {
  const pairs = pairsOf(on.classPaths, against?.classPaths ?? [undefined]);
  const judged = pairs
    .slice(0, MOST_PAIRS)
    .map((pair): Judged => ({ ...pair, delta: judge(pair.on, pair.against) }));
  const [first] = judged;
  if (first === undefined) throw new Error('there is no class path');
  if (judged.length === 1) return oneOrder(first.on, first.delta);
  const broken = tally(judged, 'broken');
  const mended = tally(judged, 'mended');
  const unknown = without(tally(judged, 'unknown'), broken);
  const unchanged = without(tally(judged, 'unchanged'), broken, unknown);
  const contested = [...on.contested, ...(against?.contested ?? [])];
  return {
    broken: findingsOf(broken),
    unknown: findingsOf(unknown),
    unchanged: findingsOf(unchanged),
    mended: [...mended.values()]
      .filter(({ of }) => of.size === judged.length)
      .map(({ finding }) => finding),
    foundOn: (finding) => [...(broken.get(keyOf(finding))?.of ?? [])][0]?.on ?? first.on,
    orderOf: (finding) => {
      const of = broken.get(keyOf(finding))?.of;
      const other = judged.find((one) => of?.has(one) !== true);
      const [one] = of ?? [];
      return one && other && dependence(finding, { one, other, contested });
    },
    isCut: pairs.length > judged.length,
  };
}

/** Where there is but one. */
export function oneOrder(on: ClassPath, delta: LinkageDelta): JudgedOrders {
  return { ...delta, foundOn: () => on, orderOf: () => undefined, isCut: false };
}

/** Those with a first order come first. */
function pairsOf(
  on: readonly ClassPath[],
  against: readonly (ClassPath | undefined)[],
): readonly Omit<Judged, 'delta'>[] {
  const pairs = on.flatMap((one, at) =>
    against.map((other, number) => ({ at: Math.min(at, number), on: one, against: other })),
  );
  return pairs.toSorted((one, other) => one.at - other.at);
}

interface Tallied {
  readonly finding: SiteFinding;
  readonly of: Set<Judged>;
}

function tally(judged: readonly Judged[], list: keyof LinkageDelta): ReadonlyMap<string, Tallied> {
  const found = new Map<string, Tallied>();
  for (const one of judged)
    for (const finding of one.delta[list]) {
      const key = keyOf(finding);
      const known = found.get(key) ?? { finding, of: new Set() };
      found.set(key, known);
      known.of.add(one);
    }
  return found;
}

/** Sites that another list has are left out, whatever it answers. */
function without(
  found: ReadonlyMap<string, Tallied>,
  ...others: readonly ReadonlyMap<string, Tallied>[]
): ReadonlyMap<string, Tallied> {
  const sites = new Set(
    others.flatMap((other) => [...other.values()].map(({ finding }) => siteOf(finding))),
  );
  return new Map([...found].filter(([, { finding }]) => !sites.has(siteOf(finding))));
}

function findingsOf(found: ReadonlyMap<string, Tallied>): readonly SiteFinding[] {
  return [...found.values()].map(({ finding }) => finding);
}

function keyOf(finding: SiteFinding): string {
  const { answer } = finding;
  return `${siteOf(finding)} ${answer.kind === 'absent' ? answer.error : answer.because}`;
}

function siteOf({ source, role, reference }: SiteFinding): string {
  const member = reference.kind === 'class' ? '' : `${reference.name} ${reference.descriptor}`;
  return `${source} ${role} ${reference.kind} ${reference.owner} ${member}`;
}

/** What comes first where it breaks, and not where it does not: the class that is asked, or the one that asks. */
function dependence(
  { reference, source }: SiteFinding,
  {
    one,
    other,
    contested,
  }: {
    readonly one: Judged;
    readonly other: Judged;
    readonly contested: readonly ContestedClass[];
  },
): OrderDependence {
  for (const name of [elementClass(reference.owner), source]) {
    const first = findClass(one.on, name)?.origin;
    const found = contested.find((each) => each.name === name);
    if (found === undefined || first === findClass(other.on, name)?.origin) continue;
    return first === undefined ? { in: found.group } : { in: found.group, first };
  }
  return { in: contested[0]?.group ?? '' };
}
