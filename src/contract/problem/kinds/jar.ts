/** Findings of the area `jar`. */
export type JarProblem = never;
