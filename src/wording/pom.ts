import type { PomProblem } from '../contract/problem/kinds/pom.js';
import type { Words } from './words.js';

/** What is said about findings of the area `pom`. */
export const pomWords = {} satisfies Words<PomProblem>;
