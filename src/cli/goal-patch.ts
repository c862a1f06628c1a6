import { javaNumber, many } from './common-options.js';
import type { GoalCommand } from './goal.js';

/** The options of `patch`, as commander gives them. */
export interface PatchCommandOptions {
  readonly from: readonly string[];
  readonly class: readonly string[];
  readonly for: readonly string[];
  readonly consumer: readonly string[];
  readonly out: string | undefined;
  readonly inPlace: boolean;
  readonly dryRun: boolean;
  readonly undo: boolean;
  readonly force: boolean;
  readonly dropSignatures: boolean;
  readonly java: number | undefined;
}

/** `uberplan patch`. */
export const patchCommand: GoalCommand = {
  name: 'patch',
  inputs: '[jar]',
  summary: 'put missing classes into a jar: a stopgap until the upgrade',
  description:
    'Adds classes that a jar lacks, with all that they cannot link without, and labels the jar as a stopgap.\n' +
    'JAR: a file or coordinates (g:a:v[:classifier]); without one, that of the recorded plan which knows of a stopgap.\n' +
    'Without --class and --for, what the recorded plan that fits the jar says. Nothing else in the jar changes.',
  reportFormats: [],
  declare: (command) => {
    command
      .option('--from <input>', 'a jar or coordinates that hold the classes; repeatable', many, [])
      .option('--class <name>', 'a class to add, as org.example.Outer$Inner; repeatable', many, [])
      .option(
        '--for <consumer>',
        'add all that this jar (a file or coordinates) lacks; repeatable',
        many,
        [],
      )
      .option(
        '--consumer <input>',
        'a jar that links against it, or its coordinates: told what it still lacks; repeatable',
        many,
        [],
      )
      .option('--out <file>', 'write there (default: ./NAME-STOPGAP.jar)')
      .option('--in-place', 'replace the jar, and keep the original beside it', false)
      .option('--dry-run', 'write nothing, tell what would be added', false)
      .option('--undo', 'give the original of a patched jar again', false)
      .option('--force', 'overwrite, also beside another jar of the module', false)
      .option('--drop-signatures', 'patch a signed jar, which is not signed then', false)
      .option(
        '--java <n>',
        'the Java that runs the product (default: what the recorded plan says, else 8)',
        javaNumber,
      );
  },
  run: async (call) => (await import('./goal-patch-run.js')).runPatch(call),
};
