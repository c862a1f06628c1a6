export interface Counts {
  readonly passed: number;
  readonly failed: number;
  /** One line per failure. */
  readonly failures: readonly string[];
}

export function countReport(name: string, text: string): Counts;
export function addCounts(all: readonly Counts[]): Counts;
