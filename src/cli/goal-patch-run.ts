import { beginDigest } from '../goals/patch/begin-digest.js';
import type { Call, Outcome } from './goal.js';
import type { PatchCommandOptions } from './goal-patch.js';

/**
 * `uberplan patch` once its arguments are understood. What reads plans comes with the rest, and is not for goals that need
 * none. A jar that is named by its file is hashed from now on: that takes as long as loading the rest and all that comes
 * before writing.
 */
export async function runPatch(call: Call): Promise<Outcome> {
  const { world, inputs, command } = call;
  const [jar] = inputs;
  const isFile = jar !== undefined && world.files.stat(jar)?.kind === 'file';
  const { undo } = command.opts<PatchCommandOptions>();
  const digest = isFile && !undo ? beginDigest(world, jar) : undefined;
  return (await import('./goal-patch-whole.js')).runWholePatch(call, digest);
}
