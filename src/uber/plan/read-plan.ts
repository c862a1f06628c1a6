import type { Plan } from './plan.js';

/**
 * Reads a plan. Throws `FormatError`: `plan.not-json`, `plan.schema-version` (another version of the format),
 * `plan.malformed` (with the path of the value that is wrong).
 */
export declare function readPlan(text: string, name: string): Plan;
