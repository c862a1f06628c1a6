import type { Problem } from '../../contract/problem/problem.js';
import { joinPath } from '../../uber/generate/parent-path.js';
import type { TextChange } from '../../uber/generate/unified-diff.js';
import { unifiedDiff } from '../../uber/generate/unified-diff.js';
import type { Plan } from '../../uber/plan/plan.js';
import type { ModuleFile } from './folder.js';
import { requireFree, stateOf, writeModule } from './folder.js';
import { assembleModule } from './module.js';
import type { World } from '../input/world.js';
import type { PlanOptions, PlanResult } from '../plan/plan.js';
import { planGoal } from '../plan/plan.js';

/** What `uberplan generate` is asked: what to plan, and where the module goes. */
export interface GenerateOptions extends PlanOptions {
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
  /** As planning gave them (`PlanResult`). */
  readonly entries: PlanResult['entries'];
  readonly tree: string;
  /** The folder, as the user would name it. */
  readonly folder: string;
  /** In byte order of their names. */
  readonly files: readonly GeneratedFile[];
  /** `--dry-run`: what would change, as a unified diff; empty where nothing would. */
  readonly diff: string | undefined;
  /** Of the plan and of generating. */
  readonly problems: readonly Problem[];
}

/**
 * Generates the module directory of an upgrade: `pom.xml`, the plan with its entries, `UPGRADE.md`. Throws what planning
 * throws, `UsageError` `generate.target-exists` or `generate.target-not-a-folder`, and `IoError` where writing fails.
 */
export async function generateGoal(
  world: World,
  options: GenerateOptions,
): Promise<GenerateResult> {
  // Where the module goes is no part of the plan: what `plan` has planned already is not planned again.
  const { out, dryRun, force, ...planning } = options;
  const planned = await planGoal(world, planning);
  return generatePlanned(world, { ...planning, out, dryRun, force }, planned);
}

/** `generateGoal` for a plan that is made: of `options`, all but what planning takes. */
export async function generatePlanned(
  world: World,
  options: GenerateOptions,
  planned: PlanResult,
): Promise<GenerateResult> {
  const { plan, entries, tree } = planned;
  const named = options.out ?? plan.module.artifactId;
  const folder = joinPath(world.machine.workingFolder, named);
  const nothing = { plan, entries, tree, folder: named, files: [], diff: undefined };
  if (plan.status === 'incomplete') {
    return { ...nothing, problems: plan.problems, verdict: 'refused' };
  }

  world.progress.report('writing the module');
  const module = await assembleModule(world, options, planned, folder);
  const files = module.files.map((file) => {
    return { name: file.name, state: stateOf(world.files, folder, file), size: file.bytes.length };
  });
  const problems = [...plan.problems, ...module.problems];
  const result = { ...nothing, files, problems };
  if (options.dryRun) {
    const diff = diffOf(world, planned, module.files, folder, named);
    return { ...result, verdict: 'dry-run', diff };
  }
  requireFree(world.files, folder, module.files, options.force);
  if (files.every(({ state }) => state === 'same')) return { ...result, verdict: 'unchanged' };
  writeModule(world.files, folder, module.files);
  return { ...result, verdict: 'written' };
}

/** The POM against the definition's, or what is there; of the other files, those that are there and would change. */
function diffOf(
  world: World,
  { definition }: PlanResult,
  module: readonly ModuleFile[],
  folder: string,
  named: string,
): string {
  const changes = module.flatMap(({ name, bytes }): readonly TextChange[] => {
    const there = world.files.read(`${folder}/${name}`);
    if (there === undefined && name !== 'pom.xml') return [];
    if (name.endsWith('.gz')) return [];
    const before = there === undefined ? definition?.text : text(there);
    const newName = `b/${named}/${name}`;
    return [{ oldName: `a/${named}/${name}`, newName, before, after: text(bytes) }];
  });
  return unifiedDiff(changes);
}

function text(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes);
}
