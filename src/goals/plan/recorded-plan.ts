import { IoError } from '../../contract/problem/errors.js';
import type { RecordedPlans } from '../../contract/ports/recorded-plans.js';
import type { ModuleId } from '../../maven/coordinates/coordinates.js';
import { moduleKey } from '../../maven/coordinates/coordinates.js';
import type { Plan, PlanOfJar } from '../../uber/plan/plan.js';
import { readPlan, readPlanOfJar } from '../../uber/plan/read-plan.js';
import type { World } from '../input/world.js';

const suffix = '.plan.json';

/** All plans that the package carries, by name of file. */
export function recordedPlans({
  recordedPlans: plans,
}: {
  readonly recordedPlans: RecordedPlans;
}): readonly Plan[] {
  return plans
    .list()
    .filter((name) => name.endsWith(suffix))
    .map((name) => readRecorded(plans, name, readPlan));
}

/**
 * What the recorded plan of a module, whatever its version, says of its jar. Each plan is named by its artifactId, so that only
 * one is read.
 */
export function recordedFor(
  { recordedPlans: plans }: Pick<World, 'recordedPlans'>,
  module: ModuleId,
): PlanOfJar | undefined {
  const name = `${module.artifactId}${suffix}`;
  if (!plans.list().includes(name)) return undefined;
  const plan = readRecorded(plans, name, readPlanOfJar);
  return moduleKey(plan.module) === moduleKey(module) ? plan : undefined;
}

function readRecorded<Read>(
  plans: RecordedPlans,
  name: string,
  read: (text: string, name: string) => Read,
): Read {
  return read(Buffer.from(plans.read(name)).toString('utf8'), `plans/${name}`);
}

/** The recorded plan that a goal without arguments means: the upgrade. */
export function defaultPlan(world: World): Plan {
  const upgrade = recordedPlans(world).find(({ delta }) => delta !== undefined);
  if (upgrade !== undefined) return upgrade;
  throw new IoError(
    'platform.damaged-package',
    'the recorded plan of an upgrade is not there',
    { file: 'plans' },
    'install uberplan again',
  );
}
