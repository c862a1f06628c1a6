import { isClassPath } from '../../jvm/compare/class-names.js';
import type { EntryOrigin, SideEntry, SidePart } from '../../jvm/compare/side.js';
import type { OriginOf } from '../../uber/origin/find-origins.js';
import { findOrigins } from '../../uber/origin/find-origins.js';
import type { PlanTable } from '../../uber/origin/plan-table.js';
import { plannedEntries, planTable } from '../../uber/origin/plan-table.js';
import { toldArtifacts } from '../../uber/origin/pom-properties.js';
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
  const recorded = new Map<string, PlanTable>();
  const recordedTable = (name: string): PlanTable => {
    const table = recorded.get(name) ?? readTable(recordedPlans, name);
    recorded.set(name, table);
    return table;
  };
  const tables = (): readonly PlanTable[] => {
    known ??= [
      ...planned.map(({ part }) => planTable(plannedEntries(part.entries))),
      ...tableNames(recordedPlans).map(recordedTable),
    ];
    return known;
  };
  // A jar that its own plan lists needs no other, and a table of tens of thousands of lines takes its time.
  const tablesOf = (part: OpenedPart['part']): readonly PlanTable[] => {
    const names = tableNames(recordedPlans);
    for (const { module } of planned.length === 0 ? toldArtifacts(part) : []) {
      const name = `${module.artifactId}${SUFFIX}`;
      if (names.includes(name) && listsAll(recordedTable(name), part)) return [recordedTable(name)];
    }
    return tables();
  };
  return {
    of: (opened) => {
      if (opened.originOf !== undefined) {
        planned.push(opened);
        known = undefined;
        return opened.originOf;
      }
      return lazily(() => findOrigins(opened, () => tablesOf(opened.part)));
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
function tableNames(plans: World['recordedPlans']): readonly string[] {
  return plans.list().filter((name) => name.endsWith(SUFFIX));
}

function readTable(plans: World['recordedPlans'], name: string): PlanTable {
  return planTable(readEntries(plans.read(name), `plans/${name}`, undefined));
}

function listsAll(table: PlanTable, { entries }: OpenedPart['part']): boolean {
  return entries.every(({ path }) => !isClassPath(path) || table.has(path));
}
