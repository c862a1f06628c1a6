import type { GenerateProblem } from '../contract/problem/kinds/generate.js';
import type { Words } from './words.js';

/** What is said about findings of the area `generate`. */
export const generateWords = {} satisfies Words<GenerateProblem>;
