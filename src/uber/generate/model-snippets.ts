import type {
  Build,
  Dependency,
  License,
  Model,
  Plugin,
  PluginExecution,
  RepositoryDefinition,
  RepositoryPolicy,
} from '../../maven/pom/model.js';
import { dependencySnippet } from './edit-dependencies.js';
import type { Snippet } from './snippet.js';
import { nodeSnippet } from './snippet.js';

/** A text element, or nothing where there is no text or it says what Maven takes anyway. */
export function textSnippet(
  name: string,
  value: string | undefined,
  plain?: string,
): readonly Snippet[] {
  return value === undefined || value === plain ? [] : [{ name, text: value }];
}

/** A list element with its items, or nothing where there are none. */
export function listSnippet(name: string, children: readonly Snippet[]): readonly Snippet[] {
  return children.length === 0 ? [] : [{ name, children }];
}

/** `<parent>`. */
export function parentSnippet({ parent }: Model): readonly Snippet[] {
  if (parent === undefined) return [];
  const { groupId, artifactId, version, relativePath } = parent;
  const children = [
    ...textSnippet('groupId', groupId),
    ...textSnippet('artifactId', artifactId),
    ...textSnippet('version', version),
    ...textSnippet('relativePath', relativePath),
  ];
  return [{ name: 'parent', children }];
}

/** `<licenses>`. */
export function licenseSnippets(licenses: readonly License[]): readonly Snippet[] {
  const items = licenses.map(({ name, url }) => ({
    name: 'license',
    children: [...textSnippet('name', name), ...textSnippet('url', url)],
  }));
  return listSnippet('licenses', items);
}

/** `<properties>`, in their order. */
export function propertySnippets(properties: Readonly<Record<string, string>>): readonly Snippet[] {
  const items = Object.entries(properties).map(([name, text]) => ({ name, text }));
  return listSnippet('properties', items);
}

/** `<dependencies>`. */
export function dependencySnippets(dependencies: readonly Dependency[]): readonly Snippet[] {
  return listSnippet(
    'dependencies',
    dependencies.map((one) => dependencySnippet(one)),
  );
}

/** `<dependencyManagement>`. */
export function managementSnippets(managed: readonly Dependency[]): readonly Snippet[] {
  return listSnippet('dependencyManagement', dependencySnippets(managed));
}

/** `<repositories>` or `<pluginRepositories>`. */
export function repositorySnippets(
  name: 'repositories' | 'pluginRepositories',
  repositories: readonly RepositoryDefinition[],
): readonly Snippet[] {
  const item = name === 'repositories' ? 'repository' : 'pluginRepository';
  const items = repositories.map(({ id, url, layout, releases, snapshots }) => ({
    name: item,
    children: [
      ...policySnippet('releases', releases),
      ...policySnippet('snapshots', snapshots),
      ...textSnippet('id', id),
      ...textSnippet('url', url),
      ...textSnippet('layout', layout, 'default'),
    ],
  }));
  return listSnippet(name, items);
}

/** One section of what a model holds by dotted path (`scm.url`), such as `scm`; nothing where it holds none. */
export function furtherSnippets(model: Model, section: string): readonly Snippet[] {
  const lead = `${section}.`;
  const inside = Object.entries(model.further ?? {}).filter(([path]) => path.startsWith(lead));
  return treeSnippets([[section, inside.map(([path, text]) => [path.slice(lead.length), text])]]);
}

/** `<build>`; `further` are elements that the model holds by dotted path. */
export function buildSnippet(build: Build, further: readonly Snippet[] = []): readonly Snippet[] {
  const extensions = build.extensions.map(({ groupId, artifactId, version }) => ({
    name: 'extension',
    children: [
      ...textSnippet('groupId', groupId),
      ...textSnippet('artifactId', artifactId),
      ...textSnippet('version', version),
    ],
  }));
  const children = [
    ...textSnippet('sourceDirectory', build.sourceDirectory),
    ...textSnippet('outputDirectory', build.outputDirectory),
    ...further,
    ...listSnippet('extensions', extensions),
    ...listSnippet('resources', build.resources.map(nodeSnippet)),
    ...textSnippet('directory', build.directory),
    ...textSnippet('finalName', build.finalName),
    ...listSnippet('pluginManagement', pluginSnippets(build.pluginManagement)),
    ...pluginSnippets(build.plugins),
  ];
  return listSnippet('build', children);
}

type Leaves = readonly (readonly [path: string, text: string])[];

function treeSnippets(sections: readonly (readonly [string, Leaves])[]): readonly Snippet[] {
  return sections.flatMap(([name, leaves]): readonly Snippet[] => {
    const [first] = leaves;
    if (first === undefined) return [];
    if (first[0] === '') return [{ name, text: first[1] }];
    const heads = [...new Set(leaves.map(([path]) => headOf(path)))];
    const inner = heads.map((head) => {
      const below = leaves.filter(([path]) => headOf(path) === head);
      const tails = below.map(([path, text]) => [path.slice(head.length + 1), text] as const);
      return [head, tails] as const;
    });
    return [{ name, children: treeSnippets(inner) }];
  });
}

function headOf(path: string): string {
  return path.split('.', 1)[0] ?? path;
}

function policySnippet(name: string, policy: RepositoryPolicy): readonly Snippet[] {
  const children = [
    ...textSnippet('enabled', policy.enabled ? undefined : 'false'),
    ...textSnippet('updatePolicy', policy.updatePolicy),
    ...textSnippet('checksumPolicy', policy.checksumPolicy),
  ];
  return listSnippet(name, children);
}

function pluginSnippets(plugins: readonly Plugin[]): readonly Snippet[] {
  const items = plugins.map((plugin) => ({
    name: 'plugin',
    children: [
      ...textSnippet('groupId', plugin.groupId, 'org.apache.maven.plugins'),
      ...textSnippet('artifactId', plugin.artifactId),
      ...textSnippet('version', plugin.version),
      ...textSnippet('extensions', plugin.extensions),
      ...listSnippet('executions', plugin.executions.map(executionSnippet)),
      ...dependencySnippets(plugin.dependencies),
      ...textSnippet('inherited', plugin.inherited?.toString()),
      ...(plugin.configuration === undefined ? [] : [nodeSnippet(plugin.configuration)]),
    ],
  }));
  return listSnippet('plugins', items);
}

function executionSnippet(execution: PluginExecution): Snippet {
  const goals = execution.goals.map((text) => ({ name: 'goal', text }));
  return {
    name: 'execution',
    children: [
      ...textSnippet('id', execution.id, 'default'),
      ...textSnippet('phase', execution.phase),
      ...listSnippet('goals', goals),
      ...textSnippet('inherited', execution.inherited?.toString()),
      ...(execution.configuration === undefined ? [] : [nodeSnippet(execution.configuration)]),
    ],
  };
}
