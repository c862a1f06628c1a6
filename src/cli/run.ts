import { isStopError, UsageError } from '../contract/problem/errors.js';
import type { Tool } from '../report/envelope.js';
import { bugEnvelope, envelope, errorEnvelope, writeEnvelope } from '../report/envelope.js';
import { paint, plainView } from '../report/paint.js';
import { bugText, stopText } from '../report/stop.js';
import { printable } from '../report/printable.js';
import { reaches } from '../report/verdict.js';
import type { CommonOptions } from './common-options.js';
import { exitCodeOfError, exitCodes } from './exit-code.js';
import type { GoalCommand, Outcome } from './goal.js';
import { parseAndRun } from './program.js';
import type { RunGoal } from './program.js';
import { wantsColor } from './streams.js';
import type { ColorChoice, Streams } from './streams.js';
import { openWorld } from './world.js';

/**
 * One run of the command line, from arguments to exit code. Everything that a goal says goes through here: the screen or
 * the envelope to `out`, errors to `err`. Never throws.
 */
export async function run(argv: readonly string[], streams: Streams, tool: Tool): Promise<number> {
  try {
    return await parseAndRun(argv, streams, tool, goalRunner(streams, tool));
  } catch (error) {
    tellError(error, argv, streams, tool);
    return exitCodeOfError(error);
  }
}

function goalRunner(streams: Streams, tool: Tool): RunGoal {
  return async (goal, common, input, command) => {
    checkReports(goal, common);
    const { world, cacheFolder, close } = await openWorld(common);
    try {
      const outcome = await goal.run({ world, cacheFolder, tool, common, input, command });
      world.progress.done();
      const verdict = reaches(outcome.problems, common.failOn) ? 'failed' : 'passed';
      const json = (): string =>
        writeEnvelope(envelope(tool, goal.name, verdict, outcome.problems, outcome.result));
      for (const file of common.report) world.files.write(file, reportText(file, outcome, json));
      streams.out.write(common.json ? json() : screenText(outcome, common, streams));
      return exitCodes[verdict];
    } finally {
      world.progress.done();
      await close();
    }
  };
}

function screenText(outcome: Outcome, common: CommonOptions, streams: Streams): string {
  const color = wantsColor(common.color, streams.out.isTerminal, process.env);
  const { verbose, quiet } = common;
  const width = verbose ? Infinity : (streams.out.columns ?? 140);
  const view = { paint: paint(color), verbose, quiet, width };
  return printable(outcome.screen(view), color);
}

/** Wrong report names are told before any work is done. */
function checkReports(goal: GoalCommand, common: CommonOptions): void {
  const known = ['.json', '.txt', ...goal.reportFormats];
  for (const file of common.report) {
    if (known.includes(suffixOf(file))) continue;
    throw new UsageError(
      'usage.report-format',
      `${goal.name} has no report format for ${file}`,
      { file },
      `end the file's name in one of ${known.join(' ')}`,
    );
  }
}

function reportText(file: string, outcome: Outcome, json: () => string): string {
  const suffix = suffixOf(file);
  if (suffix === '.json') return json();
  return outcome.reports[suffix]?.() ?? outcome.screen(plainView);
}

function suffixOf(file: string): string {
  return /\.[a-z]+$/i.exec(file)?.[0].toLowerCase() ?? '';
}

/**
 * An error in the way that the arguments ask for. They may be what is wrong, so they are looked at here without being
 * understood.
 */
function tellError(error: unknown, argv: readonly string[], streams: Streams, tool: Tool): void {
  const goal = argv.find((argument) => !argument.startsWith('-')) ?? 'help';
  const debug = argv.includes('--debug');
  const color = wantsColor(askedColor(argv), streams.err.isTerminal, process.env);
  const marks = paint(color);
  if (argv.includes('--json')) {
    const document = isStopError(error)
      ? errorEnvelope(tool, goal, error)
      : bugEnvelope(tool, goal, error instanceof Error ? error.message : String(error));
    streams.out.write(writeEnvelope(document));
    if (!debug) return;
  }
  const text = isStopError(error) ? stopText(error, marks) : bugText(error, debug, marks);
  streams.err.write(printable(text, color));
  if (!isStopError(error)) return;
  if (debug) streams.err.write(`${error.stack ?? ''}\n`);
}

function askedColor(argv: readonly string[]): ColorChoice {
  const text = argv.join(' ');
  const asked = /(?:^| )--color[ =](always|never)(?: |$)/.exec(text)?.[1];
  return asked === 'always' || asked === 'never' ? asked : 'auto';
}
