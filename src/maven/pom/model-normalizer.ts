import { managementKey } from './merge-lists.js';
import { inheritExecutions, mergePlugin, pluginKey } from './merge-plugin.js';
import type { Dependency, Model, Plugin } from './model.js';

/**
 * A raw model without repeated plugins and dependencies (`DefaultModelNormalizer.mergeDuplicates`): a repeated plugin
 * is merged into its later declaration, in the first one's place; of repeated dependencies the last one stays, in
 * the first one's place.
 */
export function mergeDuplicates(model: Model): Model {
  const plugins = new Map<string, Plugin>();
  for (const plugin of model.build.plugins) {
    const first = plugins.get(pluginKey(plugin));
    const merged = first ? mergePlugin(plugin, first, false, inheritExecutions) : plugin;
    plugins.set(pluginKey(plugin), merged);
  }
  const dependencies = new Map(model.dependencies.map((each) => [managementKey(each), each]));
  return {
    ...model,
    dependencies: [...dependencies.values()],
    build: { ...model.build, plugins: [...plugins.values()] },
  };
}

/** Dependencies without a scope get `compile` (`injectDefaultValues`), after management had its say. */
export function injectDefaultScopes(model: Model): Model {
  return {
    ...model,
    dependencies: model.dependencies.map(withScope),
    build: {
      ...model.build,
      plugins: model.build.plugins.map((plugin) =>
        plugin.dependencies.length === 0
          ? plugin
          : { ...plugin, dependencies: plugin.dependencies.map(withScope) },
      ),
    },
  };
}

function withScope(dependency: Dependency): Dependency {
  return dependency.scope === undefined ? { ...dependency, scope: 'compile' } : dependency;
}
