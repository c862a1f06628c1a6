import { moduleKey } from '../coordinates/coordinates.js';
import { mergeConfiguration } from './merge-configuration.js';
import { managementKey, mergeByKey } from './merge-lists.js';
import type { Plugin, PluginExecution } from './model.js';

/** How one kind of merging (inheritance, profile, management) joins executions; the rest is the same for all. */
export type ExecutionRule = (target: Plugin, source: Plugin) => readonly PluginExecution[];

/** `ModelMerger.mergePlugin`: configuration, version, extensions, dependencies, then the executions by rule. */
export function mergePlugin(
  target: Plugin,
  source: Plugin,
  sourceDominant: boolean,
  executions: ExecutionRule,
): Plugin {
  return {
    ...mergePluginParts(target, source, sourceDominant),
    ...mergeContainer(target, source, sourceDominant),
    executions: executions(target, source),
  };
}

/** All but `inherited`, configuration and executions. */
export function mergePluginParts(target: Plugin, source: Plugin, sourceDominant: boolean): Plugin {
  return {
    ...target,
    version: choose(target.version, source.version, sourceDominant),
    extensions: choose(target.extensions, source.extensions, sourceDominant),
    dependencies: mergeByKey(
      target.dependencies,
      source.dependencies,
      managementKey,
      sourceDominant,
    ),
  };
}

/** `MavenModelMerger.mergePlugin_Executions`: only inherited ones are taken; the source's come first. */
export function inheritExecutions(target: Plugin, source: Plugin): readonly PluginExecution[] {
  const taken = source.executions.filter(({ inherited }) => inherited ?? source.inherited ?? true);
  return executionsFirst(target, { ...source, executions: taken });
}

/** The source's executions first, the target's merged into them and dominant. */
export function executionsFirst(target: Plugin, source: Plugin): readonly PluginExecution[] {
  if (source.executions.length === 0) return target.executions;
  const merged = new Map(source.executions.map((execution) => [execution.id, execution]));
  for (const execution of target.executions) {
    const existing = merged.get(execution.id);
    merged.set(execution.id, existing ? mergeExecution(execution, existing, false) : execution);
  }
  return [...merged.values()];
}

/** `ModelMerger.mergePluginExecution` with the goals of `MavenModelMerger`: the source's are added. */
export function mergeExecution(
  target: PluginExecution,
  source: PluginExecution,
  sourceDominant: boolean,
): PluginExecution {
  return {
    id: target.id,
    phase: choose(target.phase, source.phase, sourceDominant),
    goals: [...target.goals, ...source.goals.filter((goal) => !target.goals.includes(goal))],
    ...mergeContainer(target, source, sourceDominant),
  };
}

/** `ModelMerger.mergeConfigurationContainer`. */
export function mergeContainer(
  target: Pick<Plugin, 'inherited' | 'configuration'>,
  source: Pick<Plugin, 'inherited' | 'configuration'>,
  sourceDominant: boolean,
): Pick<Plugin, 'inherited' | 'configuration'> {
  return {
    inherited: choose(target.inherited, source.inherited, sourceDominant),
    configuration: sourceDominant
      ? mergeConfiguration(source.configuration, target.configuration)
      : mergeConfiguration(target.configuration, source.configuration),
  };
}

/** The dominant value where it is there, else the other. */
export function choose<T>(
  target: T | undefined,
  source: T | undefined,
  sourceDominant: boolean,
): T | undefined {
  return sourceDominant ? (source ?? target) : (target ?? source);
}

/** `Plugin.getKey`. */
export const pluginKey: (plugin: Plugin) => string = moduleKey;
