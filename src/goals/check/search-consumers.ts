import { ResolutionError } from '../../contract/problem/errors.js';
import { compareBytes } from '../../formats/text/byte-order.js';
import type { SidePart } from '../../jvm/compare/side.js';
import { elementClass } from '../../jvm/linkage/names.js';
import type { SiteFinding } from '../../jvm/linkage/site-finding.js';
import type { Coordinates } from '../../maven/coordinates/coordinates.js';
import { formatCoordinates } from '../../maven/coordinates/coordinates.js';
import { toldArtifacts } from '../../uber/origin/pom-properties.js';
import type { MavenAccess } from '../input/maven-access.js';
import type { World } from '../input/world.js';
import type { OpenSide } from '../side/open-side.js';
import type { TreeArtifact } from './consumer-tree.js';
import { consumerTree, filesOf, oncePerModule } from './consumer-tree.js';
import type { ConsumerFindings } from './groups.js';
import { groupsOf } from './groups.js';
import type { HeldModules } from './held-modules.js';
import type { PartIndexes } from './part-indexes.js';
import type { VersionSearch } from './result.js';
import type { Searching } from './search.js';
import { searchModule } from './search.js';

/** A consumer with its class path. */
export interface SearchedConsumer {
  readonly name: string;
  readonly parts: readonly SidePart[];
  readonly beside: readonly SidePart[];
  readonly replaced: readonly TreeArtifact[];
}

/** What is needed to put another version of a consumer onto the class path of this one. */
export interface ConsumerGround {
  readonly world: World;
  readonly access: MavenAccess;
  readonly open: (text: string) => Promise<OpenSide>;
  readonly held: HeldModules;
  readonly on: readonly SidePart[];
  readonly indexes: PartIndexes;
  /** Everything that does not resolve on what is judged, whatever works today. */
  readonly brokenOf: (consumer: SearchedConsumer) => readonly SiteFinding[];
}

/** A consumer that breaks. */
export interface BrokenConsumer extends SearchedConsumer {
  readonly coordinates: Coordinates;
  readonly broken: readonly SiteFinding[];
}

/** Jars that one version of a consumer may bring from the groups that are judged. */
const MOST_KIN = 12;

/**
 * Looks for the version of a consumer that links. Of each version that is tried, its jar and POMs are had, and of its tree what is
 * of the groups that the judged side is of; all else lies beside as it lay beside the present version, and what breaks there is
 * not told. What fails with the present version and fails today as well is put up with.
 */
export async function searchConsumer(
  searching: Searching,
  ground: ConsumerGround,
  consumer: BrokenConsumer,
): Promise<VersionSearch | undefined> {
  const { coordinates, parts, beside } = consumer;
  const ids = idsOf(consumer.broken);
  const now = ground.brokenOf({ name: consumer.name, parts, beside, replaced: [] });
  const tolerated = new Set([...idsOf(now)].filter((id) => !ids.has(id)));
  return searchModule(searching, {
    of: 'consumer',
    module: coordinates,
    present: coordinates.version,
    guess: versionOfGroup(ground.on, coordinates.groupId),
    repositories: [],
    brokenWith: async (version) => {
      const one = await openVersion(ground, { ...coordinates, version }, beside);
      const findings = ground.brokenOf(one).filter(isJudged(ground.on, beside));
      const groups = groupsIn(findings).filter(({ id }) => !tolerated.has(id));
      return groups.map(({ symbol }) => symbol).sort(compareBytes);
    },
  });
}

async function openVersion(
  { world, access, open, held, indexes, on }: ConsumerGround,
  coordinates: Coordinates,
  beside: readonly SidePart[],
): Promise<SearchedConsumer> {
  const name = formatCoordinates(coordinates);
  const [file] = await filesOf(access, [{ coordinates, repositories: [], path: [] }]);
  const { parts } = (await open(file?.file ?? name)).side;
  if (!parts.some(({ entries }) => entries.some(({ path }) => path.endsWith('.class'))))
    throw unusable(`${name} holds no classes`);
  const tree = await consumerTree(world, access, coordinates, (module) => held.has(module));
  const kin = oncePerModule(tree.beside).filter(({ coordinates: { groupId } }) =>
    held.isOurs(`${groupId.replaceAll('.', '/')}/-`),
  );
  if (kin.length > MOST_KIN) throw unusable(`${name} comes with ${kin.length} more jars`);
  const others: SidePart[] = [];
  for (const one of await filesOf(access, kin)) others.push(...(await open(one.file)).side.parts);
  await indexes.read([...parts, ...others]);
  indexes.reach({ parts: [...parts, ...others], names: [] }, [on], beside);
  return { name, parts, beside: [...others, ...beside], replaced: [] };
}

function unusable(message: string): ResolutionError {
  return new ResolutionError('repository.artifact-absent', message, {}, 'name another version');
}

/** Not of a class that lies beside alone: another version of the consumer would come with others. */
function isJudged(
  on: readonly SidePart[],
  beside: readonly SidePart[],
): ({ reference, answer }: SiteFinding) => boolean {
  const judged = pathsOf(on);
  const others = pathsOf(beside);
  return ({ reference }) => {
    const path = `${elementClass(reference.owner)}.class`;
    return judged.has(path) || !others.has(path);
  };
}

function pathsOf(parts: readonly SidePart[]): ReadonlySet<string> {
  return new Set(parts.flatMap(({ entries }) => entries.map(({ path }) => path)));
}

/** Releases of one group often belong together. */
function versionOfGroup(on: readonly SidePart[], groupId: string): string | undefined {
  const told = on.flatMap(toldArtifacts);
  return told.find(({ module }) => module.groupId === groupId)?.module.version;
}

function idsOf(findings: ConsumerFindings['findings']): ReadonlySet<string> {
  return new Set(groupsIn(findings).map(({ id }) => id));
}

/** What is needed and absent. */
function groupsIn(findings: ConsumerFindings['findings']): ReturnType<typeof groupsOf> {
  const nothing = { supplier: undefined, cause: undefined };
  return groupsOf([{ consumer: '', findings }], () => nothing).filter(
    ({ strength }) => strength === 'needed',
  );
}
