/**
 * What stops a goal: a small closed set, thrown, mapped to exit codes in one place (`cli`). Findings about an input
 * are no errors but problems; broken promises of our own code are bugs (`unreachable`).
 */
export type StopError = UsageError | FormatError | ResolutionError | IoError;

/** Where something is: as much as is known. */
export interface Place {
  readonly file?: string;
  readonly entry?: string;
  /** Bytes (binary formats) or UTF-16 units (texts) from the start of `entry`, else of `file`. */
  readonly offset?: number;
  /** From 1. */
  readonly line?: number;
}

abstract class Stop extends Error {
  /** `area.kebab-name`, as for problems: page name and fixture name. */
  readonly code: string;
  readonly place: Place;
  /** What to do about it, one sentence, where one is known. */
  readonly advice: string | undefined;

  constructor(
    code: string,
    message: string,
    place: Place = {},
    advice?: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
    this.place = place;
    this.advice = advice;
  }
}

/** Wrong usage or configuration: exit code 2. */
export class UsageError extends Stop {
  readonly kind = 'usage';
}

/** An input is not what its format says: exit code 3. */
export class FormatError extends Stop {
  readonly kind = 'format';
}

/** A module, parent, version or artifact could not be resolved: exit code 3. */
export class ResolutionError extends Stop {
  readonly kind = 'resolution';
}

/** Reading or writing failed: exit code 3. */
export class IoError extends Stop {
  readonly kind = 'io';
}

/** The error is one of ours, to be told in one message; anything else is a bug and keeps its stack. */
export function isStopError(error: unknown): error is StopError {
  return error instanceof Stop;
}

/** A bug: a case that the types exclude was reached. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
