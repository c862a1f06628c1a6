import { UsageError } from '../contract/problem/errors.js';
import type { Plan } from '../uber/plan/plan.js';
import type { ContentEntry } from '../uber/shade/contents.js';
import type { MavenOptions } from './input/maven-access.js';
import type { World } from './input/world.js';

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

/** Plans a module, and where something is to be upgraded, the upgrade. Throws the errors of reading and resolving. */
export async function planGoal(world: World, options: PlanOptions): Promise<PlanResult> {
  await Promise.resolve(world);
  throw new UsageError('plan.not-written', `not written yet: ${options.module ?? ''}`);
}
