import { moduleVersionKey } from '../../maven/coordinates/coordinates.js';
import { formatTree } from '../../maven/resolve/tree.js';
import type { Decision } from '../../uber/plan/decision.js';
import { makeDelta, newAndGone } from '../../uber/plan/make-delta.js';
import { inheritedFor } from '../../uber/plan/inherited.js';
import { writeEntries } from '../../uber/plan/entry-table.js';
import { allEntries, makePlan } from '../../uber/plan/make-plan.js';
import type { PlanDelta, PlanInputs } from '../../uber/plan/plan.js';
import type { NamedFolder } from '../../uber/plan/portable.js';
import { portable } from '../../uber/plan/portable.js';
import { unusedProperties } from '../../uber/plan/unused-properties.js';
import { writePlan } from '../../uber/plan/write-plan.js';
import { toldOnce } from '../../uber/upgrade/told-once.js';
import type { UpgradeResult } from '../../uber/upgrade/plan-upgrade.js';
import { planUpgrade } from '../../uber/upgrade/plan-upgrade.js';
import type { MemberReference } from '../../uber/plan/member-text.js';
import type { ConsumerFacts, Planned } from '../../uber/upgrade/state.js';
import { productJava } from '../../uber/upgrade/product-java.js';
import { shadePluginOf } from '../../uber/upgrade/shade-plugin.js';
import { drive } from '../input/drive.js';
import type { ModuleInput as ParsedInput } from '../input/grammar.js';
import type { ModelOptions, ModuleInput, ReadModule } from '../input/maven-access.js';
import { mavenAtHand } from '../input/maven-version.js';
import { openMaven } from '../input/open-maven.js';
import type { World } from '../input/world.js';
import type { PlanOptions } from './plan.js';
import { readBump, readDecided } from './bump.js';
import { findConsumers, plannedConsumers } from './consumers.js';
import type { PlannedDefinition, PlanningParts } from './definition.js';
import { planDefinition, planResolved, resolveDefinition } from './definition.js';
import type { FinishedPlan } from './finished.js';
import { openJars } from './jars.js';
import type { Needs } from './needs.js';
import { createNeeds } from './needs.js';
import { readStopgap } from './stopgap.js';

/** A module input other than a plan. */
type DefinitionInput = Exclude<ParsedInput, { readonly kind: 'plan' }>;

/** A finished plan and the bytes of its table (`NAME.entries.tsv.gz`). */
export interface PlannedModule {
  readonly finished: FinishedPlan;
  readonly table: Uint8Array;
}

/** Reads the definition, plans it, plans the bump and what it needs, and puts the plan together. */
export async function planModule(
  world: World,
  options: PlanOptions,
  input: DefinitionInput,
): Promise<PlannedModule> {
  const access = openMaven(world, options.maven);
  const jars = openJars(world, access);
  const model: ModelOptions = {
    userProperties: options.maven.userProperties,
    propertyEdits: {},
    profiles: options.profiles,
    jdk: options.jdk,
  };
  const parts: PlanningParts = { world, access, jars, model, java: options.java };
  try {
    const definition = await access.readModule(moduleInput(input), model);
    const finished = await planFrom(parts, options, definition);
    access.flush();
    return finished;
  } finally {
    jars.close();
    world.progress.done();
  }
}

async function planFrom(
  parts: PlanningParts,
  options: PlanOptions,
  definition: ReadModule,
): Promise<PlannedModule> {
  const bump = await readBump(parts, options, definition);
  const { first, old } = await planBoth(parts, bump, isUpgrade(options) ? definition : undefined);
  const compared = isChanged(options) ? old : undefined;
  const consumers = await findConsumers(parts, options.consumers, definition.effective);
  const upgraded = await upgrade(parts, { options, bump, old, first, consumers });
  return record(parts, options, { definition, bump, old: compared, consumers, ...upgraded });
}

/**
 * Plans the bump, and of the old definition the paths. The bump is resolved first: its jars, which take longest, are
 * hashed and indexed on other threads while this one resolves and plans the old.
 */
async function planBoth(
  parts: PlanningParts,
  bump: ReadModule,
  definition: ReadModule | undefined,
): Promise<{ readonly first: PlannedDefinition; readonly old: PlannedDefinition | undefined }> {
  const now = await resolveDefinition(parts, bump);
  const files = [...now.found.files.values()];
  const [old] = await Promise.all([
    definition && planPaths(parts, definition),
    readAll(parts, files),
  ]);
  return { first: await planResolved(parts, now, 'classes'), old };
}

async function planPaths(parts: PlanningParts, module: ReadModule): Promise<PlannedDefinition> {
  return planResolved(parts, await resolveDefinition(parts, module), 'paths');
}

/** The hash first: it is what an index of an earlier run is found by. */
async function readAll({ access, jars }: PlanningParts, files: readonly string[]): Promise<void> {
  await access.learnSha256(files);
  await jars.classes(files);
}

interface Upgrading {
  readonly options: PlanOptions;
  readonly bump: ReadModule;
  readonly old: PlannedDefinition | undefined;
  readonly first: PlannedDefinition;
  readonly consumers: readonly ConsumerFacts[];
}

/** Runs the rules, planning again for as long as they decide. */
async function upgrade(
  parts: PlanningParts,
  { options, bump, old, first, consumers }: Upgrading,
): Promise<{
  readonly last: PlannedDefinition;
  readonly result: UpgradeResult;
  readonly answer: Needs['answer'];
}> {
  const java = productJava(parts.java, first.effective.model);
  let last = first;
  const replan = async (decisions: readonly Decision[]): Promise<PlannedDefinition> => {
    last = await planDefinition(parts, await readDecided(parts, bump, decisions));
    return last;
  };
  const needs = createNeeds({
    ...parts,
    toolVersion: options.toolVersion,
    productJava: java,
    definition: first,
    replan,
  });
  for (const planned of [old, first]) if (planned !== undefined) needs.register(planned);
  const result = await drive(
    planUpgrade({
      old: old?.planned,
      now: first.planned,
      java,
      maven: mavenAtHand(parts.world),
      consumers,
      plain: options.plain,
      correct: options.correct,
    }),
    needs.answer,
  );
  return { last, result, answer: needs.answer };
}

interface Planning {
  readonly definition: ReadModule;
  readonly bump: ReadModule;
  readonly old: PlannedDefinition | undefined;
  readonly last: PlannedDefinition;
  readonly result: UpgradeResult;
  readonly consumers: readonly ConsumerFacts[];
  readonly answer: Needs['answer'];
}

/** Puts the plan together. */
async function record(
  parts: PlanningParts,
  options: PlanOptions,
  { definition, bump, old, last, result, consumers, answer }: Planning,
): Promise<PlannedModule> {
  const { access, jars } = parts;
  const { contents, resolution, sizes, problems } = result.planned;
  const entries = allEntries(contents);
  const table = writeEntries(entries);
  const { model, raw } = bump.effective;
  const unused = unusedProperties(
    definition.effective.model,
    old?.planned.chain ?? [],
    options.set,
  );
  const stopgap = await readStopgap(access, jars, options.stopgap, model.repositories);
  const found = toldOnce([
    ...unused,
    ...problems,
    ...result.problems,
    ...(await jars.stopgaps(artifactNames(old, last))),
    ...access.problems(),
  ]);
  const plan = makePlan({
    inputs: inputsOf(parts, options, definition, last),
    definition: definition.effective,
    effective: last.effective,
    model: raw,
    shadeVersion: shadePluginOf(last.effective.model)?.version ?? '',
    executions: last.executions,
    contents,
    entries,
    entriesSha256: table.sha256,
    sizes,
    decisions: result.decisions,
    inherited: inheritedFor(result.decisions, model, raw),
    consumers: await plannedConsumers(
      consumers,
      { old: old?.planned.contents, now: contents },
      {
        now: (members) => refusedIn(answer, result.planned, members),
        old: old && ((members) => refusedIn(answer, old.planned, members)),
      },
    ),
    problems: portable(found, foldersOf(parts, options, definition)),
    delta: old && (await deltaOf(parts, definition, old, last)),
    stopgap,
  });
  const { text, location, folder, reactorRoot } = definition;
  const finished = {
    plan: writePlan(plan),
    tree: formatTree(resolution, last.effective.model.packaging),
    definition: { text, location, folder, reactorRoot },
  };
  return { finished, table: await table.bytes };
}

/** Without members nothing is put together for them. */
async function refusedIn(
  answer: Needs['answer'],
  planned: Planned,
  references: readonly MemberReference[],
): Promise<readonly boolean[]> {
  if (references.length === 0) return [];
  const found = await answer({ kind: 'refused-members', planned, references });
  return found.kind === 'flags' ? found.flags : [];
}

/** Artifacts by their files. */
function artifactNames(
  ...definitions: readonly (PlannedDefinition | undefined)[]
): ReadonlyMap<string, string> {
  const pairs = definitions.flatMap((one) => (one === undefined ? [] : [...one.files]));
  return new Map(pairs.map(([artifact, file]) => [file, artifact]));
}

/** What was asked for: coordinates, never a path of this machine. */
function inputsOf(
  parts: PlanningParts,
  options: PlanOptions,
  { effective }: ReadModule,
  last: PlannedDefinition,
): PlanInputs {
  return {
    definition: moduleVersionKey(effective.model),
    set: options.set,
    define: options.maven.userProperties,
    name: options.name,
    plain: options.plain,
    correct: options.correct,
    profiles: options.profiles.length === 0 ? undefined : options.profiles,
    maven: parts.access.maven,
    jdk: options.jdk ?? parts.access.defaultJdk,
    java: productJava(parts.java, last.effective.model),
  };
}

function foldersOf(
  { access, world }: PlanningParts,
  { maven }: PlanOptions,
  { folder }: ReadModule,
): readonly NamedFolder[] {
  return [
    { path: access.localRepository, name: '$LOCAL_REPOSITORY' },
    { path: maven.cacheFolder, name: '$CACHE' },
    { path: folder ?? '', name: '$MODULE' },
    { path: world.machine.homeFolder, name: '$HOME' },
  ];
}

/** Whether there is something to upgrade: a change, or consumers that must link (then the old definition is the new one). */
function isUpgrade(options: PlanOptions): boolean {
  return isChanged(options) || (options.consumers.length > 0 && !options.plain);
}

/** Whether the new contents are to be compared with the old. */
function isChanged({ set, name, correct }: PlanOptions): boolean {
  return Object.keys(set).length > 0 || name !== undefined || correct;
}

function moduleInput(input: DefinitionInput): ModuleInput {
  return input.kind === 'pom'
    ? { kind: 'file', file: input.file }
    : { kind: 'coordinates', coordinates: input.coordinates };
}

/** What changed, with the licences of what is new or gone as their POM chains state them. */
async function deltaOf(
  { access, model }: PlanningParts,
  definition: ReadModule,
  old: PlannedDefinition,
  now: PlannedDefinition,
): Promise<PlanDelta> {
  const before = old.planned.contents;
  const after = now.planned.contents;
  const licences: Record<string, readonly string[]> = {};
  const { repositories } = now.effective.model;
  const modules = newAndGone(before, after);
  const stated = await Promise.all(
    modules.map((module) => access.licensesOf(module, repositories, model)),
  );
  for (const [index, module] of modules.entries()) {
    const own = stated[index] ?? [];
    licences[moduleVersionKey(module)] = own.flatMap(({ name, url }) => name ?? url ?? []);
  }
  return makeDelta(definition.effective.model, before, after, licences);
}
