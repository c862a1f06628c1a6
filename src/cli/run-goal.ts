import type { Tool } from '../report/envelope.js';
import { envelope, writeEnvelope } from '../report/envelope.js';
import type { View } from '../report/paint.js';
import { paint, plainView } from '../report/paint.js';
import { printable } from '../report/printable.js';
import { reaches } from '../report/verdict.js';
import type { CommonOptions } from './common-options.js';
import { configured } from './configured.js';
import { exitCodes } from './exit-code.js';
import type { Call, GoalCommand, Outcome } from './goal.js';
import { suffixOf } from './report-format.js';
import type { Sink, Streams } from './streams.js';
import { wantsColor } from './streams.js';
import { openWorld } from './world.js';

/** A goal, and what the command line says to it. */
export interface GoalCall extends Pick<Call, 'common' | 'inputs' | 'command'> {
  readonly goal: GoalCommand;
}

/** Runs a goal in the real world and shows what it came to; the answer is the exit code. Throws what the goal throws. */
export async function runGoal(call: GoalCall, streams: Streams, tool: Tool): Promise<number> {
  const { goal, command } = call;
  const { world, cacheFolder, close } = await openWorld(call.common);
  try {
    const { common, inputs, severities } = await configured(call, world.files);
    const outcome = await goal.run({
      world,
      cacheFolder,
      tool,
      common,
      severities,
      inputs,
      command,
    });
    world.progress.done();
    const failed = outcome.failed === true || reaches(outcome.problems, common.failOn);
    const verdict = failed ? 'failed' : 'passed';
    const json = (): string =>
      writeEnvelope(envelope(tool, goal.name, verdict, outcome.problems, outcome.result));
    for (const file of common.report) world.files.write(file, reportText(file, outcome, json));
    if (common.json) streams.out.write(json());
    else show(outcome, common, streams);
    if (isOnGitHub(process.env['GITHUB_ACTIONS']) && outcome.annotations) {
      streams.err.write(printable(outcome.annotations(), false));
    }
    return exitCodes[verdict];
  } finally {
    world.progress.done();
    await close();
  }
}

/** GitHub sets `true`; some runners that stand in for it set something else. */
function isOnGitHub(value: string | undefined): boolean {
  return value !== undefined && !['', '0', 'false'].includes(value);
}

function show(outcome: Outcome, common: CommonOptions, { out, err }: Streams): void {
  out.write(textFor(outcome.screen, common, out));
  if (outcome.aside) err.write(textFor(outcome.aside, common, err));
}

function textFor(text: (view: View) => string, common: CommonOptions, to: Sink): string {
  const color = wantsColor(common.color, to.isTerminal, process.env);
  const { verbose, quiet } = common;
  const width = verbose ? Infinity : (to.columns ?? 140);
  return printable(text({ paint: paint(color), verbose, quiet, width }), color);
}

function reportText(file: string, outcome: Outcome, json: () => string): string {
  const suffix = suffixOf(file);
  if (suffix === '.json') return json();
  return outcome.reports[suffix]?.() ?? outcome.screen(plainView);
}
