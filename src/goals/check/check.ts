import type { Problem } from '../../contract/problem/problem.js';
import type { InternalName } from '../../formats/classfile/names.js';
import type { SidePart } from '../../jvm/compare/side.js';
import type { MavenAccess } from '../input/maven-access.js';
import { openMaven } from '../input/open-maven.js';
import type { World } from '../input/world.js';
import type { OpenSide } from '../side/open-side.js';
import type { SideSummary } from '../side/side-summary.js';
import type { Checked } from './check-consumer.js';
import { besideFiles } from './beside-files.js';
import { checkConsumer } from './check-consumer.js';
import type { Sides } from './explainer.js';
import { openExplainer } from './explainer.js';
import type { ConsumerFindings, Explain } from './groups.js';
import { groupsOf, unknownClass, unknownNames } from './groups.js';
import type { HeldModules } from './held-modules.js';
import { heldModules } from './held-modules.js';
import { asReference, beyond } from './named-findings.js';
import { openedInputs } from './opened-inputs.js';
import type { OpenConsumer, Opening, ReadyConsumer } from './open-consumers.js';
import { openAll, openConsumers, partsOf } from './open-consumers.js';
import type { CheckOptions } from './options.js';
import type { PartIndexes } from './part-indexes.js';
import { createPartIndexes } from './part-indexes.js';
import type { CheckResult } from './result.js';
import type { Searches } from './search-all.js';
import type { SearchedConsumer } from './search-consumers.js';
import type { ExplainedName } from './search-suppliers.js';
import type { CheckSetting } from './setting.js';
import { settingOf } from './setting.js';
import { sumOf } from './sum-of.js';
import { orderProblems } from './order-problems.js';
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

/** What a check is made of, opened and read. */
export interface OpenedCheck {
  readonly opening: Opening;
  readonly on: readonly OpenSide[];
  readonly against: readonly OpenSide[];
  readonly sides: Sides;
  readonly held: HeldModules;
  readonly consumers: readonly OpenConsumer[];
  /** The same in the order in which their classes are read. */
  readonly reading: readonly OpenConsumer[];
  /** Ends when the classes are read that checking the consumer needs. Throws what opening and reading throw. */
  readonly ready: (consumer: OpenConsumer) => Promise<ReadyConsumer>;
  /** It is checked: what none of the others needs is closed. */
  readonly release: (consumer: OpenConsumer) => void;
  /** Of all that was opened. */
  readonly problems: () => readonly Problem[];
  readonly indexes: PartIndexes;
  readonly setting: CheckSetting;
}

/**
 * Opens all inputs of a check and begins to read their classes; `opened` gets what is to be closed. Of what is linked to it
 * reads what the consumers can reach, and the classes that `names` are. Throws as `checkGoal`.
 */
export async function openCheck(
  world: World,
  options: CheckOptions,
  opened: OpenSide[],
  names: readonly InternalName[] = [],
): Promise<OpenedCheck> {
  const access = openMaven(world, options.maven);
  const inputs = openedInputs(world, options, opened);
  const opening: Opening = { world, access, options, open: inputs.open };
  const on = await openAll(opening, options.on);
  const against = await openAll(opening, options.against);
  const indexes = createPartIndexes(world, access);
  // A consumer's own answers need little of what it links to; what is compared is checked as well, and so read whole.
  const compared = options.against.length === 0 ? [] : partsOf([...on, ...against]);
  const comparedRead = begun(indexes.read(compared));
  // Threads have their classes to read while their trees are resolved.
  for (const { side } of bySize(
    await openAll(opening, options.consumers),
    ({ side }) => side.parts,
  ))
    begun(indexes.read(side.parts));
  const held = heldModules({ parts: partsOf(on) });
  const beside = partsOf(await openAll(opening, options.beside));
  const consumers = await openConsumers(opening, on, held);
  const files = besideFiles(inputs.openApart);
  for (const one of consumers) files.expect(one.files);
  world.progress.report('reading classes');
  const reads = new Map(
    bySize(consumers, ({ parts }) => parts.filter((part) => !compared.includes(part))).map(
      (one) => [one, begun(indexes.read(one.parts))],
    ),
  );
  const ready = async (one: OpenConsumer): Promise<ReadyConsumer> => {
    await comparedRead;
    await reads.get(one);
    const all = [...beside, ...(await files.open(one.files))];
    indexes.reach({ parts: one.parts, names }, [...partsOf([...on, ...against]), ...all]);
    return { ...one, beside: all };
  };
  const release = (one: OpenConsumer): void => {
    for (const side of files.release(one.files))
      if (inputs.close(side)) indexes.forget(side.side.parts);
  };
  const setting = settingOf(opening, indexes);
  const sides = { on: partsOf(on), against: partsOf(against) };
  return {
    opening,
    on,
    against,
    sides,
    held,
    consumers,
    reading: [...reads.keys()],
    ready,
    release,
    problems: () => problemsOf(access, inputs.problems()),
    indexes,
    setting,
  };
}

/** The small ones first: those can be linked while threads read the large ones. */
function bySize<One>(
  all: readonly One[],
  partsOfOne: (one: One) => readonly SidePart[],
): readonly One[] {
  const sizeOf = (one: One): number =>
    partsOfOne(one).reduce((sum, { entries }) => sum + entries.length, 0);
  return all.toSorted((one, other) => sizeOf(one) - sizeOf(other));
}

/** Threads work while other things are opened; who awaits it later gets the error, if there is one. */
function begun(work: Promise<void>): Promise<void> {
  work.catch(() => undefined);
  return work;
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
    java: options.java,
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
    problems: distinct([
      ...check.problems(),
      ...checked.flatMap((one) => one.problems),
      ...orderProblems(checked),
      ...problems,
    ]),
  };
}

/** A consumer, and what was found in it. */
interface CheckedWith {
  readonly ready: ReadyConsumer;
  readonly checked: Checked;
}

/** Each as soon as it is read, told in the order in which they were named. */
async function checkEach({
  opening: { world, options },
  consumers,
  reading,
  ready,
  release,
  ...check
}: OpenedCheck): Promise<readonly CheckedWith[]> {
  const checked = new Map<OpenConsumer, CheckedWith>();
  for (const one of reading) {
    const readied = await ready(one);
    world.progress.report('linking');
    checked.set(one, {
      ready: readied,
      checked: checkConsumer(readied, check.sides, options, check),
    });
    await world.tasks.turn();
    // Other versions are tried with what lies beside this one.
    if (!options.search) release(one);
  }
  return consumers.flatMap((one) => checked.get(one) ?? []);
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

function problemsOf(access: MavenAccess, told: readonly Problem[]): readonly Problem[] {
  return distinct([
    ...told,
    ...access.problems().filter(({ code }) => code !== 'repository.no-maven'),
  ]);
}

function distinct(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}
