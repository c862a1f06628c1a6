import type { Problem } from '../contract/problem/problem.js';
import { byteOrder } from '../uber/generate/byte-order.js';
import { notesTemplate, writeNotes } from '../uber/generate/notes.js';
import { joinPath } from '../uber/generate/parent-path.js';
import type { TextChange } from '../uber/generate/unified-diff.js';
import { unifiedDiff } from '../uber/generate/unified-diff.js';
import { pomTemplate } from '../uber/generate/write-pom.js';
import { writeEntries } from '../uber/plan/entry-table.js';
import type { Plan } from '../uber/plan/plan.js';
import { writePlan } from '../uber/plan/write-plan.js';
import { pomOfDefinition } from './generate-definition.js';
import type { ModuleFile } from './generate-folder.js';
import { requireFree, stateOf, writeModule } from './generate-folder.js';
import { findMentions } from './generate-mentions.js';
import { pomOfPlan } from './generate-recorded.js';
import { openMaven } from './input/open-maven.js';
import type { World } from './input/world.js';
import type { PlanOptions, PlanResult } from './plan.js';
import { planGoal } from './plan.js';

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
  const planned = await planGoal(world, options);
  const { plan } = planned;
  const named = options.out ?? plan.module.artifactId;
  const folder = joinPath(world.machine.workingFolder, named);
  const refused = { verdict: 'refused', plan, folder: named, files: [], diff: undefined } as const;
  if (plan.status === 'incomplete') return { ...refused, problems: plan.problems };

  world.progress.report('writing the module');
  const pom = await makePom(world, options, planned, folder);
  const module = moduleFiles(world, planned, pom, folder);
  const files = module.map((file) => {
    return { name: file.name, state: stateOf(world.files, folder, file), size: file.bytes.length };
  });
  const result = { plan, folder: named, files, problems: plan.problems };
  if (options.dryRun) {
    return { ...result, verdict: 'dry-run', diff: diffOf(world, planned, module, folder, named) };
  }
  requireFree(world.files, folder, module, options.force);
  if (files.every(({ state }) => state === 'same')) {
    return { ...result, verdict: 'unchanged', diff: undefined };
  }
  writeModule(world.files, folder, module);
  return { ...result, verdict: 'written', diff: undefined };
}

async function makePom(
  world: World,
  options: GenerateOptions,
  { plan, definition }: PlanResult,
  folder: string,
): Promise<Uint8Array> {
  if (definition === undefined) return pomOfPlan(plan, world.templates.read(pomTemplate));
  const { maven, profiles } = options;
  const access = openMaven(world, maven);
  const model = {
    userProperties: maven.userProperties,
    propertyEdits: plan.inputs.set,
    profiles,
    jdk: plan.inputs.jdk,
  };
  return pomOfDefinition({ world, access, definition, plan, model, folder });
}

/** In byte order of their names. */
function moduleFiles(
  world: World,
  { plan, entries, definition }: PlanResult,
  pom: Uint8Array,
  folder: string,
): readonly ModuleFile[] {
  const root = definition?.reactorRoot;
  const old = plan.delta?.from.artifactId ?? plan.module.artifactId;
  const mentions = root === undefined ? undefined : findMentions(world.files, root, [old], folder);
  const notes = writeNotes({ plan, mentions }, world.templates.read(notesTemplate));
  const files: readonly ModuleFile[] = [
    { name: 'pom.xml', bytes: pom },
    { name: notesTemplate, bytes: utf8(notes) },
    { name: `${plan.module.artifactId}.plan.json`, bytes: utf8(writePlan(plan)) },
    { name: plan.entries.file, bytes: writeEntries(entries()).bytes },
  ];
  return files.toSorted((a, b) => byteOrder(a.name, b.name));
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

function utf8(content: string): Uint8Array {
  return new TextEncoder().encode(content);
}

function text(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes);
}
