/** Findings of the area `shade`. */
export type ShadeProblem = never;
