/** A repository that gave no answer that decides anything, and why. */
export interface FailedRepository {
  /** Its id. */
  readonly repository: string;
  /** Such as `timed out`. */
  readonly detail: string;
}

/** `central: timed out`, of each. */
export function failureOf({ repository, detail }: FailedRepository): string {
  return `${repository}: ${detail}`;
}

/** `central: timed out; internal: refused`. */
export function failuresText(failed: readonly FailedRepository[]): string {
  return failed.map(failureOf).join('; ');
}
