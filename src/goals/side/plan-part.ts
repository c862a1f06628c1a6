import type { SidePart } from '../../jvm/compare/side.js';
import { formatCoordinates } from '../../maven/coordinates/coordinates.js';
import { plannedOrigin } from '../../uber/origin/plan-table.js';
import type { Plan } from '../../uber/plan/plan.js';
import type { ContentEntry } from '../../uber/shade/contents.js';
import { tell } from '../../wording/tell.js';
import type { ModuleInput } from '../input/grammar.js';
import type { OpenedPart } from './opened-part.js';
import type { World } from '../input/world.js';
import type { SideOptions } from './side-options.js';
import { planGoal } from '../plan/plan.js';

/**
 * What a plan says that its jars will hold: names, most checksums, origins, and no bytes. A module is planned first, as it
 * is. The problems that make a plan incomplete are told: what is compared may lack entries.
 */
export async function openPlan(
  world: World,
  input: ModuleInput,
  { maven, jdk, java, toolVersion }: SideOptions,
): Promise<readonly OpenedPart[]> {
  const name = input.kind === 'coordinates' ? formatCoordinates(input.coordinates) : input.file;
  const { plan, entries } = await planGoal(world, {
    module: name,
    maven,
    jdk,
    java,
    toolVersion,
    set: {},
    name: undefined,
    plain: false,
    correct: false,
    consumers: [],
    profiles: [],
    stopgap: undefined,
  });
  const problems = plan.problems.filter((problem) => tell(problem).severity === 'error');
  return partsOf(plan, entries()).map((part, index) => ({
    part: { ...part, name: part.name === '' ? name : `${name}!/${part.name}` },
    originOf: plannedOrigin,
    coordinates: undefined,
    bytes: undefined,
    problems: index === 0 ? problems : [],
    close: () => {},
  }));
}

/** One class path entry for each jar of the plan; of several each path begins with its jar's name. */
function partsOf(
  plan: Plan,
  entries: readonly ContentEntry[],
): readonly Omit<SidePart, 'originOf'>[] {
  const { executions } = plan.shade;
  if (executions.length < 2) return [{ name: '', entries, ...builtLater(plan, 0) }];
  return executions.map(({ jarName }, index) => {
    const prefix = `${jarName}!/`;
    const own = entries
      .filter(({ path }) => path.startsWith(prefix))
      .map((entry) => ({ ...entry, path: entry.path.slice(prefix.length) }));
    return { name: jarName, entries: own, ...builtLater(plan, index) };
  });
}

function builtLater(plan: Plan, execution: number): Pick<SidePart, 'multiRelease' | 'read'> {
  return { multiRelease: plan.shade.executions[execution]?.multiRelease === true, read: undefined };
}
