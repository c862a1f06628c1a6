import { isStopError } from '../../contract/problem/errors.js';
import type { Problem } from '../../contract/problem/problem.js';
import { moduleVersionKey } from '../../maven/coordinates/coordinates.js';
import { readModel } from '../../maven/pom/read-model.js';
import { notesTemplate, writeNotes } from '../../uber/generate/notes.js';
import { joinPath } from '../../uber/generate/parent-path.js';
import { readEntries } from '../../uber/plan/entry-table.js';
import type { Plan } from '../../uber/plan/plan.js';
import type { Move, Rename } from '../../uber/plan/rename.js';
import { renameValue } from '../../uber/plan/rename.js';
import { compareBytes } from '../../formats/text/byte-order.js';
import { writePlan } from '../../uber/plan/write-plan.js';
import type { ModuleFile } from './folder.js';
import { findMentions } from './mentions.js';
import type { PomOptions } from './pom.js';
import { makePom } from './pom.js';
import type { World } from '../input/world.js';
import type { Definition, PlanResult } from '../plan/plan.js';

/** A module's files in byte order of their names, and what was found on the way. */
export interface AssembledModule {
  readonly files: readonly ModuleFile[];
  readonly problems: readonly Problem[];
}

/** Makes all files of the module that goes to `folder` (absolute); nothing is written. */
export async function assembleModule(
  world: World,
  options: PomOptions,
  planned: PlanResult,
  folder: string,
): Promise<AssembledModule> {
  const { plan, definition } = planned;
  const pom = await makePom(world, options, planned, folder);
  const search = searchCheckout(world, planned, folder, pom.rename);
  const notes = writeNotes(
    { plan, mentions: search?.mentions },
    world.templates.read(notesTemplate),
  );
  const files: readonly ModuleFile[] = [
    { name: 'pom.xml', bytes: pom.bytes },
    { name: notesTemplate, bytes: utf8(notes) },
    { name: `${plan.module.artifactId}.plan.json`, bytes: utf8(writePlan(plan)) },
    entryTable(planned),
  ];
  return {
    files: files.toSorted((a, b) => compareBytes(a.name, b.name)),
    problems: [
      ...sameCoordinates(plan, definition, folder),
      ...notDeclared(world, planned, folder),
      ...(search?.bounded ?? []),
    ],
  };
}

/** What is there is the same table if it holds the same lines, whichever zlib compressed it. */
function entryTable({ plan, table }: PlanResult): ModuleFile {
  const { file: name, sha256 } = plan.entries;
  const holdsTheSame = (there: Uint8Array): boolean => {
    try {
      readEntries(there, name, sha256);
      return true;
    } catch (error) {
      if (isStopError(error)) return false;
      throw error;
    }
  };
  return { name, bytes: table(), holdsTheSame };
}

function searchCheckout(
  world: World,
  { plan, definition }: PlanResult,
  folder: string,
  rename: Rename | undefined,
): ReturnType<typeof findMentions> | undefined {
  const root = definition?.reactorRoot;
  if (root === undefined || rename === undefined) return undefined;
  return findMentions(world.files, root, oldNames(plan, rename), folder);
}

/** The old artifactId, and the old names of the jars without their suffix. */
function oldNames({ shade }: Plan, { artifactId, versions }: Rename): readonly string[] {
  const back: Rename = { artifactId: swapped(artifactId), versions: versions.map(swapped) };
  const jars = shade.executions.map(({ jarName }) =>
    renameValue(['build', 'finalName'], jarName.replace(/\.\w+$/, ''), back),
  );
  return [...new Set([artifactId.from, ...jars])];
}

function swapped({ from, to }: Move): Move {
  return { from: to, to: from };
}

function sameCoordinates(
  { module, delta }: Plan,
  definition: Definition | undefined,
  folder: string,
): readonly Problem[] {
  if (delta === undefined || definition?.folder === folder) return [];
  const name = moduleVersionKey(module);
  if (name !== moduleVersionKey(delta.from)) return [];
  return [{ code: 'generate.same-coordinates', module: name }];
}

/** The POM above declares the old module's folder, and not the new one's. */
function notDeclared(
  { files }: World,
  { plan, definition }: PlanResult,
  folder: string,
): readonly Problem[] {
  if (definition?.folder === undefined || definition.reactorRoot === undefined) return [];
  const pom = joinPath(folder, '../pom.xml');
  const bytes = files.read(pom);
  if (bytes === undefined) return [];
  const { modules, profiles } = readModel({
    text: new TextDecoder().decode(bytes),
    location: pom,
    folder: undefined,
    sha256: '',
  });
  const declared = [...modules, ...profiles.flatMap((profile) => profile.modules)].map((module) =>
    joinPath(joinPath(folder, '..'), module.replace(/\/pom\.xml$/, '')),
  );
  if (!declared.includes(definition.folder) || declared.includes(folder)) return [];
  return [{ code: 'generate.not-declared', module: moduleVersionKey(plan.module), pom }];
}

function utf8(content: string): Uint8Array {
  return new TextEncoder().encode(content);
}
