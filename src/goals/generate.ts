import { UsageError } from '../contract/problem/errors.js';
import type { Problem } from '../contract/problem/problem.js';
import type { Plan } from '../uber/plan/plan.js';
import type { World } from './input/world.js';

/** What `uberplan generate` is asked beyond planning. */
export interface GenerateOptions {
  /** `--out`: the module's folder; absent: `./ARTIFACT_ID`. */
  readonly out: string | undefined;
  readonly dryRun: boolean;
  readonly force: boolean;
}

/** One file of the generated module. */
export interface GeneratedFile {
  /** Below the folder, such as `pom.xml`. */
  readonly name: string;
  /** Against what is on disk now. */
  readonly state: 'new' | 'changed' | 'same';
  /** Bytes. */
  readonly size: number;
}

/** What `generate` did, without words and times. */
export interface GenerateResult {
  /**
   * `written`; `unchanged`: every file is there with the same bytes; `dry-run`: nothing was to be written;
   * `refused`: the plan is incomplete, nothing was written.
   */
  readonly verdict: 'written' | 'unchanged' | 'dry-run' | 'refused';
  readonly plan: Plan;
  /** The folder, as the user would name it. */
  readonly folder: string;
  /** In byte order of their names. */
  readonly files: readonly GeneratedFile[];
  /** `--dry-run`: what would change, as a unified diff; empty where nothing would. */
  readonly diff: string | undefined;
  /** Of the plan and of generating. */
  readonly problems: readonly Problem[];
}

/** Generates the module directory of an upgrade: `pom.xml`, the plan with its entries, `UPGRADE.md`. */
export async function generateGoal(
  world: World,
  options: GenerateOptions,
): Promise<GenerateResult> {
  await Promise.resolve(world);
  throw new UsageError('generate.not-written', `not written yet: ${options.out ?? ''}`);
}
