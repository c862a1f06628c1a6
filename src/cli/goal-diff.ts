import { Option } from 'commander';
import type { DiffOptions } from '../goals/diff/options.js';
import { javaNumber, many } from './common-options.js';
import type { GoalCommand } from './goal.js';
import { javaVersion } from './module-options.js';

/** What makes the exit code 1, beside problems. */
export type FailIf = (typeof failIfChoices)[number];

const failIfChoices = ['removed', 'binary', 'source', 'any'] as const;

/** The options of `diff`, as commander gives them. */
export interface DiffCallOptions extends Pick<
  DiffOptions,
  'api' | 'asOriginal' | 'access' | 'include' | 'exclude' | 'java' | 'jdk'
> {
  readonly classes: boolean;
  /** `undefined`: on, but with `--classes`. */
  readonly moves: boolean | undefined;
  /** `undefined`: where a JSON document or a page is asked for. */
  readonly resources: boolean | undefined;
  readonly failIf: FailIf | undefined;
  readonly exitCode: boolean;
}

/** `uberplan diff`. */
export const diffCommand: GoalCommand = {
  name: 'diff',
  inputs: '<old> <new>',
  summary: 'say what changed between two versions, class by class and member by member',
  description:
    'Compares two sides: classes by path and content, classes that moved, with --api their members.\n' +
    'OLD, NEW: a jar, a folder of classes, a pom.xml or the folder that holds one, a NAME.plan.json, TARBALL!/MEMBER, ' +
    'or group:artifact:version[:classifier][@type]; several in class-path order joined with ",".',
  reportFormats: ['.md', '.html'],
  declare: (command) => {
    command
      .option('--api', 'compare the members of classes that differ, and say what breaks', false)
      .option(
        '--as-original',
        'compare under the names before package relocation (--api: as others link to it)',
        false,
      )
      .option('--classes', 'print "+ name", "- name", "~ name" and nothing else', false)
      .option('--moves', 'with --classes: classes that moved as "> old -> new"')
      .option('--no-moves', 'tell a class that moved as removed and added')
      .option('--resources', 'also compare what is no class (default: in JSON and HTML)')
      .option('--no-resources', 'compare classes alone, in JSON and HTML as well')
      .option(
        '--include <pattern>',
        'compare classes alone that match, as org.apache.**; repeatable',
        many,
        [],
      )
      .option('--exclude <pattern>', 'leave classes out that match; repeatable', many, [])
      .addOption(
        new Option('--access <least>', 'least access of members that count')
          .choices(['public', 'protected', 'package', 'private'])
          .default('protected'),
      )
      .addOption(
        new Option(
          '--fail-if <what>',
          'exit code 1 where a class was removed, links or sources break (both imply --api, and fail where members or new supertypes cannot be seen), or anything differs',
        ).choices([...failIfChoices]),
      )
      .option('--exit-code', 'exit code 1 where anything that was compared differs', false)
      .option('--java <n>', 'the Java that runs the product (default: 8)', javaNumber)
      .option(
        '--jdk <n>',
        'the Java that builds a module, as 17 or 17.0.15 (default: that of JAVA_HOME, else 17)',
        javaVersion,
      );
  },
  run: async (call) => (await import('./goal-diff-run.js')).runDiff(call),
};
