import type { ResolveMachine } from './machine.js';

/** Maven 3's resolution of a root: collect, then mediate. */
export declare const resolveGraph: ResolveMachine;
