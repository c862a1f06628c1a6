import type { ResolveProblem } from '../contract/problem/kinds/resolve.js';
import type { Words } from './words.js';

/** What is said about findings of the area `resolve`. */
export const resolveWords = {} satisfies Words<ResolveProblem>;
