import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import type { FailOn } from '../report/verdict.js';
import { failOnChoices } from '../report/verdict.js';
import type { ColorChoice } from './streams.js';

/** The options that every goal has, as commander gives them. */
export interface CommonOptions {
  readonly json: boolean;
  readonly report: readonly string[];
  readonly failOn: FailOn;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly debug: boolean;
  readonly color: ColorChoice;
  readonly offline: boolean;
  readonly update: boolean;
  readonly settings: string | undefined;
  readonly repository: readonly string[];
  readonly cache: string | undefined;
  readonly config: string | undefined;
}

/** Declares them on the program: they count before and after the goal's name. */
export function declareCommonOptions(program: Command): void {
  program
    .option(
      '--json',
      'print one JSON document (schema/GOAL-result.json) instead of the screen',
      false,
    )
    .option(
      '--report <file>',
      'also write a report; the suffix names the format; repeatable',
      many,
      [],
    )
    .addOption(
      new Option('--fail-on <severity>', 'least severity of a problem that makes the exit code 1')
        .choices([...failOnChoices])
        .default('error'),
    )
    .option('--quiet', 'print the verdict alone', false)
    .option('--verbose', 'print everything instead of the first of many', false)
    .option('--debug', 'print a stack trace with an error', false)
    .addOption(
      new Option('--color <when>', 'colour the screen; NO_COLOR is honoured')
        .choices(['auto', 'always', 'never'])
        .default('auto'),
    )
    .option('--offline', 'ask no repository; what is not on this machine could not be asked', false)
    .option('--update', 'ask again for what a repository answered before', false)
    .option('--settings <file>', "use this settings.xml instead of the user's")
    .option('--repository <url>', 'ask this repository too; repeatable', many, [])
    .option('--cache <dir>', "keep uberplan's own cache there")
    .option(
      '--config <file>',
      'take what the command line does not say from this file (default: uberplan.json beside the POM)',
    );
}

/** Collects a repeatable option in the order of the command line. */
export function many(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

/** Collects `NAME=VALUE`; the last of one name counts. */
export function pairs(
  value: string,
  before: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const match = /^([^=\s]+)=(.*)$/s.exec(value);
  if (!match?.[1]) throw new InvalidArgumentError('NAME=VALUE is needed.');
  return { ...before, [match[1]]: match[2] ?? '' };
}

/** `pairs` as Maven takes `-D`: a name alone means `true`. */
export function userProperties(
  value: string,
  before: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return pairs(/^[^=\s]+$/.test(value) ? `${value}=true` : value, before);
}

/** A Java feature number, such as 8 or 25. */
export function javaNumber(value: string): number {
  const number = Number(/^(?:1\.)?(\d{1,2})$/.exec(value)?.[1] ?? Number.NaN);
  if (!(number >= 5))
    throw new InvalidArgumentError('A Java feature number such as 8 or 17 is needed.');
  return number;
}
