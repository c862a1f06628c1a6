import type { Ora } from 'ora';
import type { Progress } from '../contract/ports/progress.js';

/** Where progress goes: a terminal or not. */
export type ProgressStream = NodeJS.WritableStream & {
  readonly isTTY?: boolean;
  readonly columns?: number;
};

/**
 * Progress for a person at a terminal; elsewhere it is silent. A terminal without a width (some pseudo-terminals have 0
 * columns) counts as none: ora would count endless lines there and erase them for ever.
 */
export function createProgress(wanted: boolean, stream: ProgressStream = process.stderr): Progress {
  const isShown = wanted && stream.isTTY === true && (stream.columns ?? 0) > 0;
  return isShown ? new Spinner(stream) : { report: () => {}, done: () => {} };
}

/** The spinner is loaded with the first message, since a run that finds nothing changed has none. */
class Spinner implements Progress {
  readonly #stream: ProgressStream;
  #message: string | undefined;
  #loading = false;
  #spinner: Ora | undefined;

  constructor(stream: ProgressStream) {
    this.#stream = stream;
  }

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
    this.#spinner = ora({ stream: this.#stream, discardStdin: false });
    this.#show();
  }

  #show(): void {
    if (this.#spinner === undefined || this.#message === undefined) return;
    this.#spinner.text = this.#message;
    if (!this.#spinner.isSpinning) this.#spinner.start();
  }
}
