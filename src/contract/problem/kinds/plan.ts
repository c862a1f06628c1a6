/** Findings of the area `plan`. */
export type PlanProblem = never;
