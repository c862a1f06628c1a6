import type { ClassProblem } from '../contract/problem/kinds/class.js';
import type { Words } from './words.js';

/** What is said about findings of the area `class`. */
export const classWords = {} satisfies Words<ClassProblem>;
