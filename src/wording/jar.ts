import type { JarProblem } from '../contract/problem/kinds/jar.js';
import type { Words } from './words.js';

/** What is said about findings of the area `jar`. */
export const jarWords = {} satisfies Words<JarProblem>;
