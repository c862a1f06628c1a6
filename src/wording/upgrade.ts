import type { UpgradeProblem } from '../contract/problem/kinds/upgrade.js';
import type { Words } from './words.js';

/** What is said about findings of the area `upgrade`. */
export const upgradeWords = {} satisfies Words<UpgradeProblem>;
