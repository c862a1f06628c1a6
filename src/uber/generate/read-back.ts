import type { PomLink } from '../../maven/pom/machine.js';
import type { ConfigurationNode, Dependency, Model, Plugin } from '../../maven/pom/model.js';

/** How deep models may nest: beyond it they are called different. */
const deepest = 100;

/**
 * Where two models differ, as paths such as `dependencies.3.version`: what a POM says after reading it back, against
 * what it was meant to say. The order of properties and of management has no meaning; `relativePath` is a way,
 * not a content; `combine.*` attributes have done their work in an effective model.
 */
export function modelDifferences(expected: Model, actual: Model): readonly string[] {
  return differences(comparable(expected), comparable(actual), '', 0);
}

/** The parents that two models were made with differ. */
export function chainDifferences(
  expected: readonly PomLink[],
  actual: readonly PomLink[],
): readonly string[] {
  return differences(parents(expected), parents(actual), 'chain', 0);
}

function parents(chain: readonly PomLink[]): readonly unknown[] {
  return chain.slice(1).map(({ groupId, artifactId, version, sha256 }) => {
    return { groupId, artifactId, version, sha256 };
  });
}

/**
 * What the bump's effective model holds and the new one has lost: dependencies, management, properties, plugins,
 * executions, and items of the executions' configuration. Decisions only add and override, so nothing may be.
 */
export function lost(bump: Model, now: Model): readonly string[] {
  return [
    ...missing('dependency', bump.dependencies, now.dependencies, dependencyKey),
    ...missing('managed', bump.dependencyManagement, now.dependencyManagement, dependencyKey),
    ...missing('property', Object.keys(bump.properties), Object.keys(now.properties), String),
    ...bump.build.plugins.flatMap((plugin) => lostOfPlugin(plugin, now.build.plugins)),
  ];
}

function lostOfPlugin(plugin: Plugin, now: readonly Plugin[]): readonly string[] {
  const name = `${plugin.groupId}:${plugin.artifactId}`;
  const same = now.find((one) => `${one.groupId}:${one.artifactId}` === name);
  if (same === undefined) return [`plugin ${name}`];
  return plugin.executions.flatMap((execution) => {
    const place = `execution ${execution.id} of ${name}`;
    const other = same.executions.find(({ id }) => id === execution.id);
    if (other === undefined) return [place];
    return contains(other.configuration, execution.configuration, 0)
      ? []
      : [`configuration of ${place}`];
  });
}

/** Whether `whole` says everything that `part` says: for each child of the part, one of the whole's holds it. */
function contains(
  whole: ConfigurationNode | undefined,
  part: ConfigurationNode | undefined,
  depth: number,
): boolean {
  if (part === undefined) return true;
  if (whole === undefined || depth > deepest) return false;
  if (whole.name !== part.name || whole.value !== part.value) return false;
  return part.children.every((child) =>
    whole.children.some((other) => contains(other, child, depth + 1)),
  );
}

function missing<T>(
  what: string,
  before: readonly T[],
  now: readonly T[],
  key: (item: T) => string,
): readonly string[] {
  const there = new Set(now.map(key));
  return before
    .map(key)
    .filter((name) => !there.has(name))
    .map((name) => `${what} ${name}`);
}

function dependencyKey({ groupId, artifactId, type, classifier }: Dependency): string {
  return `${groupId}:${artifactId}:${type}:${classifier}`;
}

function comparable(model: Model): unknown {
  const managed = model.dependencyManagement.map((entry) => [dependencyKey(entry), entry] as const);
  return {
    ...model,
    parent: model.parent && { ...model.parent, relativePath: undefined },
    dependencyManagement: Object.fromEntries(managed),
    further: Object.fromEntries(Object.entries(model.further ?? {}).filter(tellsSomething)),
  };
}

/** Every POM has one `modelVersion`, and `child.*` switches speak to modules below, which this one has none of. */
function tellsSomething([path]: readonly [string, string]): boolean {
  return path !== 'modelVersion' && !path.startsWith('child.');
}

function differences(a: unknown, b: unknown, path: string, depth: number): readonly string[] {
  if (Object.is(a, b)) return [];
  const [left, right] = [fields(a), fields(b)];
  if (left === undefined || right === undefined || depth > deepest) return [path];
  if (Array.isArray(a) !== Array.isArray(b)) return [path];
  const names = new Set([...left.keys(), ...right.keys()]);
  return [...names]
    .filter((name) => !name.startsWith('combine.'))
    .flatMap((name) =>
      differences(
        left.get(name),
        right.get(name),
        path === '' ? name : `${path}.${name}`,
        depth + 1,
      ),
    );
}

function fields(value: unknown): ReadonlyMap<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const entries: readonly (readonly [string, unknown])[] = Object.entries(value);
  return new Map(entries);
}
