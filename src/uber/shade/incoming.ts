import { FormatError } from '../../contract/problem/errors.js';
import type { Problem } from '../../contract/problem/problem.js';
import type { JarEntry } from '../../formats/jar/entry.js';
import { jarProblem } from '../../formats/jar/fail.js';
import { formatCoordinates } from '../../maven/coordinates/coordinates.js';
import type { ConfigurationNode } from '../../maven/pom/model.js';
import { artifactSelector } from './artifact-set.js';
import { filterFor, readFilters } from './filters.js';
import type { EntryFilter, PathFilter } from './filters.js';
import type { ReadableJar, ShadeArtifact, ShadeInput } from './input.js';
import type { PluginBehaviour } from './plugin-behaviour.js';
import type { PackageMapper } from './relocation/mapper.js';
import { rewriteTest } from './relocation/rewritten.js';
import type { IncomingJar, IncomingPath } from './shade-jars.js';

/** The module's own jar, or what is known of it. */
export interface OwnJar {
  readonly paths: readonly IncomingPath[];
  /** `undefined` where there are no bytes to read. */
  readonly jar: ReadableJar | undefined;
  /** Decisive main attributes of its manifest. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly problems: readonly Problem[];
}

interface Rules {
  readonly mapper: PackageMapper;
  readonly behaviour: PluginBehaviour;
  readonly tell: (problem: Problem) => void;
  readonly pathsOnly: boolean;
}

/** The jars that go in, in the plugin's order: the module's own (unless `artifactSet` keeps it out), then the artifacts. */
export function incomingJars(
  input: ShadeInput,
  configuration: ConfigurationNode | undefined,
  own: OwnJar,
  rules: Rules,
): readonly IncomingJar[] {
  const { coordinates } = input.module;
  const moduleKey = { ...coordinates, type: 'jar' };
  const select = artifactSelector(configuration, moduleKey);
  const { filters, unknown } = readFilters(configuration);
  for (const pattern of unknown)
    rules.tell({ code: 'shade.unknown-pattern', pattern, parameter: 'filters' });
  const ownFirst =
    select(moduleKey, undefined).kind === 'included'
      ? [ownIncoming(input, own, filters, rules)]
      : [];
  const included = input.artifacts.filter(
    (artifact) =>
      select({ ...artifact.coordinates, type: artifact.type }, artifact.scope).kind === 'included',
  );
  return [
    ...ownFirst,
    ...included.flatMap((artifact) => artifactIncoming(artifact, filters, rules)),
  ];
}

function ownIncoming(
  input: ShadeInput,
  own: OwnJar,
  filters: readonly EntryFilter[],
  rules: Rules,
): IncomingJar {
  const { coordinates } = input.module;
  const filter = filterFor(filters, { ...coordinates, type: 'jar' });
  return incoming({ ...own, origin: formatCoordinates(coordinates), own: true, filter }, rules);
}

function artifactIncoming(
  artifact: ShadeArtifact,
  filters: readonly EntryFilter[],
  rules: Rules,
): readonly IncomingJar[] {
  const origin = formatCoordinates(artifact.coordinates);
  const { jar } = artifact;
  if (!jar) {
    rules.tell({ code: 'shade.artifact-missing', artifact: origin });
    return [];
  }
  const filter = filterFor(filters, { ...artifact.coordinates, type: artifact.type });
  return [incoming({ origin, own: false, paths: jar.directory.entries, jar, filter }, rules)];
}

function incoming(
  from: Pick<IncomingJar, 'origin' | 'own' | 'paths'> & {
    readonly jar: ReadableJar | undefined;
    readonly filter: PathFilter | undefined;
  },
  rules: Rules,
): IncomingJar {
  const { origin, own, paths, jar, filter } = from;
  const read = reader(jar, origin, rules.tell);
  const rewritesAll = rules.pathsOnly || !rules.behaviour.keepsUntouchedClasses;
  return {
    origin,
    own,
    paths,
    drops: filter?.drops,
    entry: (path) => ({ ...path, read: () => read(path) }),
    isRewritten: rewritesAll ? () => true : rewriteTest(rules.mapper, jar, read),
    key: JSON.stringify([origin, own, filter?.key, rewritesAll]),
  };
}

/** Reads an entry; a damaged one is told once per read and has no bytes. */
function reader(
  jar: ReadableJar | undefined,
  origin: string,
  tell: (problem: Problem) => void,
): (path: IncomingPath) => Uint8Array | undefined {
  return (path) => {
    const entry = entryOf(path);
    if (!jar || !entry) return undefined;
    try {
      return jar.read(entry);
    } catch (error) {
      const problem = error instanceof FormatError ? jarProblem(error, origin) : undefined;
      if (!problem) throw error;
      tell(problem);
      return undefined;
    }
  };
}

/** The paths of a jar that was read are its entries. */
function entryOf(path: IncomingPath): JarEntry | undefined {
  return isJarEntry(path) ? path : undefined;
}

function isJarEntry(path: IncomingPath): path is JarEntry {
  return 'method' in path && 'offset' in path;
}
