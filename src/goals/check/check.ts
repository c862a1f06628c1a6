import { onceEach } from '../../contract/problem/once-each.js';
import type { World } from '../input/world.js';
import type { OpenSide } from '../side/open-side.js';
import type { SideSummary } from '../side/side-summary.js';
import type { Checked } from './check-consumer.js';
import { checkConsumer } from './check-consumer.js';
import type { CheckedWith } from './check-each.js';
import { checkEach } from './check-each.js';
import type { Sides } from './explainer.js';
import { openExplainer } from './explainer.js';
import type { ConsumerFindings, Explain } from './groups.js';
import { groupsOf, unknownClass, unknownNames } from './groups.js';
import { asReference, beyond } from './named-findings.js';
import type { OpenConsumer, Opening } from './open-consumers.js';
import type { OpenedCheck } from './open-check.js';
import { openCheck } from './open-check.js';
import type { CheckOptions } from './options.js';
import { orderProblems } from './order-problems.js';
import type { CheckResult } from './result.js';
import type { Searches } from './search-all.js';
import type { SearchedConsumer } from './search-consumers.js';
import type { ExplainedName } from './search-suppliers.js';
import { sumOf } from './sum-of.js';
import { moduleFinder } from './suppliers.js';

/**
 * Says which references of consumers the JVM would refuse on a class path; with `against`, which of them it follows there.
 * Throws `UsageError` `input.no-classes`, and what opening, resolving and reading throw.
 */
export async function checkGoal(world: World, options: CheckOptions): Promise<CheckResult> {
  const opened: OpenSide[] = [];
  try {
    return await checkOpened(world, options, opened);
  } finally {
    for (const one of opened) one.close();
  }
}

async function checkOpened(
  world: World,
  options: CheckOptions,
  opened: OpenSide[],
): Promise<CheckResult> {
  const check = await openCheck(world, options, opened);
  const { opening, on, against, sides, consumers, setting } = check;
  const all = await checkEach(check);
  const checked = all.map((one) => one.checked);
  opening.access.flush();
  const found = await brokenGroups(opening, { checked, consumers, sides });
  const { groups, searches, problems } =
    options.search && found.groups.length > 0
      ? await searched(check, all, found)
      : { ...found, searches: [], problems: [] };
  const unknown = checked.flatMap((one) => one.unknown);
  const replaced = consumers.flatMap((one) => one.replaced);
  const moduleOf = await moduleFinder(world, options.maven, replaced, unknown.map(unknownClass));
  const isBroken = groups.some(({ strength }) => strength === 'needed');
  return {
    verdict: isBroken ? 'breaks' : unknown.length > 0 ? 'unknown' : 'links',
    on: on.map(summaryOf),
    against: against.map(summaryOf),
    java: setting.java,
    platform: setting.jdk,
    order: options.order,
    delegated: options.order === 'child-first' ? options.delegated : [],
    consumers: checked.map(({ consumer }) => consumer),
    groups,
    mended: groupsOf(listOf(checked, 'mended'), () => ({ supplier: undefined, cause: undefined })),
    baselined: [],
    searches,
    unknown: unknownNames(unknown, moduleOf),
    counts: sumOf(checked.map(({ consumer }) => consumer.counts)),
    problems: onceEach([
      ...check.problems(),
      ...checked.flatMap((one) => one.problems),
      ...orderProblems(checked),
      ...problems,
    ]),
  };
}

/** With what other versions do; cold, since few ask for it. */
async function searched(
  { opening: { world, access, options, open }, sides, held, indexes, setting }: OpenedCheck,
  all: readonly CheckedWith[],
  { groups, names }: BrokenGroups,
): Promise<Searches & Pick<BrokenGroups, 'groups'>> {
  const { searchAll, withFoundCures } = await import('./search-all.js');
  const alone = { on: sides.on, against: [] };
  const ground = {
    world,
    access,
    open,
    held,
    indexes,
    setting,
    names,
    on: sides.on,
    consumers: all.map(({ ready, checked: { broken } }) => ({ ...ready, broken })),
    brokenOf: (one: SearchedConsumer) =>
      checkConsumer(one, alone, options, { setting, held }).broken,
  };
  const found = await searchAll(ground, options);
  access.flush();
  return { ...found, groups: withFoundCures(groups, found.searches) };
}

/** What breaks, with what would supply it and why it is not there. */
async function brokenGroups(
  opening: Opening,
  {
    checked,
    consumers,
    sides,
  }: {
    readonly checked: readonly Checked[];
    readonly consumers: readonly OpenConsumer[];
    readonly sides: Sides;
  },
): Promise<BrokenGroups> {
  const broken = checked.flatMap((one) => [...one.broken, ...one.named.map(asReference)]);
  if (broken.length === 0) return { groups: [], names: [] };
  const replaced = consumers.flatMap((one) => one.replaced);
  const explainer = await openExplainer(opening, { sides, replaced, broken });
  const names: ExplainedName[] = [];
  const explain: Explain = (finding, told) => {
    const sought = asReference(finding);
    const supplier = explainer.supplierOf(sought);
    const cause = told ?? explainer.causeOf(supplier);
    if (finding.strength !== 'named') names.push({ sought, supplier, cause });
    return { supplier: supplier?.artifact, cause };
  };
  const groups = groupsOf(listOf(checked, 'broken'), explain);
  const named = beyond(groups, groupsOf(listOf(checked, 'named'), explain));
  return { groups: [...groups, ...named], names };
}

interface BrokenGroups {
  readonly groups: CheckResult['groups'];
  readonly names: readonly ExplainedName[];
}

function listOf(
  checked: readonly Checked[],
  list: 'broken' | 'mended' | 'named',
): readonly ConsumerFindings[] {
  return checked.map((one) => ({
    consumer: one.consumer.name,
    findings: one[list],
    causeOf: one.causeOf,
    orderOf: one.orderOf,
  }));
}

function summaryOf({ side, inputs, bytes }: OpenSide): SideSummary {
  const classes = side.parts
    .flatMap(({ entries }) => entries)
    .filter(({ path }) => path.endsWith('.class')).length;
  return { name: side.name, inputs, classes, bytes };
}
