import { compareBytes } from '../../formats/text/byte-order.js';
import { toBinaryName } from '../../formats/classfile/names.js';
import { elementClass } from '../../jvm/linkage/names.js';
import type { SiteFinding } from '../../jvm/linkage/site-finding.js';
import type { Cause } from '../../uber/cause/cause.js';
import { symbolOf } from '../../uber/cause/reference-words.js';
import { findingId } from './finding-id.js';
import type { CheckGroup, CheckUser, OrderDependence, UnknownNames } from './result.js';

/** What one consumer asks for and does not get. */
export interface ConsumerFindings {
  readonly consumer: string;
  readonly findings: readonly SiteFinding[];
  /** What its class path tells of a name that it lacks. */
  readonly causeOf?: (finding: SiteFinding) => Cause | undefined;
  /** Left out: no order decides anything. */
  readonly orderOf?: (finding: SiteFinding) => OrderDependence | undefined;
}

/** What would supply a name, and why it is not there. */
export interface Explained {
  readonly supplier: string | undefined;
  readonly cause: Cause | undefined;
}

/** `told`: the cause that the class path tells. */
export type Explain = (finding: SiteFinding, told: Cause | undefined) => Explained;

interface Gathering extends Omit<CheckGroup, 'users' | 'strength' | 'order'> {
  readonly users: Map<string, Set<string>>;
  readonly strengths: Set<CheckGroup['strength']>;
  /** One for each way in which an order decides; `undefined` where none does. */
  readonly orders: Map<string, OrderDependence | undefined>;
  sites: number;
}

/** Sites by what they ask for and what the JVM throws: most call sites first, then by name. */
export function groupsOf(
  all: readonly ConsumerFindings[],
  explain: Explain,
): readonly CheckGroup[] {
  const groups = new Map<string, Gathering>();
  for (const one of all) for (const finding of one.findings) gather(groups, one, finding, explain);
  return [...groups.values()]
    .sort((one, other) => other.sites - one.sites || compareBytes(one.symbol, other.symbol))
    .map(({ users, strengths, orders, sites: _sites, ...group }) => ({
      ...group,
      strength: strongest(strengths),
      ...orderOfAll([...orders.values()]),
      users: usersOf(users),
    }));
}

function gather(
  groups: Map<string, Gathering>,
  { consumer, causeOf, orderOf }: ConsumerFindings,
  finding: SiteFinding,
  explain: Explain,
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
    orders: new Map<string, OrderDependence | undefined>(),
    sites: 0,
  };
  groups.set(key, known);
  known.sites += 1;
  known.strengths.add(strength);
  const order = orderOf?.(finding);
  known.orders.set(JSON.stringify(order ?? null), order);
  const classes = known.users.get(consumer) ?? new Set<string>();
  known.users.set(consumer, classes.add(role === 'service' ? source : toBinaryName(source)));
}

/** What breaks in every order at one site does so, whatever is told of others. */
function orderOfAll(orders: readonly (OrderDependence | undefined)[]): Pick<CheckGroup, 'order'> {
  const [order, ...others] = orders;
  if (order === undefined || others.includes(undefined)) return {};
  return { order: others.length === 0 ? order : { in: order.in } };
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

/** The class that makes a finding unknown: its internal name. */
export function unknownClass({ answer, reference }: SiteFinding): string {
  return answer.kind === 'unknown' ? answer.because : elementClass(reference.owner);
}

/** Names that no input ever held, by the module that is known to hold them (`g:a`), else by package. */
export function unknownNames(
  findings: readonly SiteFinding[],
  moduleOf: (name: string) => string | undefined = () => undefined,
): readonly UnknownNames[] {
  const owners = new Map<string, { readonly names: Set<string>; sites: number }>();
  for (const finding of findings) {
    const internal = unknownClass(finding);
    const name = internal.replaceAll('/', '.');
    const by = moduleOf(internal) ?? name.slice(0, Math.max(0, name.lastIndexOf('.')));
    const known = owners.get(by) ?? { names: new Set<string>(), sites: 0 };
    owners.set(by, known);
    known.names.add(name);
    known.sites += 1;
  }
  return [...owners]
    .map(([by, { names, sites }]) => ({ by, names: [...names].sort(compareBytes), sites }))
    .sort((one, other) => other.sites - one.sites || compareBytes(one.by, other.by));
}
