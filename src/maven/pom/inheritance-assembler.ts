import { childUrl, inheritFurther } from './inherit-url.js';
import { mergeBuild, mergeModelBase } from './merge-model.js';
import { inheritExecutions, mergeContainer, mergePluginParts, pluginKey } from './merge-plugin.js';
import type { Model, Plugin } from './model.js';
import { weavePlugins } from './plugin-order.js';
import { plainPlugin } from './plain-plugin.js';

/**
 * A model with what its parent hands down, the child dominant (`DefaultInheritanceAssembler`). Not handed down:
 * artifactId, packaging, name, modules, profiles, prerequisites, artifact relocation.
 */
export function assembleInheritance(child: Model, parent: Model): Model {
  const further = inheritFurther(child, parent);
  return {
    ...child,
    ...mergeModelBase(child, parent, false),
    groupId: child.groupId ?? parent.groupId,
    version: child.version ?? parent.version,
    description: child.description ?? parent.description,
    url: child.url ?? childUrl(child, parent),
    inceptionYear: child.inceptionYear ?? parent.inceptionYear,
    organization: child.organization ?? parent.organization,
    licenses: child.licenses.length > 0 ? child.licenses : parent.licenses,
    properties: { ...withoutDirectory(parent.properties), ...child.properties },
    build: mergeBuild(child.build, parent.build, false, inheritPlugins),
    ...(further && { further }),
  };
}

/** `project.directory` steers the child's own address and is not handed down. */
function withoutDirectory(properties: Model['properties']): Model['properties'] {
  if (properties['project.directory'] === undefined) return properties;
  const entries = Object.entries(properties).filter(([name]) => name !== 'project.directory');
  return Object.fromEntries(entries);
}

/** The parent's plugins that are inherited or have executions (whose own `inherited` may differ), then the child's. */
function inheritPlugins(child: readonly Plugin[], parent: readonly Plugin[]): readonly Plugin[] {
  if (parent.length === 0) return child;
  const handedDown = new Map<string, Plugin>();
  for (const plugin of parent) {
    if ((plugin.inherited ?? true) || plugin.executions.length > 0) {
      handedDown.set(pluginKey(plugin), inheritPlugin(plainPlugin(plugin), plugin));
    }
  }
  return weavePlugins([...handedDown.values()], child, (existing, element) =>
    inheritPlugin(element, existing),
  );
}

/** `InheritanceModelMerger.mergePlugin`: configuration only where the parent's plugin is inherited. */
function inheritPlugin(target: Plugin, source: Plugin): Plugin {
  return {
    ...mergePluginParts(target, source, false),
    ...((source.inherited ?? true) && mergeContainer(target, source, false)),
    executions: inheritExecutions(target, source),
  };
}
