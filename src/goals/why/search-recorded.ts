import type { Problem } from '../../contract/problem/problem.js';
import { formatCoordinates, parseCoordinates } from '../../maven/coordinates/coordinates.js';
import { filesOf } from '../check/consumer-tree.js';
import type { CheckOptions } from '../check/options.js';
import { beginSearching, searchModule } from '../check/search.js';
import { openMaven } from '../input/open-maven.js';
import type { World } from '../input/world.js';
import { createAttribution } from '../side/attribution.js';
import { openSide } from '../side/open-side.js';
import type { WhyResult } from './result.js';
import { parseSubject } from './subject.js';

/**
 * From which version on an artifact has a class that one recorded plan lacks and another has from it: versions between the two are
 * looked into, for the class and not for its members. Throws nothing for what a repository does.
 */
export async function searchRecorded(
  world: World,
  { subject: text, plans }: WhyResult,
  options: CheckOptions,
): Promise<Pick<WhyResult, 'searches' | 'problems'>> {
  const subject = parseSubject(text, () => plans.some(({ holder }) => holder !== undefined));
  const has = plans.flatMap(({ holder }) => parseCoordinates(holder ?? '') ?? [])[0];
  const lacks = plans.flatMap(({ without }) => parseCoordinates(without ?? '') ?? [])[0];
  if (subject.kind === 'module' || has === undefined || lacks === undefined)
    return { searches: [], problems: [] };
  const path = `${subject.owner}.class`;
  const access = openMaven(world, options.maven);
  const attribution = createAttribution(world);
  const problems: Problem[] = [];
  world.progress.report(`trying versions of ${has.artifactId}`);
  const found = await searchModule(beginSearching(access, problems), {
    of: 'supplier',
    module: has,
    present: lacks.version,
    known: has.version,
    repositories: [],
    brokenWith: async (version) => {
      const coordinates = { ...has, version };
      const [file] = await filesOf(access, [{ coordinates, repositories: [], path: [] }]);
      const name = file?.file ?? formatCoordinates(coordinates);
      const { side, close } = await openSide(world, name, options, attribution);
      const entries = side.parts.flatMap((part) => part.entries);
      close();
      return entries.some((entry) => entry.path === path) ? [] : [text];
    },
  });
  access.flush();
  return {
    searches: found === undefined ? [] : [found],
    problems: [
      ...access.problems().filter(({ code }) => code !== 'repository.no-maven'),
      ...problems,
    ],
  };
}
