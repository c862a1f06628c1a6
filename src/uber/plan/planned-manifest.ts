import { archiveConfiguration } from '../shade/own-jar.js';
import { pluginBehaviour } from '../shade/plugin-behaviour.js';
import {
  archivedAttributes,
  selectManifestTransformer,
  transformedAttributes,
} from '../shade/shaded-manifest.js';
import type { Plan } from './plan.js';

/**
 * The main attributes that a jar of a plan will have as far as the plan says it: what the module's own POM tells the jar
 * plugin, and above it what the manifest's transformer of that execution sets. Not those that a parent's POM adds.
 */
export function plannedManifest(
  { model, shade }: Pick<Plan, 'model' | 'shade'>,
  execution: number,
): Readonly<Record<string, string>> {
  const { configuration } = shade.executions[execution] ?? {};
  const node = selectManifestTransformer(configuration, pluginBehaviour(shade.version));
  return { ...archivedAttributes(archiveConfiguration(model)), ...transformedAttributes(node) };
}
