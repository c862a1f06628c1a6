import { writeEntryTable } from '../goals/plan/entries.js';
import { planGoal } from '../goals/plan/plan.js';
import { planMarkdown } from '../report/plan-markdown.js';
import { planScreen } from '../report/plan-screen.js';
import { withSeverities } from '../report/verdict.js';
import type { Call, Outcome } from './goal.js';
import type { ModuleOptions } from './module-options.js';
import { planOptions } from './module-options.js';

/** `uberplan plan` once its arguments are understood. */
export async function runPlan(call: Call): Promise<Outcome> {
  const { tree, entries } = call.command.opts<ModuleOptions>();
  const planned = await planGoal(call.world, planOptions(call));
  const problems = withSeverities(planned.plan.problems, call.severities);
  const result = { ...planned, plan: { ...planned.plan, problems } };
  if (entries !== undefined) writeEntryTable(call.world.files, entries, result.entries());
  return {
    problems,
    result: { origin: result.origin, plan: result.plan },
    screen: (view) => (tree ? result.tree : planScreen(result, view)),
    reports: { '.md': () => planMarkdown(result.plan) },
  };
}
