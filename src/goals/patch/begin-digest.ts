import { begun } from '../input/begun.js';
import type { World } from '../input/world.js';

/** A SHA-256 that is being made. */
export type BegunDigest = () => Promise<string>;

/** Begins the SHA-256 of a file, lower-case hex, on a thread. What fails is told to whoever asks for it, and to nobody else. */
export function beginDigest({ tasks }: Pick<World, 'tasks'>, file: string): BegunDigest {
  const digest = begun(tasks.run('digest', [{ file }]));
  return async () => {
    const [sha256] = await digest;
    if (sha256 === undefined) throw new Error('a digest was asked for and not given');
    return sha256;
  };
}
