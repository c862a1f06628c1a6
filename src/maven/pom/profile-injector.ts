import { mergeBuild, mergeModelBase } from './merge-model.js';
import { mergeExecution, mergePlugin } from './merge-plugin.js';
import type { Model, Plugin, PluginExecution, Profile } from './model.js';
import { weavePlugins } from './plugin-order.js';

/** A model with an active profile merged in, the profile dominant (`DefaultProfileInjector`). */
export function injectProfile(model: Model, profile: Profile): Model {
  return {
    ...model,
    ...mergeModelBase(model, profile, true),
    properties: { ...model.properties, ...profile.properties },
    build: mergeBuild(model.build, profile.build, true, injectPlugins),
  };
}

function injectPlugins(target: readonly Plugin[], source: readonly Plugin[]): readonly Plugin[] {
  if (source.length === 0) return target;
  return weavePlugins(target, source, (existing, element) =>
    mergePlugin(existing, element, true, injectExecutions),
  );
}

/** The model's executions keep their places; the profile's are merged in or follow. */
function injectExecutions(target: Plugin, source: Plugin): readonly PluginExecution[] {
  if (source.executions.length === 0) return target.executions;
  const merged = new Map(target.executions.map((execution) => [execution.id, execution]));
  for (const execution of source.executions) {
    const existing = merged.get(execution.id);
    merged.set(execution.id, existing ? mergeExecution(existing, execution, true) : execution);
  }
  return [...merged.values()];
}
