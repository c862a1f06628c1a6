import type { ModuleId } from '../../maven/coordinates/coordinates.js';
import { moduleKey } from '../../maven/coordinates/coordinates.js';
import type { Model, Plugin } from '../../maven/pom/model.js';

/** The plugin whose executions write uber jars. */
export const shadePlugin: ModuleId = {
  groupId: 'org.apache.maven.plugins',
  artifactId: 'maven-shade-plugin',
};

/** The shade plugin of a module; `undefined` where it has none. */
export function shadePluginOf(model: Model): Plugin | undefined {
  return model.build.plugins.find((plugin) => moduleKey(plugin) === moduleKey(shadePlugin));
}

/**
 * The property that holds the plugin's version already: looked for in the POM chain, nearest first, as Maven takes the
 * version (own plugin element before management). `undefined` where the version is written out.
 */
export function versionProperty(chain: readonly Model[]): string | undefined {
  for (const list of ['plugins', 'pluginManagement'] as const) {
    for (const { build } of chain) {
      const plugin = build[list].find((one) => moduleKey(one) === moduleKey(shadePlugin));
      if (plugin?.version === undefined) continue;
      return /^\$\{([^${}]+)\}$/.exec(plugin.version.trim())?.[1];
    }
  }
  return undefined;
}
