import { dirname } from 'node:path';
import { IoError } from '../../contract/problem/errors.js';
import { readEntries } from '../../uber/plan/entry-table.js';
import type { Plan } from '../../uber/plan/plan.js';
import { readPlan } from '../../uber/plan/read-plan.js';
import type { World } from '../input/world.js';
import type { PlanResult } from './plan.js';
import { defaultPlan } from './recorded-plan.js';

/** The plan that somebody names: `file` may hold anything and is checked as a whole. Throws `FormatError`, `IoError`. */
export function namedPlan(world: World, file: string): PlanResult {
  const plan = readPlan(Buffer.from(bytesOf(world, file)).toString('utf8'), file);
  const table = `${dirname(file)}/${plan.entries.file}`;
  return result(plan, table, () => bytesOf(world, table));
}

/** The recorded plan that a goal without arguments means. */
export function packagedPlan(world: World): PlanResult {
  const plan = defaultPlan(world);
  const { file } = plan.entries;
  return result(plan, `plans/${file}`, () => world.recordedPlans.read(file));
}

/** The table beside the plan is looked at when it is asked for, and then all of it. */
function result(plan: Plan, table: string, read: () => Uint8Array): PlanResult {
  const { sha256 } = plan.entries;
  return {
    plan,
    entries: () => readEntries(read(), table, sha256),
    table: () => {
      const bytes = read();
      readEntries(bytes, table, sha256);
      return bytes;
    },
    tree: '',
    origin: 'read',
    definition: undefined,
  };
}

function bytesOf({ files }: World, file: string): Uint8Array {
  const bytes = files.read(file);
  if (bytes !== undefined) return bytes;
  throw new IoError(
    'plan.file-absent',
    `${file} is not there`,
    { file },
    'keep NAME.plan.json and NAME.entries.tsv.gz together',
  );
}
