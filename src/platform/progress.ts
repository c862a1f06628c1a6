import ora from 'ora';
import type { Progress } from '../contract/ports/progress.js';

/** Progress on stderr, for a person at a terminal; elsewhere it is silent. */
export function createProgress(wanted: boolean): Progress {
  if (!wanted || !process.stderr.isTTY) return { report: () => {}, done: () => {} };
  const spinner = ora({ stream: process.stderr, discardStdin: false });
  return {
    report: (message) => {
      spinner.text = message;
      if (!spinner.isSpinning) spinner.start();
    },
    done: () => {
      spinner.stop();
    },
  };
}
