import type { Ora } from 'ora';
import type { Progress } from '../contract/ports/progress.js';

/** Progress on stderr, for a person at a terminal; elsewhere it is silent. */
export function createProgress(wanted: boolean): Progress {
  if (!wanted || !process.stderr.isTTY) return { report: () => {}, done: () => {} };
  return new Spinner();
}

/** The spinner is loaded with the first message, since a run that finds nothing changed has none. */
class Spinner implements Progress {
  #message: string | undefined;
  #loading = false;
  #spinner: Ora | undefined;

  report(message: string): void {
    this.#message = message;
    if (!this.#loading) void this.#load();
    this.#show();
  }

  /** At once, so that what is printed next stands alone. */
  done(): void {
    this.#message = undefined;
    this.#spinner?.stop();
  }

  async #load(): Promise<void> {
    this.#loading = true;
    const { default: ora } = await import('ora');
    this.#spinner = ora({ stream: process.stderr, discardStdin: false });
    this.#show();
  }

  #show(): void {
    if (this.#spinner === undefined || this.#message === undefined) return;
    this.#spinner.text = this.#message;
    if (!this.#spinner.isSpinning) this.#spinner.start();
  }
}
