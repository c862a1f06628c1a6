/** Findings of the area `upgrade`. */
export type UpgradeProblem = never;
