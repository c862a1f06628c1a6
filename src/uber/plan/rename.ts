import type { Build, ConfigurationNode, Model, Plugin, Profile } from '../../maven/pom/model.js';

/**
 * The names that move with a version. One rule serves the raw model (planning the bump) and the text (generating), so
 * that both say the same.
 *
 * Question: which texts of a definition repeat the old artifactId or the old version as part of a *name*?
 * 1. The module's artifactId itself.
 * 2. Any text that holds the old artifactId as a whole word: `finalName`, an attached file, a pattern naming the module.
 * 3. Any text that holds an old version as a whole version token inside a longer name: `lib-3.1.4.jar`.
 * Never: coordinates of others (parent, dependencies, plugins), package patterns, and a text that is a version and
 * nothing else, since that one is chosen, not repeated.
 */
export interface Rename {
  readonly artifactId: Move;
  /** Old and new values of the properties that were set. */
  readonly versions: readonly Move[];
}

/** A value that changes. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** What of a definition decides its moves: the effective artifactId and properties, and the raw model. */
interface Definition {
  readonly artifactId: string;
  readonly properties: Readonly<Record<string, string>>;
}

/**
 * The moves that `set` asks for, read off the old effective properties; `name` as `--name` gives it. A name repeats
 * the version of what goes into the jar, so a property counts only where the module itself declares it or a version
 * of its own dependencies uses it: one that is set to override a parent (a plugin's version) moves no name, even if
 * its old value happens to stand in one.
 */
export function renameOf(
  old: Definition,
  raw: Model,
  set: Readonly<Record<string, string>>,
  name: string | undefined,
): Rename {
  const versions = Object.entries(set).flatMap(([property, to]) => {
    const from = old.properties[property]?.trim();
    if (from === undefined || from === to || !isVersion(from)) return [];
    return speaksOfContents(raw, property) ? [{ from, to }] : [];
  });
  const to = name ?? moveVersions(old.artifactId, versions);
  return { artifactId: { from: old.artifactId, to }, versions };
}

function speaksOfContents(raw: Model, property: string): boolean {
  if (Object.hasOwn(raw.properties, property)) return true;
  const own = [...raw.dependencies, ...raw.dependencyManagement];
  return own.some(({ version }) => version?.includes(`\${${property}}`) === true);
}

/** `value` at `path` (element names below `project`), moved; the same text where nothing moves. */
export function renameValue(path: readonly string[], value: string, rename: Rename): string {
  const place = path[0] === 'profiles' ? path.slice(2) : path;
  const last = place.at(-1) ?? '';
  if (place.length === 1 && last === 'artifactId') {
    return moveWord(value, rename.artifactId);
  }
  if (foreign.has(place[0] ?? '') || coordinateParts.has(last)) return value;
  if (place.some((name) => name === 'dependencies' || name === 'exclusions')) return value;
  const named = moveWord(value, rename.artifactId);
  if (place[0] === 'properties' || patterns.has(last)) return named;
  return moveVersions(named, rename.versions);
}

/** The raw model with every name moved: what `renameValue` does to a text, done to data. */
export function renameModel(model: Model, rename: Rename): Model {
  const move = (path: readonly string[], value: string): string => renameValue(path, value, rename);
  return {
    ...model,
    artifactId: move(['artifactId'], model.artifactId),
    name: maybe(model.name, (value) => move(['name'], value)),
    description: maybe(model.description, (value) => move(['description'], value)),
    url: maybe(model.url, (value) => move(['url'], value)),
    properties: moveProperties(model.properties, move),
    build: moveBuild(model.build, move),
    profiles: model.profiles.map((profile) => moveProfile(profile, move)),
  };
}

type MoveText = (path: readonly string[], value: string) => string;

/** Elements of a project whose texts name others. */
const foreign: ReadonlySet<string> = new Set([
  'parent',
  'dependencies',
  'dependencyManagement',
  'repositories',
  'pluginRepositories',
  'modules',
  'modelVersion',
  'version',
  'groupId',
  'packaging',
]);

const coordinateParts: ReadonlySet<string> = new Set([
  'groupId',
  'artifactId',
  'version',
  'type',
  'id',
  'phase',
  'goal',
]);

/** Texts that select packages, classes or artifacts: a version in them is a coincidence. */
const patterns: ReadonlySet<string> = new Set([
  'include',
  'exclude',
  'pattern',
  'shadedPattern',
  'rawString',
]);

function isVersion(value: string): boolean {
  return /^[0-9A-Za-z._+-]+$/.test(value) && /\d/.test(value);
}

function moveVersions(text: string, versions: readonly Move[]): string {
  return versions.reduce((moved, version) => moveVersion(moved, version), text);
}

/** No digit on either side, nor one behind a dot; a version without a dot also wants no letter before it (`lib3-3`). */
function moveVersion(text: string, { from, to }: Move): string {
  if (text.trim() === from) return text;
  const before = from.includes('.')
    ? String.raw`(?<!\d)(?<!\d\.)`
    : String.raw`(?<![A-Za-z\d])(?<!\d\.)`;
  return text.replace(new RegExp(`${before}${escaped(from)}(?!\\d)(?!\\.\\d)`, 'g'), () => to);
}

/** As a whole word: `x-uber` is in `target/x-uber.jar` and in `x-uber-tests`, not in `my-x-uber` or `x-uberer`. */
function moveWord(text: string, { from, to }: Move): string {
  if (from === to) return text;
  return text.replace(new RegExp(`(?<![\\w-])${escaped(from)}(?!\\w)`, 'g'), () => to);
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

function maybe<T>(value: T | undefined, change: (value: T) => T): T | undefined {
  return value === undefined ? undefined : change(value);
}

function moveProperties(
  properties: Readonly<Record<string, string>>,
  move: MoveText,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [name, move(['properties', name], value)]),
  );
}

function moveProfile(profile: Profile, move: MoveText): Profile {
  return {
    ...profile,
    properties: moveProperties(profile.properties, move),
    build: moveBuild(profile.build, move),
  };
}

function moveBuild(build: Build, move: MoveText): Build {
  const text = (name: string, value: string | undefined): string | undefined =>
    maybe(value, (present) => move(['build', name], present));
  return {
    ...build,
    directory: text('directory', build.directory),
    outputDirectory: text('outputDirectory', build.outputDirectory),
    sourceDirectory: text('sourceDirectory', build.sourceDirectory),
    finalName: text('finalName', build.finalName),
    resources: build.resources.map((node) => moveNode(node, ['build', 'resources'], move)),
    plugins: build.plugins.map((plugin) => movePlugin(plugin, ['build', 'plugins'], move)),
    pluginManagement: build.pluginManagement.map((plugin) =>
      movePlugin(plugin, ['build', 'pluginManagement', 'plugins'], move),
    ),
  };
}

function movePlugin(plugin: Plugin, place: readonly string[], move: MoveText): Plugin {
  const path = [...place, 'plugin'];
  return {
    ...plugin,
    configuration: maybe(plugin.configuration, (node) => moveNode(node, path, move)),
    executions: plugin.executions.map((execution) => ({
      ...execution,
      configuration: maybe(execution.configuration, (node) =>
        moveNode(node, [...path, 'executions', 'execution'], move),
      ),
    })),
  };
}

function moveNode(
  node: ConfigurationNode,
  place: readonly string[],
  move: MoveText,
): ConfigurationNode {
  const path = [...place, node.name];
  return {
    ...node,
    value: maybe(node.value, (value) => move(path, value)),
    children: node.children.map((child) => moveNode(child, path, move)),
  };
}
