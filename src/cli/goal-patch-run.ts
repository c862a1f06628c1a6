import type { Call, Outcome } from './goal.js';

/** `uberplan patch` once its arguments are understood. What reads plans comes with it, and is not for goals that need none. */
export async function runPatch(call: Call): Promise<Outcome> {
  return (await import('./goal-patch-whole.js')).runWholePatch(call);
}
