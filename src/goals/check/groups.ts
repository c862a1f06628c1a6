import { compareBytes } from '../../formats/text/byte-order.js';
import { toBinaryName } from '../../formats/classfile/names.js';
import { elementClass } from '../../jvm/linkage/names.js';
import type { SiteFinding } from '../../jvm/linkage/site-finding.js';
import type { Cause } from '../../uber/cause/cause.js';
import { symbolOf } from '../../uber/cause/reference-words.js';
import { findingId } from './finding-id.js';
import type { CheckGroup, CheckUser, UnknownNames } from './result.js';

/** What one consumer asks for and does not get. */
export interface ConsumerFindings {
  readonly consumer: string;
  readonly findings: readonly SiteFinding[];
  /** What its class path tells of a name that it lacks. */
  readonly causeOf?: (finding: SiteFinding) => Cause | undefined;
}

/** What would supply a name, and why it is not there. */
export interface Explained {
  readonly supplier: string | undefined;
  readonly cause: Cause | undefined;
}

interface Gathering extends Omit<CheckGroup, 'users' | 'strength'> {
  readonly users: Map<string, Set<string>>;
  readonly strengths: Set<CheckGroup['strength']>;
  sites: number;
}

/** Sites by what they ask for and what the JVM throws: most call sites first, then by name. */
export function groupsOf(
  all: readonly ConsumerFindings[],
  explain: (finding: SiteFinding, told: Cause | undefined) => Explained,
): readonly CheckGroup[] {
  const groups = new Map<string, Gathering>();
  for (const one of all) for (const finding of one.findings) gather(groups, one, finding, explain);
  return [...groups.values()]
    .sort((one, other) => other.sites - one.sites || compareBytes(one.symbol, other.symbol))
    .map(({ users, strengths, sites: _sites, ...group }) => ({
      ...group,
      strength: strongest(strengths),
      users: usersOf(users),
    }));
}

function gather(
  groups: Map<string, Gathering>,
  { consumer, causeOf }: ConsumerFindings,
  finding: SiteFinding,
  explain: (finding: SiteFinding, told: Cause | undefined) => Explained,
): void {
  const { reference, answer, source, role, strength } = finding;
  if (answer.kind !== 'absent') return;
  // The class is what is not there: that a member of it was asked for is no other finding.
  const ofClass = answer.error === 'NoClassDefFoundError' || reference.kind === 'class';
  const subject = ofClass
    ? ({ kind: 'class', owner: elementClass(reference.owner) } as const)
    : reference;
  const owner = toBinaryName(subject.owner);
  const member = subject.kind === 'class' ? undefined : memberOf(subject);
  const key = findingId({ owner, member, error: answer.error });
  const known = groups.get(key) ?? {
    id: key,
    symbol: symbolOf(subject),
    owner,
    member,
    error: answer.error,
    ...explain(finding, causeOf?.(finding)),
    users: new Map<string, Set<string>>(),
    strengths: new Set<CheckGroup['strength']>(),
    sites: 0,
  };
  groups.set(key, known);
  known.sites += 1;
  known.strengths.add(strength);
  const classes = known.users.get(consumer) ?? new Set<string>();
  known.users.set(consumer, classes.add(role === 'service' ? source : toBinaryName(source)));
}

function memberOf({
  name,
  descriptor,
}: NonNullable<CheckGroup['member']>): NonNullable<CheckGroup['member']> {
  return { name, descriptor };
}

function strongest(strengths: ReadonlySet<CheckGroup['strength']>): CheckGroup['strength'] {
  return (['needed', 'optional', 'named'] as const).find((one) => strengths.has(one)) ?? 'named';
}

function usersOf(users: ReadonlyMap<string, ReadonlySet<string>>): readonly CheckUser[] {
  return [...users]
    .map(([consumer, classes]) => ({ consumer, classes: [...classes].sort(compareBytes) }))
    .sort((one, other) => compareBytes(one.consumer, other.consumer));
}

/** Names that no input ever held, by package. */
export function unknownByPackage(findings: readonly SiteFinding[]): readonly UnknownNames[] {
  const packages = new Map<string, { readonly names: Set<string>; sites: number }>();
  for (const { answer, reference } of findings) {
    const name = toBinaryName(
      answer.kind === 'unknown' ? answer.because : elementClass(reference.owner),
    );
    const by = name.slice(0, Math.max(0, name.lastIndexOf('.')));
    const known = packages.get(by) ?? { names: new Set<string>(), sites: 0 };
    packages.set(by, known);
    known.names.add(name);
    known.sites += 1;
  }
  return [...packages]
    .map(([by, { names, sites }]) => ({ by, names: [...names].sort(compareBytes), sites }))
    .sort((one, other) => other.sites - one.sites || compareBytes(one.by, other.by));
}
