import type { GoalCommand } from './goal.js';
import type { ModuleOptions } from './module-options.js';
import { declareModuleOptions, planOptions } from './module-options.js';

/** `uberplan plan`. */
export const planCommand: GoalCommand = {
  name: 'plan',
  summary: 'say what the uber jar must contain, and what an upgrade needs',
  description:
    'Plans the uber jar of a module: artifacts, entries, decisions with their evidence, problems.\n' +
    'INPUT: a pom.xml, a folder that holds one, group:artifact:version, or a NAME.plan.json; without one, the recorded plan.',
  reportFormats: ['.md'],
  declare: declareModuleOptions,
  run: async (call) => {
    const [{ planGoal }, { writeEntryTable }, { planScreen }, { planMarkdown }] = await Promise.all(
      [
        import('../goals/plan.js'),
        import('../goals/entries.js'),
        import('../report/plan-screen.js'),
        import('../report/plan-markdown.js'),
      ],
    );
    const { tree, entries } = call.command.opts<ModuleOptions>();
    const result = await planGoal(call.world, planOptions(call));
    if (entries !== undefined) writeEntryTable(call.world.files, entries, result.entries());
    return {
      problems: result.plan.problems,
      result: { origin: result.origin, plan: result.plan },
      screen: (view) => (tree ? result.tree : planScreen(result, view)),
      reports: { '.md': () => planMarkdown(result.plan) },
    };
  },
};
