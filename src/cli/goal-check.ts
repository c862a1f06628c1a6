import type { ClassPathCallOptions } from './class-path-options.js';
import { declareClassPathOptions } from './class-path-options.js';
import { many } from './common-options.js';
import type { GoalCommand } from './goal.js';

/** The options of `check`, as commander gives them. */
export interface CheckCallOptions extends ClassPathCallOptions {
  readonly all: boolean;
  readonly baseline: readonly string[];
  readonly writeBaseline: string | undefined;
  readonly showBaselined: boolean;
}

/** `uberplan check`. */
export const checkCommand: GoalCommand = {
  name: 'check',
  inputs: '[consumers...]',
  summary: 'say which consumers link against a jar, and which break',
  description:
    'Looks up every reference of the consumers as the JVM does, on the class path that is named.\n' +
    'CONSUMERS: jars, folders of classes or coordinates; of coordinates what their POM asks for lies beside, but for what ' +
    'the judged side holds. Without one, what is judged is checked by itself.',
  reportFormats: ['.md', '.html', '.sarif', '.xml'],
  declare: (command) => {
    declareClassPathOptions(command);
    command
      .option('--all', 'list every reference', false)
      .option(
        '--baseline <file>',
        'findings that are known, each with a reason; repeatable',
        many,
        [],
      )
      .option('--write-baseline <file>', 'write the findings there, to be given reasons')
      .option('--show-baselined', 'also list what a baseline knows', false);
  },
  run: async (call) => (await import('./goal-check-run.js')).runCheck(call),
};
