import type { RepositoryProblem } from '../contract/problem/kinds/repository.js';
import type { Words } from './words.js';

/** What is said about findings of the area `repository`. */
export const repositoryWords = {} satisfies Words<RepositoryProblem>;
