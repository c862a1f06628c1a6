import type {
  CheckCounts,
  CheckGroup,
  CheckResult,
  CheckUser,
  VersionSearch,
} from '../goals/check/result.js';
import { causeText, cureText } from '../wording/cause.js';
import { counted } from '../wording/count.js';

/** The verdict as a person reads it. */
export function checkVerdictText(result: CheckResult): string {
  const { verdict, counts, against, baselined } = result;
  const unknown = counts.unknown === 0 ? '' : `, ${counted(counts.unknown, 'reference')} unknown`;
  const known = baselined.length === 0 ? '' : `, ${baselined.length} known by a baseline`;
  switch (verdict) {
    case 'links':
      if (known !== '') return `nothing new breaks${known}`;
      return against.length === 0 ? 'every reference resolves' : 'nothing breaks';
    case 'unknown':
      return `nothing ${known === '' ? '' : 'new '}that could be looked at breaks${known}${unknown}`;
    case 'breaks':
      return `${brokenText(result)}${known}${unknown}`;
    default:
      return verdict satisfies never;
  }
}

/** Beside a baseline names alone: how many of the references it knows is not counted. */
function brokenText({ counts, groups, against, baselined }: CheckResult): string {
  const needed = groups.filter(({ strength }) => strength === 'needed').length;
  const names = counted(needed, 'class or member', 'classes or members');
  const isAlone = against.length === 0;
  if (baselined.length > 0) return `${names} ${breakWord(needed === 1, isAlone)}`;
  const broken = counts.broken - counts.optional;
  return `${counted(broken, 'reference')} to ${names} ${breakWord(broken === 1, isAlone)}`;
}

function breakWord(isOne: boolean, isAlone: boolean): string {
  if (isAlone) return isOne ? 'does not resolve' : 'do not resolve';
  return isOne ? 'breaks' : 'break';
}

/** The sides as a sentence: `a.jar, b.jar against c.jar`. */
export function sidesText({ on, against }: CheckResult): string {
  return against.length === 0 ? namesOf(on) : `${namesOf(on)} against ${namesOf(against)}`;
}

function namesOf(sides: CheckResult['on']): string {
  return sides.map(({ name }) => name).join(', ');
}

/** What is told beside the sides: `Java 8, uber-first`. */
export function settingText({ java, order, delegated, platform }: CheckResult): string {
  const [first, ...others] = delegated;
  const more =
    others.length === 0 ? '' : ` and ${counted(others.length, 'more prefix', 'more prefixes')}`;
  const parts = [
    `Java ${java}`,
    ...(platform === undefined ? [] : [`platform ${platform}`]),
    order,
    ...(first === undefined ? [] : [`${first}${more} left to the parent`]),
  ];
  return parts.join(', ');
}

/** How serious a group is where a format has levels. */
export const levels: Readonly<Record<CheckGroup['strength'], 'error' | 'warning' | 'note'>> = {
  needed: 'error',
  optional: 'note',
  named: 'note',
};

/** What a weaker strength means. */
export const strengthText: Readonly<Record<CheckGroup['strength'], string>> = {
  needed: '',
  optional: 'each use is guarded by the code itself',
  named: 'only texts, annotations or service files name it',
};

/** Where it breaks, if not in every order of jars that have none; empty where it does. */
export function orderText({ order }: CheckGroup): string {
  if (order === undefined) return '';
  return order.first === undefined
    ? `depends on the order in ${order.in}`
    : `only where ${order.first} comes first`;
}

/** Why it does not resolve, and what cures it; empty where nobody knows. */
export function whyText({ cause }: CheckGroup): string {
  return cause === undefined ? '' : causeText(cause);
}

/** What to do; empty where nothing follows. */
export function cureOf({ cause }: CheckGroup): string {
  return cause?.cure === undefined ? '' : cureText(cause.cure);
}

/** How many classes use it. */
export function classesOf(users: readonly CheckUser[]): number {
  return users.reduce((sum, { classes }) => sum + classes.length, 0);
}

/** The counts of a consumer that are told, with their titles, in their order. */
export const countTitles = [
  ['sites', 'references'],
  ['broken', 'broken'],
  ['mended', 'mended'],
  ['unchanged', 'unchanged'],
  ['optional', 'guarded'],
  ['unknown', 'unknown'],
] as const satisfies readonly (readonly [keyof CheckCounts, string])[];

/** Groups with one supplier and one reason, which is told once. */
export interface Cluster {
  readonly supplier: string | undefined;
  readonly why: string;
  readonly cure: string;
  readonly groups: readonly CheckGroup[];
}

/** Groups by what would supply the name and by cause, in the order of the first of each. */
export function clustersOf(groups: readonly CheckGroup[]): readonly Cluster[] {
  const clusters = new Map<string, CheckGroup[]>();
  for (const group of groups) {
    const key = JSON.stringify([group.supplier, whyText(group), cureOf(group)]);
    const of = clusters.get(key);
    if (of) of.push(group);
    else clusters.set(key, [group]);
  }
  return [...clusters.values()].flatMap((some) => {
    const [first] = some;
    if (first === undefined) return [];
    return [{ supplier: first.supplier, why: whyText(first), cure: cureOf(first), groups: some }];
  });
}

/** What other versions of a consumer do, by its name. */
export function searchesOfConsumer(
  searches: readonly VersionSearch[],
  name: string,
): readonly VersionSearch[] {
  return searchesOf(searches, 'consumer', name);
}

/** What other versions of a supplier have, by its formatted coordinates in the version that has it. */
export function searchesOfSupplier(
  searches: readonly VersionSearch[],
  supplier: string | undefined,
): readonly VersionSearch[] {
  return searchesOf(searches, 'supplier', supplier ?? '');
}

function searchesOf(
  searches: readonly VersionSearch[],
  of: VersionSearch['of'],
  name: string,
): readonly VersionSearch[] {
  return searches.filter((one) => one.of === of && name.startsWith(`${one.module}:`));
}
