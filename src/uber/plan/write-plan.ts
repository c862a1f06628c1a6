import type { Plan } from './plan.js';

/** The plan as text: keys in the order of the schema, a line per item, so that a review can read its diff. Same plan, same bytes. */
export declare function writePlan(plan: Plan): string;
