import type { SidePart } from '../../jvm/compare/side.js';
import type { ModuleId } from '../../maven/coordinates/coordinates.js';
import { moduleKey } from '../../maven/coordinates/coordinates.js';
import type { CauseTree } from '../../uber/cause/tree.js';
import { joinTrees, treeOfPlan, treeOfResolution } from '../../uber/cause/tree.js';
import { toldArtifacts } from '../../uber/origin/pom-properties.js';
import type { Plan } from '../../uber/plan/plan.js';
import { parseInputs } from '../input/grammar.js';
import type { MavenAccess, ModuleInput } from '../input/maven-access.js';
import type { World } from '../input/world.js';
import { planGoal } from '../plan/plan.js';
import { recordedPlans } from '../plan/recorded-plan.js';
import type { SideOptions } from '../side/side-options.js';

/** What tells of a side's trees: its arguments, and what they were opened as. */
export interface SideGround {
  readonly texts: readonly string[];
  readonly parts: readonly SidePart[];
}

/** What is known of a side. */
export interface SideTrees {
  /** `undefined` where neither an input nor a recorded plan tells it. */
  readonly tree: CauseTree | undefined;
  /** The version of a module that a jar of the side says it holds. */
  readonly held: (module: ModuleId) => string | undefined;
}

interface Reading {
  readonly world: World;
  readonly access: MavenAccess;
  readonly options: Pick<SideOptions, 'maven' | 'jdk' | 'toolVersion'>;
}

/**
 * The trees of a side: of a plan what it records, of a module that and who asked for what, of a built jar the recorded plan of the
 * module and version that the jar says it is. Throws what planning throws.
 */
export async function sideTrees(
  reading: Reading,
  { texts, parts }: SideGround,
): Promise<SideTrees> {
  const told = new Map<string, string>();
  for (const part of parts)
    for (const { module } of toldArtifacts(part))
      if (!told.has(moduleKey(module))) told.set(moduleKey(module), module.version);
  const trees: CauseTree[] = [];
  for (const input of texts.flatMap((text) => parseInputs(text, reading.world.files)))
    trees.push(...(await treesOfInput(reading, input)));
  if (told.size > 0)
    for (const plan of recordedPlans(reading.world))
      if (told.get(moduleKey(plan.module)) === plan.module.version) trees.push(treeOfPlan(plan));
  return {
    tree: trees.length === 0 ? undefined : joinTrees(trees),
    held: (module) => told.get(moduleKey(module)),
  };
}

async function treesOfInput(
  reading: Reading,
  input: ReturnType<typeof parseInputs>[number],
): Promise<readonly CauseTree[]> {
  if (input.kind !== 'plan' && input.kind !== 'pom') return [];
  const planned = treeOfPlan(await planOfInput(reading, input.file));
  if (input.kind === 'plan') return [planned];
  return [planned, await treeOfModule(reading, { kind: 'file', file: input.file })];
}

/** It was planned when the side was opened, and nothing has changed since. */
async function planOfInput(
  { world, options: { maven, jdk, toolVersion } }: Reading,
  module: string,
): Promise<Plan> {
  const { plan } = await planGoal(world, {
    module,
    maven,
    jdk,
    java: undefined,
    toolVersion,
    set: {},
    name: undefined,
    plain: false,
    correct: false,
    consumers: [],
    profiles: [],
    stopgap: undefined,
  });
  return plan;
}

async function treeOfModule(
  { access, options: { maven, jdk } }: Reading,
  input: ModuleInput,
): Promise<CauseTree> {
  const model = { userProperties: maven.userProperties, propertyEdits: {}, profiles: [], jdk };
  const { effective } = await access.readModule(input, model);
  return treeOfResolution(await access.resolve(effective, { scopes, model }));
}

const scopes = ['compile', 'provided', 'runtime', 'system'];
