import type { SidePart } from '../../jvm/compare/side.js';
import type { OpenSide } from '../side/open-side.js';

/** The files that lie beside consumers: each is opened when the first of them is checked, and given back behind the last. */
export interface BesideFiles {
  /** One more consumer will need them. */
  expect(files: readonly string[]): void;
  /** In that order. Throws what opening throws. */
  open(files: readonly string[]): Promise<readonly SidePart[]>;
  /** One of those that needed them is done. Returns what nobody needs any more: it is for the caller to close. */
  release(files: readonly string[]): readonly OpenSide[];
}

/**
 * A consumer's tree may hold jars of hundreds of thousands of entries, and there may be dozens of consumers: so no more is
 * held open than those need that are still to be checked. `open` is called once for each file, and again for one that was
 * given back.
 */
export function besideFiles(open: (file: string) => Promise<OpenSide>): BesideFiles {
  const needed = new Map<string, number>();
  const opened = new Map<string, OpenSide>();
  return {
    expect: (files) => {
      for (const file of files) needed.set(file, (needed.get(file) ?? 0) + 1);
    },
    open: async (files) => {
      const parts: SidePart[] = [];
      for (const file of files) {
        const side = opened.get(file) ?? (await open(file));
        opened.set(file, side);
        parts.push(...side.side.parts);
      }
      return parts;
    },
    release: (files) =>
      files.flatMap((file) => {
        const left = (needed.get(file) ?? 0) - 1;
        needed.set(file, left);
        const side = opened.get(file);
        if (left > 0 || side === undefined) return [];
        opened.delete(file);
        return [side];
      }),
  };
}
