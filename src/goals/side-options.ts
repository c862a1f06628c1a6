import type { DiffOptions } from './diff-options.js';

/** What opening inputs takes of the options of a goal. */
export type SideOptions = Pick<DiffOptions, 'maven' | 'jdk' | 'java' | 'toolVersion'>;
