/** Findings of the area `repository`. */
export type RepositoryProblem = never;
