import { Option } from 'commander';
import type { CheckOptions } from '../goals/check/options.js';
import { javaNumber, many } from './common-options.js';
import type { GoalCommand } from './goal.js';
import { javaVersion } from './module-options.js';

/** The options of `check`, as commander gives them. */
export interface CheckCallOptions extends Pick<
  CheckOptions,
  'on' | 'against' | 'order' | 'delegated' | 'platform' | 'jdk'
> {
  readonly with: readonly string[];
  readonly java: number | undefined;
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
    'CONSUMERS: jars, folders of classes or coordinates; of coordinates what their POM asks for lies beside, but for what\n' +
    'the judged side holds. Without one, what is judged is checked by itself.',
  reportFormats: ['.md', '.html', '.sarif', '.xml'],
  declare: (command) => {
    command
      .option('--on <input>', 'the class path to judge; repeatable, in order', many, [])
      .option('--against <input>', 'what works today: tell what changes; repeatable', many, [])
      .option('--with <input>', 'what lies beside, behind all else; repeatable', many, [])
      .addOption(
        new Option('--order <order>', 'who comes first, or which loader the consumer has')
          .choices(['uber-first', 'consumer-first', 'child-first', 'parent-first'])
          .default('consumer-first'),
      )
      .option(
        '--delegated <prefix>',
        'with child-first: names that the parent is asked for first, as org.slf4j; repeatable',
        many,
        [],
      )
      .option('--java <n>', 'the Java that runs the product (default: 8)', javaNumber)
      .option('--platform <folder>', 'a JDK whose classes count, instead of the recorded ones')
      .option('--jdk <n>', 'the Java that builds a module', javaVersion)
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
