/** Tells a person what is going on; on anything but a terminal it is silent. */
export interface Progress {
  /** What is done now, such as `resolving 42 of 132`. */
  report(message: string): void;
  done(): void;
}
