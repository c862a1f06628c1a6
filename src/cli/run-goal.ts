import type { Tool } from '../report/envelope.js';
import { envelope, writeEnvelope } from '../report/envelope.js';
import { paint, plainView } from '../report/paint.js';
import { printable } from '../report/printable.js';
import { reaches } from '../report/verdict.js';
import type { CommonOptions } from './common-options.js';
import { exitCodes } from './exit-code.js';
import type { Call, GoalCommand, Outcome } from './goal.js';
import { suffixOf } from './report-format.js';
import type { Streams } from './streams.js';
import { wantsColor } from './streams.js';
import { openWorld } from './world.js';

/** A goal, and what the command line says to it. */
export interface GoalCall extends Pick<Call, 'common' | 'inputs' | 'command'> {
  readonly goal: GoalCommand;
}

/** Runs a goal in the real world and shows what it came to; the answer is the exit code. Throws what the goal throws. */
export async function runGoal(
  { goal, common, inputs, command }: GoalCall,
  streams: Streams,
  tool: Tool,
): Promise<number> {
  const { world, cacheFolder, close } = await openWorld(common);
  try {
    const outcome = await goal.run({ world, cacheFolder, tool, common, inputs, command });
    world.progress.done();
    const failed = outcome.failed === true || reaches(outcome.problems, common.failOn);
    const verdict = failed ? 'failed' : 'passed';
    const json = (): string =>
      writeEnvelope(envelope(tool, goal.name, verdict, outcome.problems, outcome.result));
    for (const file of common.report) world.files.write(file, reportText(file, outcome, json));
    streams.out.write(common.json ? json() : screenText(outcome, common, streams));
    return exitCodes[verdict];
  } finally {
    world.progress.done();
    await close();
  }
}

function screenText(outcome: Outcome, common: CommonOptions, streams: Streams): string {
  const color = wantsColor(common.color, streams.out.isTerminal, process.env);
  const { verbose, quiet } = common;
  const width = verbose ? Infinity : (streams.out.columns ?? 140);
  const view = { paint: paint(color), verbose, quiet, width };
  return printable(outcome.screen(view), color);
}

function reportText(file: string, outcome: Outcome, json: () => string): string {
  const suffix = suffixOf(file);
  if (suffix === '.json') return json();
  return outcome.reports[suffix]?.() ?? outcome.screen(plainView);
}
