import type { Problem } from './problem.js';

/** What several inputs or threads tell is told once, where it was told first. */
export function onceEach(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}
