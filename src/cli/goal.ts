import type { Command } from 'commander';
import type { Problem } from '../contract/problem/problem.js';
import type { World } from '../goals/input/world.js';
import type { Tool } from '../report/envelope.js';
import type { View } from '../report/paint.js';
import type { Severities } from '../report/verdict.js';
import type { CommonOptions } from './common-options.js';

/** A goal as the command line knows it. `run` imports the goal's code only when it runs. */
export interface GoalCommand {
  readonly name: string;
  /** The arguments, as usage shows them: `[input]`, `<old> <new>`. */
  readonly inputs: string;
  /** A few words for the list of goals. */
  readonly summary: string;
  /** What it does, what it prints, what it writes. */
  readonly description: string;
  /** Suffixes that `--report` takes, beside `.json` and `.txt`. */
  readonly reportFormats: readonly string[];
  readonly declare: (command: Command) => void;
  readonly run: (call: Call) => Promise<Outcome>;
}

/** One call of a goal. */
export interface Call {
  readonly world: World;
  /** Of this tool: `--cache`, else the user's. */
  readonly cacheFolder: string;
  readonly tool: Tool;
  readonly common: CommonOptions;
  /** How serious problems are by code, where the configuration says so. */
  readonly severities: Severities;
  /** The arguments, in order: as many as `inputs` of the goal takes. */
  readonly inputs: readonly string[];
  /** Carries the goal's own options. */
  readonly command: Command;
}

/** What a goal came to, ready to be shown in whatever way was asked for. */
export interface Outcome {
  readonly problems: readonly Problem[];
  /** What the goal's own options count as failed: the exit code is 1 whatever the problems are. */
  readonly failed?: boolean;
  /** `result` of the JSON envelope. */
  readonly result: unknown;
  readonly screen: (view: View) => string;
  /** What goes to stderr beside a screen that is made for pipes. */
  readonly aside?: (view: View) => string;
  /** Workflow commands of GitHub Actions, for a run that happens there. */
  readonly annotations?: () => string;
  /** Report formats beside `.json` and `.txt`, by suffix. */
  readonly reports: Readonly<Record<string, () => string>>;
}
