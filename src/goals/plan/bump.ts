import type { Model } from '../../maven/pom/model.js';
import type { Decision } from '../../uber/plan/decision.js';
import { renameModel, renameOf } from '../../uber/plan/rename.js';
import { apply } from '../../uber/upgrade/apply.js';
import type { ModuleInput, ReadModule } from '../input/maven-access.js';
import type { PlanOptions } from './plan.js';
import type { PlanningParts } from './definition.js';

/** The plain bump: properties and names changed, nothing else. */
export async function readBump(
  { access, model }: PlanningParts,
  { set, name }: PlanOptions,
  definition: ReadModule,
): Promise<ReadModule> {
  if (Object.keys(set).length === 0 && name === undefined) return definition;
  const { effective } = definition;
  const renamed = renameModel(effective.raw, renameOf(effective.model, effective.raw, set, name));
  const raw: Model = { ...renamed, properties: { ...renamed.properties, ...set } };
  return access.readModule(asModel(definition, raw), model);
}

/** The bump with decisions carried out. */
export async function readDecided(
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
