/** Findings of the area `generate`. */
export type GenerateProblem = never;
