import type { GoalCommand } from './goal.js';
import type { ModuleOptions } from './module-options.js';
import { declareModuleOptions, planOptions } from './module-options.js';

/** The options that only `generate` has, as commander gives them. */
interface OwnOptions extends ModuleOptions {
  readonly out: string | undefined;
  readonly dryRun: boolean;
  readonly force: boolean;
}

/** `uberplan generate`. */
export const generateCommand: GoalCommand = {
  name: 'generate',
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
  run: async (call) => {
    const [{ generateGoal }, { writeEntryTable }, { generateScreen }, { planMarkdown }] =
      await Promise.all([
        import('../goals/generate.js'),
        import('../goals/entries.js'),
        import('../report/generate-screen.js'),
        import('../report/plan-markdown.js'),
      ]);
    const own = call.command.opts<OwnOptions>();
    const { out, dryRun, force } = own;
    const result = await generateGoal(call.world, { ...planOptions(call), out, dryRun, force });
    const { problems, entries, tree, ...rest } = result;
    if (own.entries !== undefined) writeEntryTable(call.world.files, own.entries, entries());
    return {
      problems,
      result: rest,
      screen: (view) => (own.tree ? tree : generateScreen(result, view)),
      reports: { '.md': () => planMarkdown(result.plan) },
    };
  },
};
