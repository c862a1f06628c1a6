import type { Command } from 'commander';
import { javaNumber, many, pairs } from './common-options.js';

/** What goals that plan a module take, as commander gives it. */
export interface ModuleOptions {
  readonly set: Readonly<Record<string, string>>;
  readonly define: Readonly<Record<string, string>>;
  readonly name: string | undefined;
  readonly plain: boolean;
  readonly correct: boolean;
  readonly consumer: readonly string[];
  readonly jdk: number | undefined;
  readonly java: number | undefined;
  readonly tree: boolean;
  readonly entries: string | undefined;
}

/** Declares the options that `plan` and `generate` share. */
export function declareModuleOptions(command: Command): void {
  command
    .option('--set <name=value>', "edit the module's <properties>; repeatable", pairs, {})
    .option(
      '-D, --define <name=value>',
      'set a Maven user property, which overrides everywhere; repeatable',
      pairs,
      {},
    )
    .option(
      '--name <artifactId>',
      'call the new module so (default: the old name with the old value replaced)',
    )
    .option('--plain', 'change nothing but what was asked for: plan without decisions', false)
    .option(
      '--correct',
      'turn corrections of known faults of the shade plugin into decisions',
      false,
    )
    .option(
      '--consumer <input>',
      'a jar that links against the uber jar, or its coordinates; repeatable',
      many,
      [],
    )
    .option(
      '--jdk <n>',
      'the Java that runs the build (default: that of JAVA_HOME, else 17)',
      javaNumber,
    )
    .option(
      '--java <n>',
      "the Java that runs the product (default: the module's target, else 8)",
      javaNumber,
    )
    .option('--tree', 'print what dependency:tree prints, instead of the screen', false)
    .option(
      '--entries <file>',
      'also write the table of entries: path, CRC-32, size, artifact, original name',
    );
}
