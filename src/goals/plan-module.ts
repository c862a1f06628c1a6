import { moduleVersionKey } from '../maven/coordinates/coordinates.js';
import type { Model } from '../maven/pom/model.js';
import { formatTree } from '../maven/resolve/tree.js';
import type { Decision } from '../uber/plan/decision.js';
import { makeDelta, newAndGone } from '../uber/plan/make-delta.js';
import { inheritedFor } from '../uber/plan/inherited.js';
import { makePlan } from '../uber/plan/make-plan.js';
import type { PlanDelta } from '../uber/plan/plan.js';
import { portable } from '../uber/plan/portable.js';
import { renameModel, renameOf } from '../uber/plan/rename.js';
import { writePlan } from '../uber/plan/write-plan.js';
import { apply } from '../uber/upgrade/apply.js';
import { planUpgrade } from '../uber/upgrade/plan-upgrade.js';
import { shadePluginOf } from '../uber/upgrade/shade-plugin.js';
import { drive } from './input/drive.js';
import type { ModuleInput as ParsedInput } from './input/grammar.js';
import type { ModelOptions, ModuleInput, ReadModule } from './input/maven-access.js';
import { openMaven } from './input/open-maven.js';
import type { World } from './input/world.js';
import type { PlanOptions } from './plan.js';
import { findConsumers, plannedConsumers } from './plan-consumers.js';
import type { PlannedDefinition, PlanningParts } from './plan-definition.js';
import { javaOf, planDefinition } from './plan-definition.js';
import type { FinishedPlan } from './plan-finished.js';
import { openJars } from './plan-jars.js';
import { createNeeds } from './plan-needs.js';
import { readStopgap } from './plan-stopgap.js';

/** The Maven that a new plugin version must run on, where nothing says which one runs the build. */
const assumedMaven = '3.6.3';

/** A module input other than a plan. */
type DefinitionInput = Exclude<ParsedInput, { readonly kind: 'plan' }>;

/** Reads the definition, plans it, plans the bump and what it needs, and puts the plan together. */
export async function planModule(
  world: World,
  options: PlanOptions,
  input: DefinitionInput,
): Promise<FinishedPlan> {
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
): Promise<FinishedPlan> {
  const { access, jars, model, world } = parts;
  const upgrades = isUpgrade(options);
  const bump = await readBump(parts, options, definition);
  const old = upgrades ? await planDefinition(parts, definition) : undefined;
  const first = await planDefinition(parts, bump);
  const productJava = javaOf(parts, first.effective.model);
  const consumers = await findConsumers(parts, options.consumers, definition.effective);
  let last = first;
  const needs = createNeeds({
    ...parts,
    productJava,
    definition: first,
    replan: async (decisions) => {
      last = await planDefinition(parts, await readDecided(parts, bump, decisions));
      return last;
    },
  });
  for (const planned of [old, first]) if (planned !== undefined) needs.register(planned);
  const result = await drive(
    planUpgrade({
      old: old?.planned,
      now: first.planned,
      java: productJava,
      maven: assumedMaven,
      consumers,
      plain: options.plain,
    }),
    needs.answer,
  );
  const { contents, resolution, sizes, problems } = result.planned;
  const { plan, table } = makePlan({
    inputs: {
      definition: definitionName(definition),
      set: options.set,
      define: options.maven.userProperties,
      name: options.name,
      plain: options.plain,
      correct: options.correct,
      jdk: options.jdk ?? access.defaultJdk,
      java: productJava,
    },
    definition: definition.effective,
    effective: last.effective,
    model: bump.effective.raw,
    shadeVersion: shadePluginOf(last.effective.model)?.version ?? '',
    executions: last.executions,
    contents,
    sizes,
    decisions: result.decisions,
    inherited: inheritedFor(result.decisions, bump.effective.model, bump.effective.raw),
    consumers: plannedConsumers(consumers, old?.planned.contents, contents),
    problems: portable(
      [...problems, ...result.problems, ...access.problems()],
      [
        { path: access.localRepository, name: '$LOCAL_REPOSITORY' },
        { path: options.maven.cacheFolder, name: '$CACHE' },
        { path: definition.folder ?? '', name: '$MODULE' },
        { path: world.machine.homeFolder, name: '$HOME' },
      ],
    ),
    delta: old && (await deltaOf(parts, definition, old, last)),
    stopgap: await readStopgap(access, jars, options.stopgap, first.effective.model.repositories),
  });
  const { text, location, folder, reactorRoot } = definition;
  void model;
  return {
    plan: writePlan(plan),
    table: Buffer.from(table).toString('base64'),
    tree: formatTree(resolution, last.effective.model.packaging),
    definition: { text, location, folder, reactorRoot },
  };
}

/** Consumers alone are no change: there is nothing to compare with. */
function isUpgrade({ set, name }: PlanOptions): boolean {
  return Object.keys(set).length > 0 || name !== undefined;
}

/** The plain bump: properties and names changed, nothing else. */
async function readBump(
  { access, model }: PlanningParts,
  { set, name }: PlanOptions,
  definition: ReadModule,
): Promise<ReadModule> {
  if (Object.keys(set).length === 0 && name === undefined) return definition;
  const { effective } = definition;
  const renamed = renameModel(effective.raw, renameOf(effective.model, set, name));
  const raw: Model = { ...renamed, properties: { ...renamed.properties, ...set } };
  return access.readModule(asModel(definition, raw), model);
}

async function readDecided(
  { access, model }: PlanningParts,
  bump: ReadModule,
  decisions: readonly Decision[],
): Promise<ReadModule> {
  const raw = apply(bump.effective.raw, decisions, bump.effective.model);
  return access.readModule(asModel(bump, raw), model);
}

function asModel({ text, location, folder }: ReadModule, raw: Model): ModuleInput {
  return { kind: 'model', raw, text, location, folder };
}

function moduleInput(input: DefinitionInput): ModuleInput {
  return input.kind === 'pom'
    ? { kind: 'file', file: input.file }
    : { kind: 'coordinates', coordinates: input.coordinates };
}

/** Coordinates, never a path of this machine. */
function definitionName({ effective }: ReadModule): string {
  return moduleVersionKey(effective.model);
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
  const chains = await Promise.all(
    modules.map((module) => access.chainOf(module, repositories, model)),
  );
  for (const [index, module] of modules.entries()) {
    const stated = chains[index]?.model.licenses ?? [];
    licences[moduleVersionKey(module)] = stated.flatMap(({ name, url }) => name ?? url ?? []);
  }
  return makeDelta(definition.effective.model, before, after, licences);
}
