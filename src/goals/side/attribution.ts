import type { EntryOrigin, SideEntry, SidePart } from '../../jvm/compare/side.js';
import type { OriginOf } from '../../uber/origin/find-origins.js';
import { findOrigins } from '../../uber/origin/find-origins.js';
import type { PlanTable } from '../../uber/origin/plan-table.js';
import { plannedEntries, planTable } from '../../uber/origin/plan-table.js';
import { readEntries } from '../../uber/plan/entry-table.js';
import type { World } from '../input/world.js';
import type { OpenedPart } from './opened-part.js';

/** Finds out where entries come from. Nothing is read for it before the first question. */
export interface Attribution {
  /** The answer of one class path entry; it remembers the entry's contents for those that are attributed by content. */
  of(opened: OpenedPart): SidePart['originOf'];
}

const SUFFIX = '.entries.tsv.gz';

/** Answers by the plans on either side and those that are recorded, as `findOrigins` does. */
export function createAttribution({ recordedPlans }: Pick<World, 'recordedPlans'>): Attribution {
  const planned: OpenedPart[] = [];
  let known: readonly PlanTable[] | undefined;
  const tables = (): readonly PlanTable[] => {
    known ??= [
      ...planned.map(({ part }) => planTable(plannedEntries(part.entries))),
      ...recordedTables(recordedPlans),
    ];
    return known;
  };
  return {
    of: (opened) => {
      if (opened.originOf !== undefined) {
        planned.push(opened);
        known = undefined;
        return opened.originOf;
      }
      return lazily(() => findOrigins(opened, tables));
    },
  };
}

/** Asked for again and again while rows are gathered and sorted: each entry is looked up once. */
function lazily(make: () => OriginOf): OriginOf {
  const known = new Map<SideEntry, EntryOrigin | undefined>();
  let made: OriginOf | undefined;
  return (entry) => {
    const origin = known.get(entry);
    if (origin !== undefined || known.has(entry)) return origin;
    made ??= make();
    const found = made(entry);
    known.set(entry, found);
    return found;
  };
}

/** Those of the package, in byte order of their names. */
function recordedTables(plans: World['recordedPlans']): readonly PlanTable[] {
  return plans
    .list()
    .filter((name) => name.endsWith(SUFFIX))
    .map((name) => planTable(readEntries(plans.read(name), `plans/${name}`, undefined)));
}
