import type { Problem, Severity } from '../contract/problem/problem.js';

/** Everything said about one kind of problem. Sentences name what, where and what to do; no figure that was not computed. */
export interface ProblemWords<P> {
  readonly severity: Severity;
  /** What it is, in a few words: the heading of its page under `docs/problems/`. */
  readonly title: string;
  readonly message: (problem: P) => string;
  /** What to do, one sentence. */
  readonly advice: (problem: P) => string;
}

/** The words of one area: a new code cannot be added without them. */
export type Words<P extends Problem> = {
  readonly [Code in P['code']]: ProblemWords<Extract<P, { readonly code: Code }>>;
};
