/** Findings of the area `class`. */
export type ClassProblem = never;
