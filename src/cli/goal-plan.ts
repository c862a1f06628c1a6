import type { GoalCommand } from './goal.js';
import { declareModuleOptions } from './module-options.js';

/** `uberplan plan`. */
export const planCommand: GoalCommand = {
  name: 'plan',
  inputs: '[input]',
  summary: 'say what the uber jar must contain, and what an upgrade needs',
  description:
    'Plans the uber jar of a module: artifacts, entries, decisions with their evidence, problems.\n' +
    'INPUT: a pom.xml, a folder that holds one, group:artifact:version, or a NAME.plan.json; without one, the recorded plan.',
  reportFormats: ['.md'],
  declare: declareModuleOptions,
  run: async (call) => (await import('./goal-plan-run.js')).runPlan(call),
};
