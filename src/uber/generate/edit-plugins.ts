import type { XmlElement } from '../../formats/xml/element.js';
import { childText } from '../../formats/xml/element.js';
import type { ModuleId } from '../../maven/coordinates/coordinates.js';
import { moduleKey } from '../../maven/coordinates/coordinates.js';
import type { Model } from '../../maven/pom/model.js';
import type { Decision } from '../plan/decision.js';
import { shadePlugin, shadePluginOf } from '../upgrade/shade-plugin.js';
import { setVersion } from './edit-dependencies.js';
import { setProperty } from './edit-properties.js';
import type { PathStep } from './locate.js';
import { find, hasCoordinates, insertAt } from './locate.js';
import type { PomDocument } from './pom-document.js';
import { insertChild, replaceText } from './pom-document.js';
import type { Snippet } from './snippet.js';
import type { TextEdit } from './text-edit.js';

type Of<Kind extends Decision['kind']> = Extract<Decision, { readonly kind: Kind }>;

const manifestTransformer = 'org.apache.maven.plugins.shade.resource.ManifestResourceTransformer';

/** A plugin's version: in the property that holds it, else in the plugin's element. */
export function setPluginVersion(
  document: PomDocument,
  { plugin, property, to }: Of<'plugin'>,
  effective: Model,
  why: string,
): readonly TextEdit[] {
  if (property !== undefined) return setProperty(document, property, to, why);
  const path = pluginPath(plugin, effective);
  const own = find(document.project, path);
  if (own !== undefined) return setVersion(document, own, to, why);
  return [insertAt(document, path, { name: 'version', text: to, comment: why })];
}

/** The ids of the effective model's shade executions, in their order. */
export function shadeExecutions(effective: Model): readonly string[] {
  return shadePluginOf(effective)?.executions.map(({ id }) => id) ?? [];
}

/** A `<filter>` in one shade execution. */
export function addFilter(
  document: PomDocument,
  { artifact, excludes }: Of<'filter'>,
  at: ShadePlace,
  why: string,
): readonly TextEdit[] {
  const filter: Snippet = {
    name: 'filter',
    comment: why,
    children: [
      { name: 'artifact', text: moduleKey(artifact) },
      { name: 'excludes', children: excludes.map((text) => ({ name: 'exclude', text })) },
    ],
  };
  return [joinList(document, 'filters', filter, at)];
}

/** A manifest attribute in one shade execution: in the transformer that is there already, else in a new one. */
export function setManifestEntry(
  document: PomDocument,
  { attribute, value }: Of<'manifest'>,
  at: ShadePlace,
  why: string,
): readonly TextEdit[] {
  const entry: Snippet = { name: attribute, text: value };
  const path = executionPath(at);
  const isManifest = (element: XmlElement): boolean =>
    element.attributes.get('implementation') === manifestTransformer;
  const ownTransformer = [
    ...path,
    { name: 'transformers' },
    { name: 'transformer', is: isManifest },
  ];
  if (find(document.project, ownTransformer) !== undefined) {
    const entries = [...ownTransformer, { name: 'manifestEntries' }];
    const there = find(document.project, [...entries, { name: attribute }]);
    if (there !== undefined) return replaceText(document, there, value, why);
    return [insertAt(document, entries, { ...entry, comment: why })];
  }
  const transformer: Snippet = {
    name: 'transformer',
    attributes: { implementation: manifestTransformer },
    comment: why,
    children: [{ name: 'manifestEntries', children: [entry] }],
  };
  return [joinList(document, 'transformers', transformer, at)];
}

/** Where in a definition an item goes. */
export interface ShadePlace {
  readonly effective: Model;
  readonly executionId: string;
}

/** Behind the module's own items; where it has no such list, in one that is appended to what is inherited. */
function joinList(document: PomDocument, list: string, item: Snippet, at: ShadePlace): TextEdit {
  const configuration = executionPath(at);
  const own = find(document.project, [...configuration, { name: list }]);
  if (own !== undefined) return insertChild(document, own, item);
  const attributes = { 'combine.children': 'append' };
  return insertAt(document, configuration, { name: list, attributes, children: [item] });
}

function executionPath({ effective, executionId }: ShadePlace): readonly PathStep[] {
  const isExecution = (element: XmlElement): boolean =>
    (childText(element, 'id') ?? 'default') === executionId;
  const id = executionId === 'default' ? [] : [{ name: 'id', text: executionId }];
  return [
    ...pluginPath(shadePlugin, effective),
    { name: 'executions' },
    { name: 'execution', is: isExecution, head: id },
    { name: 'configuration' },
  ];
}

function pluginPath(plugin: ModuleId, effective: Model): readonly PathStep[] {
  const defaultGroup = 'org.apache.maven.plugins';
  const group = plugin.groupId === defaultGroup ? [] : [{ name: 'groupId', text: plugin.groupId }];
  return [
    { name: 'build' },
    { name: 'plugins' },
    {
      name: 'plugin',
      is: (element) => hasCoordinates(element, plugin, effective, defaultGroup),
      head: [...group, { name: 'artifactId', text: plugin.artifactId }],
    },
  ];
}
