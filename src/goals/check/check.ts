import { UsageError } from '../../contract/problem/errors.js';
import type { Problem } from '../../contract/problem/problem.js';
import type { InternalName } from '../../formats/classfile/names.js';
import { platformClasses } from '../../jvm/classpath/platform-classes.js';
import { SharedNames } from '../../jvm/classpath/shared-names.js';
import type { Side, SidePart } from '../../jvm/compare/side.js';
import { formatCoordinates } from '../../maven/coordinates/coordinates.js';
import type { JavaWith } from '../../uber/cause/class-path-cause.js';
import { openJdk } from '../input/open-jdk.js';
import { parseInput } from '../input/grammar.js';
import type { MavenAccess } from '../input/maven-access.js';
import { openMaven } from '../input/open-maven.js';
import type { World } from '../input/world.js';
import { createAttribution } from '../side/attribution.js';
import type { OpenSide } from '../side/open-side.js';
import { openSide } from '../side/open-side.js';
import type { SideSummary } from '../side/side-summary.js';
import type { Checked } from './check-consumer.js';
import { besideFiles } from './beside-files.js';
import { checkConsumer } from './check-consumer.js';
import type { Sides } from './explainer.js';
import { openExplainer } from './explainer.js';
import type { ClassPathSetting } from './class-paths.js';
import type { TreeArtifact } from './consumer-tree.js';
import { consumerTree, filesOf, oncePerModule } from './consumer-tree.js';
import type { ConsumerFindings, Explain } from './groups.js';
import { groupsOf, unknownClass, unknownNames } from './groups.js';
import type { HeldModules } from './held-modules.js';
import { heldModules } from './held-modules.js';
import { asReference, beyond } from './named-findings.js';
import type { CheckOptions } from './options.js';
import type { PartIndexes } from './part-indexes.js';
import { createPartIndexes } from './part-indexes.js';
import type { CheckCounts, CheckResult } from './result.js';
import { javaFinder } from './later-java.js';
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

/** One that is checked. */
export interface OpenConsumer {
  readonly name: string;
  readonly parts: readonly SidePart[];
  /** What it brings along, as files that lie beside it. */
  readonly files: readonly string[];
  /** What the judged side takes the place of. */
  readonly replaced: readonly TreeArtifact[];
}

/** One whose classes are read, with what lies beside it. */
export interface ReadyConsumer extends OpenConsumer {
  readonly beside: readonly SidePart[];
}

export interface Opening {
  readonly world: World;
  readonly access: MavenAccess;
  readonly options: CheckOptions;
  /** One argument, which is closed when all is done. */
  readonly open: (text: string) => Promise<OpenSide>;
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
  const attribution = createAttribution(world);
  const known = new Map<string, Promise<OpenSide>>();
  const told: Problem[] = [];
  const openAnew = async (text: string): Promise<OpenSide> => {
    const side = await openSide(world, text, { ...options, plannedClasses: true }, attribution);
    opened.push(side);
    told.push(...side.problems);
    return side;
  };
  // A file that is named in two ways is read once.
  const open = (text: string): Promise<OpenSide> => {
    const key = world.files.realPath(text) ?? text;
    const side = known.get(key) ?? openAnew(text);
    known.set(key, side);
    return side;
  };
  const opening: Opening = { world, access, options, open };
  const on = await openAll(opening, options.on);
  const against = await openAll(opening, options.against);
  const indexes = createPartIndexes(world, access);
  // A consumer's own answers need little of what it links to; what is compared is checked as well, and so read whole.
  const compared = options.against.length === 0 ? [] : partsOf([...on, ...against]);
  const comparedRead = begun(indexes.read(compared));
  const held = heldModules({ parts: partsOf(on) });
  const beside = partsOf(await openAll(opening, options.beside));
  const consumers = await openConsumers(opening, on, held);
  // What is named stays open, also where it lies beside somebody.
  const named = new Set(opened);
  const files = besideFiles((file) => known.get(file) ?? openAnew(file));
  for (const one of consumers) files.expect(one.files);
  world.progress.report('reading classes');
  const reads = new Map(
    inOrderOfReading(consumers, compared).map((one) => [one, begun(indexes.read(one.parts))]),
  );
  const ready = async (one: OpenConsumer): Promise<ReadyConsumer> => {
    await comparedRead;
    await reads.get(one);
    const all = [...beside, ...(await files.open(one.files))];
    indexes.reach({ parts: one.parts, names }, [...partsOf([...on, ...against]), ...all]);
    return { ...one, beside: all };
  };
  const release = (one: OpenConsumer): void => {
    for (const side of files.release(one.files)) {
      const at = opened.indexOf(side);
      if (at < 0 || named.has(side)) continue;
      opened.splice(at, 1);
      side.close();
      indexes.forget(side.side.parts);
    }
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
    problems: () => problemsOf(access, told),
    setting,
  };
}

/** What is compared is read first, then the small ones: those can be linked while threads read the large ones. */
function inOrderOfReading(
  consumers: readonly OpenConsumer[],
  compared: readonly SidePart[],
): readonly OpenConsumer[] {
  const sizeOf = ({ parts }: OpenConsumer): number =>
    parts.reduce((sum, part) => sum + (compared.includes(part) ? 0 : part.entries.length), 0);
  return consumers.toSorted((one, other) => sizeOf(one) - sizeOf(other));
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
  const checked = await checkEach(check);
  opening.access.flush();
  const groups = await brokenGroups(opening, { checked, consumers, sides });
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
    consumers: checked.map(({ consumer }) => consumer),
    groups,
    mended: groupsOf(listOf(checked, 'mended'), () => ({ supplier: undefined, cause: undefined })),
    baselined: [],
    unknown: unknownNames(unknown, moduleOf),
    counts: sumOf(checked.map(({ consumer }) => consumer.counts)),
    problems: distinct([
      ...check.problems(),
      ...checked.flatMap(({ problems }) => problems),
      ...orderProblems(checked),
    ]),
  };
}

/** What all class paths of a check have in common, and where that is from. */
export interface CheckSetting extends ClassPathSetting {
  readonly jdk: string | undefined;
  readonly javaWith: JavaWith;
}

/** Each as soon as it is read, told in the order in which they were named. */
async function checkEach({
  opening: { world, options },
  consumers,
  reading,
  ready,
  release,
  ...check
}: OpenedCheck): Promise<readonly Checked[]> {
  const checked = new Map<OpenConsumer, Checked>();
  for (const one of reading) {
    const readied = await ready(one);
    world.progress.report('linking');
    checked.set(one, checkConsumer(readied, check.sides, options, check));
    release(one);
  }
  return consumers.flatMap((one) => checked.get(one) ?? []);
}

/** The recorded classes of the Java, or those of a JDK that was named. */
function settingOf({ world, access, options }: Opening, indexes: PartIndexes): CheckSetting {
  const jdk =
    options.platform === undefined
      ? undefined
      : openJdk(world, options.platform, (file) => access.sha256(file));
  return {
    platform: jdk?.platform ?? platformClasses(world.platformTable.read(), options.java),
    jdk: jdk?.name,
    javaWith: javaFinder(world, options.java),
    indexes,
    names: new SharedNames(),
  };
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
): Promise<CheckResult['groups']> {
  const broken = checked.flatMap((one) => [...one.broken, ...one.named.map(asReference)]);
  if (broken.length === 0) return [];
  const replaced = consumers.flatMap((one) => one.replaced);
  const explainer = await openExplainer(opening, { sides, replaced, broken });
  const explain: Explain = (finding, told) => {
    const supplier = explainer.supplierOf(asReference(finding));
    return { supplier: supplier?.artifact, cause: told ?? explainer.causeOf(supplier) };
  };
  const groups = groupsOf(listOf(checked, 'broken'), explain);
  return [...groups, ...beyond(groups, groupsOf(listOf(checked, 'named'), explain))];
}

async function openAll({ open }: Opening, texts: readonly string[]): Promise<readonly OpenSide[]> {
  const sides: OpenSide[] = [];
  for (const text of texts) sides.push(await open(text));
  return sides;
}

function partsOf(sides: readonly { readonly side: Side }[]): readonly SidePart[] {
  return sides.flatMap(({ side }) => side.parts);
}

/** Those that were named; where a change is judged, or nobody was named, what is judged as well. */
async function openConsumers(
  opening: Opening,
  on: readonly OpenSide[],
  held: HeldModules,
): Promise<readonly OpenConsumer[]> {
  const { options } = opening;
  const consumers: OpenConsumer[] = [];
  for (const text of options.consumers) consumers.push(await openConsumer(opening, text, held));
  const isSelf = options.against.length > 0 || options.consumers.length === 0;
  if (consumers.length === 0 && !holdsClasses(partsOf(on))) throw noClasses(options.on.join(','));
  if (!isSelf) return consumers;
  const named = new Set(consumers.map(({ parts }) => parts));
  // One that was named as a consumer as well asks for itself already.
  const self = [...new Set(on)].filter(({ side }) => !named.has(side.parts));
  return [
    ...consumers,
    ...self.map(({ side: { name, parts } }) => ({ name, parts, files: [], replaced: [] })),
  ];
}

async function openConsumer(
  { world, access, open }: Opening,
  text: string,
  held: HeldModules,
): Promise<OpenConsumer> {
  const { side } = await open(text);
  if (!holdsClasses(side.parts)) throw noClasses(text);
  const input = parseInput(text.split(',')[0] ?? text, world.files);
  if (input.kind !== 'coordinates')
    return { name: text, parts: side.parts, files: [], replaced: [] };
  const { coordinates } = input;
  const tree = await consumerTree(world, access, coordinates, (module) => held.has(module));
  const files = await filesOf(access, oncePerModule(tree.beside));
  const name = formatCoordinates(coordinates);
  return { name, parts: side.parts, files: files.map(({ file }) => file), replaced: tree.replaced };
}

function holdsClasses(parts: readonly SidePart[]): boolean {
  return parts.some(({ entries }) => entries.some(({ path }) => path.endsWith('.class')));
}

function noClasses(text: string): UsageError {
  return new UsageError(
    'input.no-classes',
    `${text} holds no classes, so that nothing of it can be checked`,
    { file: text },
    'name the jar with the classes; some modules publish them under a classifier',
  );
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

function sumOf(all: readonly CheckCounts[]): CheckCounts {
  const sum = { sites: 0, broken: 0, mended: 0, unchanged: 0, optional: 0, unknown: 0 };
  for (const one of all)
    for (const key of ['sites', 'broken', 'mended', 'unchanged', 'optional', 'unknown'] as const)
      sum[key] += one[key];
  return sum;
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
