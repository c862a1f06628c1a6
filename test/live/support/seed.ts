import { execFileSync } from 'node:child_process';

/** Another sample with each commit, the same one again with the seed that is printed (UBERPLAN_SEED). */
export function seedOfRun(): string {
  return (
    process.env['UBERPLAN_SEED'] ??
    execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' }).trim()
  );
}

/** mulberry32 over a hash of the seed. */
export function randomOf(text: string): () => number {
  let state = [...Buffer.from(text)].reduce((hash, byte) => Math.imul(hash ^ byte, 16777619), 7);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** At most that many of them, each at most once. */
export function drawn<T>(from: readonly T[], most: number, random: () => number): readonly T[] {
  const left = [...from];
  const chosen: T[] = [];
  while (chosen.length < most && left.length > 0)
    chosen.push(...left.splice(Math.floor(random() * left.length), 1));
  return chosen;
}
