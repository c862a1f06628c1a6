import { mergeConfiguration } from './merge-configuration.js';
import type { Model, Plugin } from './model.js';

/** Executions with their plugin's configuration merged in, the execution dominant (`DefaultPluginConfigurationExpander`). */
export function expandPluginConfiguration(model: Model): Model {
  return {
    ...model,
    build: {
      ...model.build,
      plugins: model.build.plugins.map(expand),
      pluginManagement: model.build.pluginManagement.map(expand),
    },
  };
}

function expand(plugin: Plugin): Plugin {
  const { configuration, executions } = plugin;
  if (!configuration || executions.length === 0) return plugin;
  return {
    ...plugin,
    executions: executions.map((execution) => ({
      ...execution,
      configuration: mergeConfiguration(execution.configuration, configuration),
    })),
  };
}
