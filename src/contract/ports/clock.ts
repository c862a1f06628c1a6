/** The time, as an input: the core never reads the clock. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
}
