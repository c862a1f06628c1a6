import type { Problem } from '../../contract/problem/problem.js';

/** What several inputs tell is told once. */
export function distinctProblems(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}
