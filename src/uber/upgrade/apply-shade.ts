import { moduleKey } from '../../maven/coordinates/coordinates.js';
import type { ConfigurationNode, Model, Plugin, PluginExecution } from '../../maven/pom/model.js';
import { plainPlugin } from '../../maven/pom/plain-plugin.js';
import type { Decision } from '../plan/decision.js';
import { shadePlugin, shadePluginOf } from './shade-plugin.js';

type Of<Kind extends Decision['kind']> = Extract<Decision, { readonly kind: Kind }>;

const manifestTransformer = 'org.apache.maven.plugins.shade.resource.ManifestResourceTransformer';

/** In the property that holds it, as an own property of the module; else in the module's own plugin element. */
export function setPluginVersion(raw: Model, decision: Of<'plugin'>): Model {
  const { property, to } = decision;
  if (property !== undefined) {
    return { ...raw, properties: { ...raw.properties, [property]: to } };
  }
  return changePlugin(raw, (plugin) => ({ ...plugin, version: to }));
}

/** A `<filter>` in each shade execution of the effective model. */
export function addFilter(
  raw: Model,
  { artifact, excludes }: Of<'filter'>,
  effective: Model,
): Model {
  const list = node(
    'excludes',
    excludes.map((path) => node('exclude', [], path)),
  );
  const filter = node('filter', [node('artifact', [], moduleKey(artifact)), list]);
  return changeExecutions(raw, effective, (configuration) =>
    joinList(configuration, 'filters', filter),
  );
}

/** A manifest attribute in each shade execution: in the transformer that is there already, else in a new one. */
export function setManifestEntry(
  raw: Model,
  { attribute, value }: Of<'manifest'>,
  effective: Model,
): Model {
  const entry = node(attribute, [], value);
  return changeExecutions(raw, effective, (configuration) => {
    const own = child(configuration, 'transformers')?.children.find(isManifestTransformer);
    if (own === undefined) {
      const transformer = node('transformer', [node('manifestEntries', [entry])]);
      const attributes = { implementation: manifestTransformer };
      return joinList(configuration, 'transformers', { ...transformer, attributes });
    }
    return changeChild(configuration, 'transformers', (list) => ({
      ...list,
      children: list.children.map((transformer) =>
        transformer === own ? withEntry(transformer, entry) : transformer,
      ),
    }));
  });
}

function isManifestTransformer({ attributes }: ConfigurationNode): boolean {
  return attributes['implementation'] === manifestTransformer;
}

function withEntry(transformer: ConfigurationNode, entry: ConfigurationNode): ConfigurationNode {
  return changeChild(transformer, 'manifestEntries', (entries) => ({
    ...entries,
    children: [...entries.children.filter(({ name }) => name !== entry.name), entry],
  }));
}

/** Behind the module's own items; where it has no such list, in one that is appended to what is inherited. */
function joinList(
  configuration: ConfigurationNode,
  name: string,
  item: ConfigurationNode,
): ConfigurationNode {
  if (child(configuration, name) !== undefined) {
    return changeChild(configuration, name, (list) => ({
      ...list,
      children: [...list.children, item],
    }));
  }
  const list = { ...node(name, [item]), attributes: { 'combine.children': 'append' } };
  return { ...configuration, children: [...configuration.children, list] };
}

/** Changes the configuration of every execution that the effective model has; one that is inherited gets an own element. */
function changeExecutions(
  raw: Model,
  effective: Model,
  change: (configuration: ConfigurationNode) => ConfigurationNode,
): Model {
  const ids = shadePluginOf(effective)?.executions.map(({ id }) => id) ?? [];
  return changePlugin(raw, (plugin) => ({
    ...plugin,
    executions: ids.reduce(
      (executions, id) => changeExecution(executions, id, change),
      [...plugin.executions],
    ),
  }));
}

function changeExecution(
  executions: readonly PluginExecution[],
  id: string,
  change: (configuration: ConfigurationNode) => ConfigurationNode,
): PluginExecution[] {
  const own = executions.find((execution) => execution.id === id) ?? plainExecution(id);
  const changed = { ...own, configuration: change(own.configuration ?? node('configuration', [])) };
  return executions.some((execution) => execution.id === id)
    ? executions.map((execution) => (execution.id === id ? changed : execution))
    : [...executions, changed];
}

function changePlugin(raw: Model, change: (plugin: Plugin) => Plugin): Model {
  const plugins = raw.build.plugins.some(isShade)
    ? raw.build.plugins.map((plugin) => (isShade(plugin) ? change(plugin) : plugin))
    : [...raw.build.plugins, change(plainPlugin(shadePlugin))];
  return { ...raw, build: { ...raw.build, plugins } };
}

function isShade(plugin: Plugin): boolean {
  return moduleKey(plugin) === moduleKey(shadePlugin);
}

function plainExecution(id: string): PluginExecution {
  return { id, phase: undefined, goals: [], inherited: undefined, configuration: undefined };
}

function node(
  name: string,
  children: readonly ConfigurationNode[],
  value?: string,
): ConfigurationNode {
  return { name, value, attributes: {}, children };
}

function child(parent: ConfigurationNode, name: string): ConfigurationNode | undefined {
  return parent.children.find((candidate) => candidate.name === name);
}

function changeChild(
  parent: ConfigurationNode,
  name: string,
  change: (node: ConfigurationNode) => ConfigurationNode,
): ConfigurationNode {
  const own = child(parent, name);
  if (own === undefined)
    return { ...parent, children: [...parent.children, change(node(name, []))] };
  return {
    ...parent,
    children: parent.children.map((candidate) => (candidate === own ? change(own) : candidate)),
  };
}
