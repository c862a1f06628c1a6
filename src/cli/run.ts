import type { Tool } from '../report/envelope.js';
import { exitCodeOfError } from './exit-code.js';
import { parseAndRun } from './program.js';
import { checkReports } from './report-format.js';
import type { Streams } from './streams.js';

/**
 * One run of the command line, from arguments to exit code. Everything that a goal says goes through here: the screen or
 * the envelope to `out`, errors to `err`. Never throws. What is not needed to print help is loaded when it is.
 */
export async function run(argv: readonly string[], streams: Streams, tool: Tool): Promise<number> {
  try {
    return await parseAndRun(argv, streams, tool, async (goal, common, inputs, command) => {
      checkReports(goal, common);
      const { runGoal } = await import('./run-goal.js');
      return runGoal({ goal, common, inputs, command }, streams, tool);
    });
  } catch (error) {
    const { tellError } = await import('./tell-error.js');
    tellError(error, argv, streams, tool);
    return exitCodeOfError(error);
  }
}
