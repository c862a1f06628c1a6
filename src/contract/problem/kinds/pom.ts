/** Findings of the area `pom`. */
export type PomProblem = never;
