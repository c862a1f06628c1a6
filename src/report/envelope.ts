import type { StopError } from '../contract/problem/errors.js';
import type { Problem } from '../contract/problem/problem.js';
import { tell } from '../wording/tell.js';

/** Who made a document: name and version of the package. */
export interface Tool {
  readonly name: string;
  readonly version: string;
}

/** `passed`: nothing at or above `--fail-on`; `failed`: something is; `stopped`: an error ended the goal, there is no result. */
export type Verdict = 'passed' | 'failed' | 'stopped';

/** What every `--json` prints. Readers ignore keys that they do not know. */
export interface Envelope {
  /** `uberplan/GOAL-result/N`: the published schema is `schema/GOAL-result.json`. */
  readonly schema: string;
  readonly tool: Tool;
  readonly goal: string;
  readonly verdict: Verdict;
  readonly problems: readonly object[];
  readonly result: unknown;
}

/** The envelope of a goal that came to its end. */
export function envelope(
  tool: Tool,
  goal: string,
  verdict: 'passed' | 'failed',
  problems: readonly Problem[],
  result: unknown,
): Envelope {
  return {
    schema: schemaOf(goal),
    tool,
    goal,
    verdict,
    problems: problems.map((problem) => ({ ...problem, ...tell(problem) })),
    result,
  };
}

/** The envelope of a goal that an error stopped: the error is its one problem. */
export function errorEnvelope(tool: Tool, goal: string, error: StopError): Envelope {
  return {
    schema: schemaOf(goal),
    tool,
    goal,
    verdict: 'stopped',
    problems: [
      {
        code: error.code,
        severity: 'error',
        message: error.message,
        place: error.place,
        ...(error.advice === undefined ? {} : { advice: error.advice }),
      },
    ],
    result: null,
  };
}

/** The envelope of a bug: its code is `bug`, since no page can say what it means. */
export function bugEnvelope(tool: Tool, goal: string, message: string): Envelope {
  return {
    schema: schemaOf(goal),
    tool,
    goal,
    verdict: 'stopped',
    problems: [{ code: 'bug', severity: 'error', message }],
    result: null,
  };
}

/** As text: indented, one final line end. */
export function writeEnvelope(value: Envelope): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function schemaOf(goal: string): string {
  return `uberplan/${goal}-result/1`;
}
