import type { CheckCounts } from './result.js';

/** The counts of several consumers as one. */
export function sumOf(all: readonly CheckCounts[]): CheckCounts {
  const sum = { sites: 0, broken: 0, mended: 0, unchanged: 0, optional: 0, unknown: 0 };
  for (const one of all)
    for (const key of ['sites', 'broken', 'mended', 'unchanged', 'optional', 'unknown'] as const)
      sum[key] += one[key];
  return sum;
}
