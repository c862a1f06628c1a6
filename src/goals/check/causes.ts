import { isClassPath } from '../../jvm/compare/class-names.js';
import type { SideEntry, SidePart } from '../../jvm/compare/side.js';
import { elementClass } from '../../jvm/linkage/names.js';
import type { SiteFinding } from '../../jvm/linkage/site-finding.js';
import { parseCoordinates } from '../../maven/coordinates/coordinates.js';
import type { Cause } from '../../uber/cause/cause.js';
import { explain } from '../../uber/cause/explain.js';
import type { Plan } from '../../uber/plan/plan.js';
import type { World } from '../input/world.js';
import { recordedPlans } from '../plan/recorded-plan.js';
import type { HeldModules } from './held-modules.js';

/** Which artifact of a side gave the class that a finding asks for, as formatted coordinates; `undefined`: none that is known. */
export function supplierInSide(
  parts: readonly SidePart[],
): (finding: SiteFinding) => string | undefined {
  let entries: ReadonlyMap<string, readonly [SidePart, SideEntry]> | undefined;
  return ({ reference }) => {
    entries ??= new Map(
      parts
        .toReversed() // of two classes of one name the first counts
        .flatMap((part) =>
          part.entries
            .filter(({ path }) => isClassPath(path))
            .map((entry) => [entry.path, [part, entry]] as const),
        ),
    );
    const [part, entry] = entries.get(`${elementClass(reference.owner)}.class`) ?? [];
    return part && entry && part.originOf(entry)?.artifact;
  };
}

/** Why a name that an artifact supplies is not there, as the recorded plans of both sides tell it. */
export function causeFinder(
  world: Pick<World, 'recordedPlans'>,
  on: HeldModules,
  against: HeldModules,
): (supplier: string | undefined) => Cause | undefined {
  let plans: readonly Plan[] | undefined;
  const artifactsOf = (side: HeldModules): Plan['artifacts'] => {
    plans ??= recordedPlans(world);
    return plans.find(({ module }) => side.has(module))?.artifacts ?? [];
  };
  return (supplier) => {
    const holder = supplier === undefined ? undefined : parseCoordinates(supplier);
    if (holder === undefined) return undefined;
    return explain(holder, { on: artifactsOf(on), against: artifactsOf(against) });
  };
}
