/** Findings of the area `resolve`. */
export type ResolveProblem = never;
