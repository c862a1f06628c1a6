import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { UsageError } from '../contract/problem/errors.js';
import type { MavenOptions } from '../goals/input/maven-access.js';
import type { PlanOptions } from '../goals/plan/plan.js';
import { javaNumber, many, pairs, userProperties } from './common-options.js';
import type { Call } from './goal.js';

/** What goals that plan a module take, as commander gives it. */
export interface ModuleOptions {
  readonly set: Readonly<Record<string, string>>;
  readonly define: Readonly<Record<string, string>>;
  readonly profiles: readonly string[];
  readonly name: string | undefined;
  readonly plain: boolean;
  readonly correct: boolean;
  readonly consumer: readonly string[];
  readonly jdk: string | undefined;
  readonly java: number | undefined;
  readonly tree: boolean;
  readonly entries: string | undefined;
  readonly stopgap: string | undefined;
}

/** Declares the options that `plan` and `generate` share. */
export function declareModuleOptions(command: Command): void {
  command
    .option('--set <name=value>', "edit the module's <properties>; repeatable", pairs, {})
    .option(
      '-D, --define <name=value>',
      'set a Maven user property, which overrides everywhere; repeatable',
      userProperties,
      {},
    )
    .option('-P, --profiles <ids>', 'switch Maven profiles on, or off as !id', profileIds, [])
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
      'the Java that runs the build, as 17 or 17.0.15 (default: that of JAVA_HOME, else 17)',
      javaVersion,
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
    )
    .addOption(
      new Option('--stopgap <class=coordinates>', 'record where a stopgap comes from').hideHelp(),
    );
}

/** What the goals want, from what the command line said. */
export function planOptions(call: Call): PlanOptions {
  const own = call.command.opts<ModuleOptions>();
  const [module] = call.inputs;
  if (own.tree) requireModule(module);
  return {
    module,
    maven: mavenOptions(call, own.define),
    set: own.set,
    name: own.name,
    plain: own.plain,
    correct: own.correct,
    consumers: own.consumer,
    profiles: own.profiles,
    jdk: own.jdk,
    java: own.java,
    stopgap: own.stopgap,
    toolVersion: call.tool.version,
  };
}

/** What the command line says about repositories. */
export function mavenOptions(
  { common, cacheFolder }: Pick<Call, 'common' | 'cacheFolder'>,
  properties: Readonly<Record<string, string>>,
): MavenOptions {
  return {
    offline: common.offline,
    update: common.update,
    settings: common.settings,
    repositories: common.repository,
    cacheFolder,
    userProperties: properties,
  };
}

/** A plan does not hold the tree: said before any work is done. */
function requireModule(input: string | undefined): void {
  if (input !== undefined && !input.endsWith('.plan.json')) return;
  throw new UsageError(
    'usage.tree-of-plan',
    `--tree needs a module, and ${input ?? 'the recorded plan'} is a plan`,
    input === undefined ? {} : { file: input },
    'name the pom.xml, the folder or the coordinates that it was planned from',
  );
}

function profileIds(value: string, before: readonly string[]): readonly string[] {
  return [...before, ...value.split(',').filter((id) => id !== '')];
}

/** A Java version as `java.version` has it: `17`, `17.0.15`, `1.8.0_292`. */
export function javaVersion(value: string): string {
  if (/^\d{1,3}(?:\.\d{1,3}){0,3}(?:_\d{1,3})?$/.test(value)) return value;
  throw new InvalidArgumentError('A Java version such as 17 or 1.8 is needed.');
}
