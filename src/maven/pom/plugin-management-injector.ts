import { executionsFirst, mergePlugin, pluginKey } from './merge-plugin.js';
import type { Model } from './model.js';

/** Plugins with what `<pluginManagement>` says about them, the plugin dominant (`DefaultPluginManagementInjector`). */
export function injectPluginManagement(model: Model): Model {
  const managed = new Map(model.build.pluginManagement.map((each) => [pluginKey(each), each]));
  if (managed.size === 0) return model;
  const plugins = model.build.plugins.map((plugin) => {
    const management = managed.get(pluginKey(plugin));
    return management ? mergePlugin(plugin, management, false, executionsFirst) : plugin;
  });
  return { ...model, build: { ...model.build, plugins } };
}
