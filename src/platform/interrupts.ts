import { removeTemporaries } from './temporaries.js';

/**
 * On Ctrl-C (and SIGTERM, SIGHUP) removes what is half written, lets the command line say its last word, and ends with
 * the exit code for an interruption: 128 + the signal's number.
 */
export function onInterrupt(lastWord: () => void): void {
  const signals = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 } as const;
  for (const [signal, number] of Object.entries(signals)) {
    process.once(signal, () => {
      removeTemporaries();
      lastWord();
      // The one place that ends an interrupted run.
      process.exit(128 + number);
    });
  }
  process.once('exit', removeTemporaries);
}
