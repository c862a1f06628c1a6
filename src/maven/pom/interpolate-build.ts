import { interpolateDependencies, type Replace } from './interpolate-dependency.js';
import type { Build, ConfigurationNode, Plugin } from './model.js';

/** A build with every text interpolated, configurations included. */
export function interpolateBuild(build: Build, replace: Replace): Build {
  const maybe = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : replace(text);
  return {
    directory: maybe(build.directory),
    outputDirectory: maybe(build.outputDirectory),
    sourceDirectory: maybe(build.sourceDirectory),
    finalName: maybe(build.finalName),
    resources: build.resources.map((node) => interpolateNode(node, replace)),
    plugins: build.plugins.map((plugin) => interpolatePlugin(plugin, replace)),
    pluginManagement: build.pluginManagement.map((plugin) => interpolatePlugin(plugin, replace)),
    extensions: build.extensions.map(({ groupId, artifactId, version }) => ({
      groupId: replace(groupId),
      artifactId: replace(artifactId),
      version: maybe(version),
    })),
  };
}

function interpolatePlugin(plugin: Plugin, replace: Replace): Plugin {
  const maybe = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : replace(text);
  return {
    ...plugin,
    groupId: replace(plugin.groupId),
    artifactId: replace(plugin.artifactId),
    version: maybe(plugin.version),
    extensions: maybe(plugin.extensions),
    configuration: plugin.configuration && interpolateNode(plugin.configuration, replace),
    dependencies: interpolateDependencies(plugin.dependencies, replace),
    executions: plugin.executions.map((execution) => ({
      ...execution,
      id: replace(execution.id),
      phase: maybe(execution.phase),
      goals: execution.goals.map(replace),
      configuration: execution.configuration && interpolateNode(execution.configuration, replace),
    })),
  };
}

/** Text and attributes of a whole tree. */
function interpolateNode(node: ConfigurationNode, replace: Replace): ConfigurationNode {
  const attributes = Object.entries(node.attributes).map(([name, value]): [string, string] => [
    name,
    replace(value),
  ]);
  return {
    name: node.name,
    value: node.value === undefined ? undefined : replace(node.value) || undefined,
    attributes: attributes.length === 0 ? node.attributes : Object.fromEntries(attributes),
    children: node.children.map((child) => interpolateNode(child, replace)),
  };
}
