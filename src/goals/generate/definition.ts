import type { ModuleVersion } from '../../maven/coordinates/coordinates.js';
import type { EffectiveModel } from '../../maven/pom/machine.js';
import type { Model, ParentReference } from '../../maven/pom/model.js';
import { encodePom } from '../../uber/generate/encode-pom.js';
import { editPom } from '../../uber/generate/edit-pom.js';
import { joinPath, parentPath } from '../../uber/generate/parent-path.js';
import { chainDifferences, lost, modelDifferences } from '../../uber/generate/read-back.js';
import type { Plan } from '../../uber/plan/plan.js';
import type { Rename } from '../../uber/plan/rename.js';
import { renameModel, renameOf } from '../../uber/plan/rename.js';
import { apply } from '../../uber/upgrade/apply.js';
import { isStopError } from '../../contract/problem/errors.js';
import type { MavenAccess, ModelOptions, ReadModule } from '../input/maven-access.js';
import type { World } from '../input/world.js';
import type { Definition } from '../plan/plan.js';

/** What the first door works on: a definition's text, its plan, and where the new module goes. */
export interface DefinitionRequest {
  readonly world: World;
  readonly access: MavenAccess;
  readonly definition: Definition;
  readonly plan: Plan;
  /** How the definition was read for the plan; its `propertyEdits` are the plan's `--set`. */
  readonly model: ModelOptions;
  /** The new module's folder, absolute. */
  readonly folder: string;
}

/** The new POM, and which names moved on the way. */
export interface DefinitionPom {
  readonly bytes: Uint8Array;
  readonly rename: Rename;
}

/**
 * The definition's POM with the plan's decisions in it, in its own encoding. It is read back: effective model of
 * the bump, with the decisions applied as data, must equal that of the new text, made with the same parents, and
 * nothing that was inherited may be lost. Otherwise it is a bug, and nothing is written.
 */
export async function pomOfDefinition(request: DefinitionRequest): Promise<DefinitionPom> {
  const { access, definition, plan, model } = request;
  const asIs = await read(access, definition, { ...model, propertyEdits: {} });
  const { effective } = asIs;
  const { artifactId } = plan.module;
  const rename = renameOf(effective.model, effective.raw, model.propertyEdits, artifactId);
  const bump = await readBump(request, rename, asIs.effective);
  const relativePath = await placeParent(request, asIs);
  const text = editPom(
    definition.text,
    {
      properties: model.propertyEdits,
      rename,
      decisions: plan.decisions,
      relativePath,
      effective: bump.effective.model,
    },
    definition.location,
  );
  const wrong = await readBack(request, text, bump.effective);
  if (wrong.length === 0) return { bytes: encodePom(text, originalBytes(request)), rename };
  throw new Error(
    `the new POM of ${plan.module.artifactId} does not say what the plan says, and nothing was written: ${wrong.slice(0, 10).join(', ')}`,
  );
}

function read(
  access: MavenAccess,
  { text, location, folder }: Pick<Definition, 'text' | 'location' | 'folder'>,
  model: ModelOptions,
): Promise<ReadModule> {
  return access.readModule({ kind: 'text', text, location, folder }, model);
}

/** The bump as data: names moved in the raw model, properties set, those included that decisions set. */
function readBump(
  { access, definition, plan, model }: DefinitionRequest,
  rename: Rename,
  asIs: EffectiveModel,
): Promise<ReadModule> {
  const { text, location, folder } = definition;
  const decided = plan.decisions.flatMap((decision) =>
    decision.kind === 'plugin' && decision.property !== undefined
      ? [[decision.property, decision.to] as const]
      : [],
  );
  return access.readModule(
    { kind: 'model', raw: renameModel(asIs.raw, rename), text, location, folder },
    { ...model, propertyEdits: { ...model.propertyEdits, ...Object.fromEntries(decided) } },
  );
}

/** What is wrong with the new text; nothing, as a rule. */
async function readBack(
  { access, plan, model, folder }: DefinitionRequest,
  text: string,
  bump: EffectiveModel,
): Promise<readonly string[]> {
  const location = `${folder}/pom.xml`;
  const plain = { ...model, propertyEdits: {} };
  const now = await read(access, { text, location, folder }, plain);
  const { parent } = now.effective.raw;
  const relativePath = parent?.relativePath;
  // In the new place, so that `${basedir}` is the same and only the content can differ.
  const here = async (raw: Model): Promise<Model> => {
    const moved = { ...raw, parent: raw.parent && { ...raw.parent, relativePath } };
    const module = await access.readModule(
      { kind: 'model', raw: moved, text, location, folder },
      plain,
    );
    return module.effective.model;
  };
  const decided = await here(apply(bump.raw, plan.decisions, bump.model));
  return [
    ...modelDifferences(decided, now.effective.model),
    ...chainDifferences(bump.chain, now.effective.chain),
    ...lost(await here(bump.raw), now.effective.model),
  ];
}

async function placeParent(
  request: DefinitionRequest,
  { effective }: ReadModule,
): Promise<string | undefined> {
  const { world, definition, folder } = request;
  const { parent } = effective.raw;
  const [, link] = effective.chain;
  if (parent === undefined || link === undefined) return undefined;
  const parentFile = definition.folder === undefined ? undefined : fileOf(world, link.location);
  const beside = joinPath(folder, parent.relativePath ?? '../pom.xml');
  return parentPath({
    written: parent.relativePath,
    folder,
    parentFile,
    reactorRoot: definition.reactorRoot,
    published: parentFile !== undefined && (await isPublished(request, link)),
    found: await standsAt(request, beside, parent, parentFile),
  });
}

function fileOf(world: World, location: string): string | undefined {
  return world.files.stat(location)?.kind === 'file' ? location : undefined;
}

async function isPublished(
  { access, model }: DefinitionRequest,
  parent: ModuleVersion,
): Promise<boolean> {
  return (await access.chainOf(parent, access.defaultRepositories, model)) !== undefined;
}

async function standsAt(
  { world, access, model }: DefinitionRequest,
  path: string,
  parent: ParentReference,
  parentFile: string | undefined,
): Promise<'parent' | 'other' | 'nothing'> {
  const stat = world.files.stat(path);
  const file = stat?.kind === 'folder' ? `${path}/pom.xml` : path;
  if (stat === undefined || world.files.stat(file)?.kind !== 'file') return 'nothing';
  if (parentFile !== undefined) return file === parentFile ? 'parent' : 'other';
  try {
    const { effective } = await access.readModule({ kind: 'file', file }, model);
    const { groupId, artifactId, version } = effective.model;
    const same = [groupId, artifactId, version].join(':');
    return same === [parent.groupId, parent.artifactId, parent.version].join(':')
      ? 'parent'
      : 'other';
  } catch (error) {
    if (isStopError(error)) return 'other';
    throw error;
  }
}

/** The definition's bytes as they lie on disk, for their encoding; its text as UTF-8 where they are no file. */
function originalBytes({ world, definition }: DefinitionRequest): Uint8Array {
  return world.files.read(definition.location) ?? new TextEncoder().encode(definition.text);
}
