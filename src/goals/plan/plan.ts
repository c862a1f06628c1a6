import { readEntries } from '../../uber/plan/entry-table.js';
import type { Plan } from '../../uber/plan/plan.js';
import type { ContentEntry } from '../../uber/shade/contents.js';
import { parseModuleInput } from '../input/grammar.js';
import type { MavenOptions } from '../input/maven-access.js';
import type { World } from '../input/world.js';
import { decisiveMachine, fingerprint, recall, remember, watchWorld } from './fingerprint.js';
import type { FinishedPlan } from './finished.js';
import { isFinishedPlan, planOf } from './finished.js';

/** What `uberplan plan` (and `generate`, which plans first) is asked. */
export interface PlanOptions {
  /** As the command line has it; `undefined`: the recorded upgrade. */
  readonly module: string | undefined;
  /** Its `userProperties` are `-D`. */
  readonly maven: MavenOptions;
  readonly set: Readonly<Record<string, string>>;
  readonly name: string | undefined;
  readonly plain: boolean;
  readonly correct: boolean;
  readonly consumers: readonly string[];
  readonly profiles: readonly string[];
  readonly jdk: string | undefined;
  readonly java: number | undefined;
  /** `CLASS=g:a:v`, for recording only: where the classes of the stopgap come from. */
  readonly stopgap: string | undefined;
  /** Version of the tool: what another one planned is planned again. */
  readonly toolVersion: string;
}

/** A finished plan, without words and times. */
export interface PlanResult {
  readonly plan: Plan;
  /** The entry table, read when it is asked for. */
  readonly entries: () => readonly ContentEntry[];
  /** The bytes of `NAME.entries.tsv.gz`, which are the table that the plan was written with. */
  readonly table: () => Uint8Array;
  /** What `dependency:tree` prints for the planned module, each line ended; empty for a plan that was read. */
  readonly tree: string;
  /** `planned` now; `up-to-date`: nothing has changed since it was planned; `read`: a plan was named, or the recorded one is meant. */
  readonly origin: 'planned' | 'up-to-date' | 'read';
  /** The definition that was read; `undefined` where a plan was. */
  readonly definition: Definition | undefined;
}

/** The text that a smallest edit starts from. */
export interface Definition {
  readonly text: string;
  readonly location: string;
  /** The module's folder; `undefined` for one from a repository. */
  readonly folder: string | undefined;
  readonly reactorRoot: string | undefined;
}

/**
 * Plans a module, and where something is to be upgraded, the upgrade. Throws the errors of reading and resolving. Most runs
 * find that nothing has changed: what the others need is loaded only there.
 */
export async function planGoal(world: World, options: PlanOptions): Promise<PlanResult> {
  if (options.module === undefined) {
    const { packagedPlan } = await import('./named.js');
    return packagedPlan(world);
  }
  const input = parseModuleInput(options.module, world.files);
  if (input.kind === 'plan') {
    const { namedPlan } = await import('./named.js');
    return namedPlan(world, input.file);
  }
  const key = fingerprint([options, decisiveMachine(world.machine)]);
  const known = options.maven.update ? undefined : recall(world, key);
  if (isFinishedPlan(known?.value)) return finishedResult(known.value, known.data, 'up-to-date');
  const watched = watchWorld(world);
  const { planModule } = await import('./module.js');
  const { finished, table } = await planModule(watched.world, options, input);
  const result = finishedResult(finished, table, 'planned');
  // Where a repository that can be reached again may complete it, the next run asks again.
  const isOpen = result.plan.status === 'incomplete' && watched.wentUnanswered();
  if (!isOpen) remember(world, key, watched.note(finished), table);
  return result;
}

/** `table`: written by this tool with the plan, and kept with a checksum. */
function finishedResult(
  finished: FinishedPlan,
  table: Uint8Array,
  origin: PlanResult['origin'],
): PlanResult {
  const { tree, definition } = finished;
  const plan = planOf(finished);
  return {
    plan,
    entries: () => readEntries(table, plan.entries.file, plan.entries.sha256),
    table: () => table,
    tree,
    origin,
    definition,
  };
}
