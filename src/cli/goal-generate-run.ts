import { writeEntryTable } from '../goals/plan/entries.js';
import { generateGoal } from '../goals/generate/generate.js';
import { generateScreen } from '../report/generate-screen.js';
import { planMarkdown } from '../report/plan-markdown.js';
import { withSeverities } from '../report/verdict.js';
import type { Call, Outcome } from './goal.js';
import type { GenerateOptions } from './goal-generate.js';
import { planOptions } from './module-options.js';

/** `uberplan generate` once its arguments are understood. */
export async function runGenerate(call: Call): Promise<Outcome> {
  const own = call.command.opts<GenerateOptions>();
  const { out, dryRun, force } = own;
  const generated = await generateGoal(call.world, { ...planOptions(call), out, dryRun, force });
  const result = {
    ...generated,
    problems: withSeverities(generated.problems, call.severities),
    plan: {
      ...generated.plan,
      problems: withSeverities(generated.plan.problems, call.severities),
    },
  };
  const { problems, entries, tree, ...rest } = result;
  if (own.entries !== undefined) writeEntryTable(call.world.files, own.entries, entries());
  return {
    problems,
    result: rest,
    screen: (view) => (own.tree ? tree : generateScreen(result, view)),
    reports: { '.md': () => planMarkdown(result.plan) },
  };
}
