import { Option } from 'commander';
import type { Command } from 'commander';
import { UsageError } from '../contract/problem/errors.js';
import type { CheckOptions } from '../goals/check/options.js';
import { javaNumber, many } from './common-options.js';
import type { Call } from './goal.js';
import { javaVersion, mavenOptions } from './module-options.js';

/** What `check` and `why` take, as commander gives it. */
export interface ClassPathCallOptions extends Pick<
  CheckOptions,
  'on' | 'against' | 'order' | 'delegated' | 'platform' | 'jdk'
> {
  readonly with: readonly string[];
  readonly java: number | undefined;
  readonly search: boolean;
}

/** Declares the class path that `check` and `why` look at. */
export function declareClassPathOptions(command: Command): void {
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
    .option(
      '--java <n>',
      'the Java that runs the product (default: 8, or that of --platform)',
      javaNumber,
    )
    .option('--platform <folder>', 'a JDK whose classes count, instead of the recorded ones')
    .option('--jdk <n>', 'the Java that builds a module', javaVersion)
    .option(
      '--search',
      'try other versions of what breaks, a handful of downloads: which links, which has the name',
      false,
    );
}

/** What a goal is asked that looks at a class path. Throws `UsageError` for what would do nothing and nobody would see that. */
export function classPathOptions(
  call: Call,
  own: ClassPathCallOptions,
  consumers: readonly string[],
): CheckOptions {
  const { on, against, order, delegated, java, platform, jdk, search } = own;
  if (order !== 'child-first' && call.command.getOptionValueSource('delegated') === 'cli')
    throw new UsageError(
      'usage.arguments',
      `--delegated does nothing with --order ${order}: only a child-first loader passes its parent by`,
      {},
      'say --order child-first as well, or leave --delegated out',
    );
  return {
    consumers,
    on,
    against,
    beside: own.with,
    order,
    delegated,
    java,
    platform,
    search,
    maven: mavenOptions(call, {}),
    jdk,
    toolVersion: call.tool.version,
  };
}
