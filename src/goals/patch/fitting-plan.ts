import { UsageError } from '../../contract/problem/errors.js';
import { pathsUnder } from '../../formats/jar/raw-directory.js';
import { formatCoordinates } from '../../maven/coordinates/coordinates.js';
import type { Plan } from '../../uber/plan/plan.js';
import type { MavenOptions } from '../input/maven-access.js';
import type { World } from '../input/world.js';
import { recordedFor, recordedPlans } from '../plan/recorded-plan.js';
import { obtainFile } from '../side/coordinates-part.js';
import type { OpenTarget } from './open-target.js';

/**
 * The recorded plan of the module that a jar is of: by the coordinates that the user named, else by what the jar says of
 * itself in `META-INF/maven`, never by the name of its file.
 */
export function fittingPlan(
  world: Pick<World, 'recordedPlans'>,
  { coordinates, directory }: Pick<OpenTarget, 'coordinates' | 'directory'>,
): Plan | undefined {
  if (coordinates !== undefined) return recordedFor(world, coordinates);
  for (const path of pathsUnder(directory, 'META-INF/maven/')) {
    const [, groupId, artifactId] =
      /^META-INF\/maven\/([^/]+)\/([^/]+)\/pom\.properties$/.exec(path) ?? [];
    if (groupId === undefined || artifactId === undefined) continue;
    const plan = recordedFor(world, { groupId, artifactId });
    if (plan !== undefined) return plan;
  }
  return undefined;
}

/**
 * The jar that a recorded plan with a stopgap is about, as coordinates: under the first classifier that the module's POM says
 * it attaches, since its main artifact is a shell then. Throws `UsageError` `patch.no-default` and what resolving throws.
 */
export async function defaultJar(world: World, maven: MavenOptions): Promise<string> {
  const plan = recordedPlans(world).find(({ stopgap }) => stopgap !== undefined);
  if (plan === undefined)
    throw new UsageError(
      'patch.no-default',
      'no recorded plan knows of a stopgap',
      {},
      'name the jar that is to be patched',
    );
  const main = { ...plan.module, classifier: '', extension: 'jar' };
  const { classifiers } = await obtainFile(world, main, { maven, jdk: undefined });
  const [classifier = ''] = await classifiers();
  return formatCoordinates({ ...main, classifier });
}
