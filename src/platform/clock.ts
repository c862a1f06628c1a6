import type { Clock } from '../contract/ports/clock.js';

/** The time of this machine. */
export const systemClock: Clock = { now: () => Date.now() };
