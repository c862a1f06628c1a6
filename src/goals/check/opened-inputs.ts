import type { Problem } from '../../contract/problem/problem.js';
import type { World } from '../input/world.js';
import { createAttribution } from '../side/attribution.js';
import type { OpenSide } from '../side/open-side.js';
import { openSide } from '../side/open-side.js';
import type { CheckOptions } from './options.js';

/** What a check has open. */
export interface OpenedInputs {
  /** One argument, which stays open till the end; a file that is named in two ways is read once. Throws as `openSide`. */
  readonly open: (text: string) => Promise<OpenSide>;
  /** A file that may be closed before. */
  readonly openApart: (file: string) => Promise<OpenSide>;
  /** Closes what was opened apart; `false`: it was named as an argument too, and stays open. */
  readonly close: (side: OpenSide) => boolean;
  /** Of all that was opened, closed or not. */
  readonly problems: () => readonly Problem[];
}

/** `opened` always has what the caller has to close in the end. */
export function openedInputs(
  world: World,
  options: CheckOptions,
  opened: OpenSide[],
): OpenedInputs {
  const attribution = createAttribution(world);
  const known = new Map<string, Promise<OpenSide>>();
  const apart = new Set<OpenSide>();
  const told: Problem[] = [];
  const openAnew = async (text: string): Promise<OpenSide> => {
    const side = await openSide(world, text, { ...options, plannedClasses: true }, attribution);
    opened.push(side);
    told.push(...side.problems);
    return side;
  };
  const keyOf = (text: string): string => world.files.realPath(text) ?? text;
  return {
    open: (text) => {
      const side = known.get(keyOf(text)) ?? openAnew(text);
      known.set(keyOf(text), side);
      return side;
    },
    openApart: async (file) => {
      const named = known.get(keyOf(file));
      if (named !== undefined) return named;
      const side = await openAnew(file);
      apart.add(side);
      return side;
    },
    close: (side) => {
      if (!apart.delete(side)) return false;
      opened.splice(opened.indexOf(side), 1);
      side.close();
      return true;
    },
    problems: () => told,
  };
}
