import { Command, CommanderError } from 'commander';
import type { Option } from 'commander';
import { UsageError } from '../contract/problem/errors.js';
import type { Tool } from '../report/envelope.js';
import type { CommonOptions } from './common-options.js';
import { declareCommonOptions } from './common-options.js';
import { exitCodes } from './exit-code.js';
import type { GoalCommand } from './goal.js';
import { checkCommand } from './goal-check.js';
import { diffCommand } from './goal-diff.js';
import { generateCommand } from './goal-generate.js';
import { patchCommand } from './goal-patch.js';
import { planCommand } from './goal-plan.js';
import { whyCommand } from './goal-why.js';
import { helpPage } from './help.js';
import type { Streams } from './streams.js';

/** Every goal, in the order that help shows them. */
export const goals: readonly GoalCommand[] = [
  planCommand,
  generateCommand,
  diffCommand,
  patchCommand,
  checkCommand,
  whyCommand,
];

/** What to do once the command line is understood. */
export type RunGoal = (
  goal: GoalCommand,
  common: CommonOptions,
  inputs: readonly string[],
  command: Command,
) => Promise<number>;

/**
 * Understands the command line and acts on it; the answer is the exit code. What commander finds wrong comes as a
 * `UsageError`; help and version are printed and are no errors.
 */
export async function parseAndRun(
  argv: readonly string[],
  streams: Streams,
  tool: Tool,
  runGoal: RunGoal,
): Promise<number> {
  const state: { exitCode: number } = { exitCode: exitCodes.passed };
  const program = rootCommand(streams, tool, state);
  for (const goal of goals) {
    const command = program.command(`${goal.name} ${goal.inputs}`).summary(goal.summary);
    command.description(goal.description);
    goal.declare(command);
    command.action(async () => {
      state.exitCode = await runGoal(goal, program.opts<CommonOptions>(), command.args, command);
    });
  }
  declareHelp(program, streams);
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    const goal = meantGoal(argv, program);
    if (error.exitCode !== 0 && goal !== undefined) throw unknownGoal(goal, program);
    return exitCodeOfCommander(error);
  }
  return state.exitCode;
}

function rootCommand(streams: Streams, tool: Tool, state: { exitCode: number }): Command {
  const program = new Command(tool.name);
  program
    .description('What must this uber (shaded) jar contain, and who breaks if it changes?')
    .usage('<goal> [inputs] [options]')
    .version(tool.version, '--version', 'print the version')
    .helpOption('--help', 'print help')
    .commandsGroup('Goals:')
    .helpCommand(false)
    .configureHelp({ showGlobalOptions: true, optionDescription })
    .configureOutput({
      writeOut: (text) => streams.out.write(text),
      writeErr: (text) => streams.err.write(text),
      outputError: () => undefined,
    })
    .exitOverride()
    .argument('[goal]')
    .action((goal: string | undefined) => {
      if (goal !== undefined) throw unknownGoal(goal, program);
      program.outputHelp({ error: true });
      state.exitCode = exitCodes.usage;
    });
  declareCommonOptions(program);
  return program;
}

function declareHelp(program: Command, streams: Streams): void {
  program
    .command('help [topic]')
    .summary('explain a goal, or what a problem code means')
    .action((topic: string | undefined) => {
      streams.out.write(helpPage(topic, program));
    });
}

/** What commander says, but for defaults that say nothing: a switch is off, a repeatable option is empty. */
function optionDescription({ description, argChoices, defaultValue }: Option): string {
  const notes = [
    ...(argChoices ? [argChoices.join(' | ')] : []),
    ...(typeof defaultValue === 'string' ? [`default: ${defaultValue}`] : []),
  ];
  return notes.length === 0 ? description : `${description} (${notes.join('; ')})`;
}

function unknownGoal(goal: string, program: Command): UsageError {
  const known = program.commands.map((command) => command.name());
  return new UsageError(
    'usage.unknown-goal',
    `there is no goal "${goal}"`,
    {},
    `the goals are ${known.join(', ')}`,
  );
}

/** The first word, where no goal is named: commander looks at the options behind it, and tells those as unknown. */
function meantGoal(
  [first = '-', ...rest]: readonly string[],
  program: Command,
): string | undefined {
  const known = new Set(program.commands.map((command) => command.name()));
  return first.startsWith('-') || [first, ...rest].some((word) => known.has(word))
    ? undefined
    : first;
}

function exitCodeOfCommander(error: CommanderError): number {
  if (error.exitCode === 0) return exitCodes.passed;
  throw new UsageError(
    'usage.arguments',
    error.message.replace(/^error: /, '').replaceAll(/\s*\n\s*/g, ' '),
    {},
    'uberplan --help lists goals and options, uberplan help GOAL those of one goal',
    { cause: error },
  );
}
