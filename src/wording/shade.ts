import type { ShadeProblem } from '../contract/problem/kinds/shade.js';
import type { Words } from './words.js';

/** What is said about findings of the area `shade`. */
export const shadeWords = {} satisfies Words<ShadeProblem>;
