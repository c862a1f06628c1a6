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
import type { PlannedClasses } from './planned-classes.js';

/**
 * What a plan says that its jars will hold: names, most checksums, origins, and no bytes. A module is planned first, as it
 * is. The problems that make a plan incomplete are told: what is compared may lack entries.
 */
export async function openPlan(
  world: World,
  input: ModuleInput,
  { maven, jdk, java, toolVersion, plannedClasses: isRead }: SideOptions,
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
  const classes = isRead === true ? await readable(world, plan, maven) : undefined;
  return partsOf(plan, entries()).map((part, index) => {
    const full = part.name === '' ? name : `${name}!/${part.name}`;
    const unread = classes?.problems(full, part.entries) ?? [];
    return {
      part: {
        ...part,
        name: full,
        isPlanned: true,
        ...(classes && { entries: classes.entries(part.entries), read: classes.reader(index) }),
      },
      originOf: plannedOrigin,
      coordinates: undefined,
      bytes: undefined,
      problems: index === 0 ? [...problems, ...unread] : unread,
      close: () => classes?.close(),
    };
  });
}

interface PlannedPart extends Omit<SidePart, 'originOf'> {
  readonly entries: readonly ContentEntry[];
}

async function readable(
  world: World,
  plan: Plan,
  maven: SideOptions['maven'],
): Promise<PlannedClasses> {
  const { plannedClasses } = await import('./planned-classes.js');
  return plannedClasses(world, plan, { maven });
}

/** One class path entry for each jar of the plan; of several each path begins with its jar's name. */
function partsOf(plan: Plan, entries: readonly ContentEntry[]): readonly PlannedPart[] {
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
