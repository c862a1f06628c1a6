import type { PlanProblem } from '../contract/problem/kinds/plan.js';
import type { Words } from './words.js';

/** What is said about findings of the area `plan`. */
export const planWords = {} satisfies Words<PlanProblem>;
