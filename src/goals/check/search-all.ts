import type { Problem } from '../../contract/problem/problem.js';
import { formatCoordinates } from '../../maven/coordinates/coordinates.js';
import type { SidePart } from '../../jvm/compare/side.js';
import { parseInput } from '../input/grammar.js';
import type { World } from '../input/world.js';
import type { TreeArtifact } from './consumer-tree.js';
import type { CheckOptions } from './options.js';
import type { CheckGroup, CheckResult, VersionSearch } from './result.js';
import type { Searching } from './search.js';
import { beginSearching } from './search.js';
import type { BrokenConsumer, ConsumerGround } from './search-consumers.js';
import { searchConsumer } from './search-consumers.js';
import type { ExplainedName, SupplierGround } from './search-suppliers.js';
import { searchSupplier, wantedSupplies } from './search-suppliers.js';

/** What is absent, and what other versions of its suppliers are tried with. */
export interface SupplierSearches extends Omit<SupplierGround, 'parts' | 'replaced'> {
  readonly world: World;
  readonly on: readonly SidePart[];
  readonly consumers: readonly {
    readonly beside: readonly SidePart[];
    readonly replaced: readonly TreeArtifact[];
  }[];
  /** Every name that is absent. */
  readonly names: readonly ExplainedName[];
}

/** What breaks, and what other versions are tried with. */
export interface AllSearches extends ConsumerGround, SupplierSearches {
  readonly consumers: readonly Omit<BrokenConsumer, 'coordinates'>[];
}

/** What other versions do, and what could not be found out. */
export interface Searches {
  readonly searches: readonly VersionSearch[];
  readonly problems: readonly Problem[];
}

/** Which versions of the artifacts that would supply names have them. Throws nothing for what a repository does. */
export async function searchSuppliers(ground: SupplierSearches): Promise<Searches> {
  const problems: Problem[] = [];
  const searching = beginSearching(ground.access, problems);
  return { searches: await supplierSearches(searching, ground), problems };
}

/**
 * Tries other versions of consumers that break and were named by coordinates, and of the artifacts that would supply what is
 * absent. Throws nothing for what a repository does: what cannot be had is told.
 */
export async function searchAll(
  ground: AllSearches,
  options: Pick<CheckOptions, 'consumers'>,
): Promise<Searches> {
  const problems: Problem[] = [];
  const searching = beginSearching(ground.access, problems);
  const searches: VersionSearch[] = [];
  for (const consumer of brokenConsumers(ground, options)) {
    ground.world.progress.report(`trying versions of ${consumer.coordinates.artifactId}`);
    const found = await searchConsumer(searching, ground, consumer);
    if (found !== undefined) searches.push(found);
  }
  return { searches: [...searches, ...(await supplierSearches(searching, ground))], problems };
}

async function supplierSearches(
  searching: Searching,
  ground: SupplierSearches,
): Promise<readonly VersionSearch[]> {
  const { world, on, consumers, names } = ground;
  const parts = [...on, ...consumers.flatMap(({ beside }) => beside)];
  const replaced = consumers.flatMap((one) => one.replaced);
  const searches: VersionSearch[] = [];
  for (const wanted of wantedSupplies(names)) {
    world.progress.report(`trying versions of ${wanted.artifact.artifactId}`);
    const found = await searchSupplier(searching, { ...ground, parts, replaced }, wanted);
    if (found !== undefined) searches.push(found);
  }
  return searches;
}

/** Those that were named by coordinates; several inputs in one argument are a consumer that nobody publishes. */
function brokenConsumers(
  { world, consumers }: AllSearches,
  options: Pick<CheckOptions, 'consumers'>,
): readonly BrokenConsumer[] {
  return [...new Set(options.consumers)].flatMap((text) => {
    const input = text.includes(',') ? undefined : parseInput(text, world.files);
    if (input?.kind !== 'coordinates') return [];
    const name = formatCoordinates(input.coordinates);
    const one = consumers.find((consumer) => consumer.name === name);
    const isBroken = one?.broken.some(({ strength }) => strength === 'needed') === true;
    return one !== undefined && isBroken ? [{ ...one, coordinates: input.coordinates }] : [];
  });
}

/** With the version of the consumer as the cure, where it alone breaks and nothing else cures it. */
export function withFoundCures(
  groups: CheckResult['groups'],
  searches: readonly VersionSearch[],
): CheckResult['groups'] {
  const found = searches.filter((one) => one.of === 'consumer' && one.found !== undefined);
  return found.length === 0 ? groups : groups.map((group) => withFoundCure(group, found));
}

function withFoundCure(group: CheckGroup, found: readonly VersionSearch[]): CheckGroup {
  const { cause, users } = group;
  const [user, ...others] = users;
  if (cause === undefined || cause.cure !== undefined || others.length > 0) return group;
  const search = found.find(({ module, present }) => user?.consumer === `${module}:${present}`);
  if (search?.found === undefined) return group;
  const { module, found: version } = search;
  return { ...group, cause: { ...cause, cure: { kind: 'upgrade-consumer', module, version } } };
}
