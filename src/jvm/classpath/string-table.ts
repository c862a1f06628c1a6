/** Distinct texts, numbered from 0; number 0 is the empty text. Decoded only when asked for. */
export interface StringTable {
  readonly count: number;
  /** Throws `RangeError` for a number that is not in the table. */
  text(id: number): string;
}
