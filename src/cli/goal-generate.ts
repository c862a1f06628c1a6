import type { GoalCommand } from './goal.js';
import type { ModuleOptions } from './module-options.js';
import { declareModuleOptions } from './module-options.js';

/** The options of `generate`, as commander gives them. */
export interface GenerateOptions extends ModuleOptions {
  readonly out: string | undefined;
  readonly dryRun: boolean;
  readonly force: boolean;
}

/** `uberplan generate`. */
export const generateCommand: GoalCommand = {
  name: 'generate',
  inputs: '[input]',
  summary: 'write the module that builds it: pom.xml, plan, UPGRADE.md',
  description:
    'Plans as "plan" does and writes the new module: pom.xml, UPGRADE.md, NAME.plan.json and its table of entries.\n' +
    'INPUT: as for "plan"; without one, the recorded upgrade is generated, without network, Maven or Java.',
  reportFormats: ['.md'],
  declare: (command) => {
    declareModuleOptions(command);
    command
      .option('--out <dir>', 'write the module there (default: ./ARTIFACT_ID)')
      .option('--dry-run', 'write nothing, print a unified diff', false)
      .option('--force', 'overwrite a target that exists', false);
  },
  run: async (call) => (await import('./goal-generate-run.js')).runGenerate(call),
};
