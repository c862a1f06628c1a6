import { isStopError } from '../contract/problem/errors.js';

/** The one place where outcomes become exit codes. */
export const exitCodes = {
  /** Nothing at or above `--fail-on`. */
  passed: 0,
  /** Something is. */
  failed: 1,
  /** Wrong usage or configuration. */
  usage: 2,
  /** An input could not be read or resolved. */
  input: 3,
  /** A fault of uberplan (EX_SOFTWARE of sysexits.h). */
  bug: 70,
  /** Ctrl-C: 128 + SIGINT. */
  interrupted: 130,
} as const;

/** The exit code for something thrown. */
export function exitCodeOfError(error: unknown): number {
  if (!isStopError(error)) return exitCodes.bug;
  return error.kind === 'usage' ? exitCodes.usage : exitCodes.input;
}
