/** The recorded plans that the package carries in `plans/`: the embedded default. */
export interface RecordedPlans {
  /** Names of the files, in byte order. */
  list(): readonly string[];
  /** A file by its name; throws `IoError` where the package is damaged. */
  read(name: string): Uint8Array;
}
