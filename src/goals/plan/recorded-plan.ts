import { IoError } from '../../contract/problem/errors.js';
import type { RecordedPlans } from '../../contract/ports/recorded-plans.js';
import type { ModuleId } from '../../maven/coordinates/coordinates.js';
import { moduleKey } from '../../maven/coordinates/coordinates.js';
import type { Plan } from '../../uber/plan/plan.js';
import { writtenPlan } from '../../uber/plan/written-plan.js';
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
    .map((name) => readRecorded(plans, name));
}

/** The recorded plan of a module, whatever its version. Each is named by its artifactId, so that only one is read. */
export function recordedFor(
  { recordedPlans: plans }: Pick<World, 'recordedPlans'>,
  module: ModuleId,
): Plan | undefined {
  const name = `${module.artifactId}${suffix}`;
  if (!plans.list().includes(name)) return undefined;
  const plan = readRecorded(plans, name);
  return moduleKey(plan.module) === moduleKey(module) ? plan : undefined;
}

/** The package's own plans are read through the schema when they are recorded, and by a test. */
function readRecorded(plans: RecordedPlans, name: string): Plan {
  const plan = writtenPlan(Buffer.from(plans.read(name)).toString('utf8'));
  if (plan !== undefined) return plan;
  throw damaged(`plans/${name}`, 'is no plan');
}

/** The recorded plan that a goal without arguments means: the upgrade. */
export function defaultPlan(world: World): Plan {
  const upgrade = recordedPlans(world).find(({ delta }) => delta !== undefined);
  if (upgrade !== undefined) return upgrade;
  throw damaged('the recorded plan of an upgrade', 'is not there');
}

function damaged(what: string, how: string): IoError {
  return new IoError(
    'platform.damaged-package',
    `${what} ${how}`,
    { file: 'plans' },
    'install uberplan again',
  );
}
