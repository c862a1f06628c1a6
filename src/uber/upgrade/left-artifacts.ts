import { moduleKey, parseCoordinates } from '../../maven/coordinates/coordinates.js';
import { classEntries } from '../plan/class-entries.js';
import type { Planned } from './state.js';

/** What the old contents held and the new ones do not. */
export interface LeftArtifacts {
  /**
   * The artifact of the old contents that gave a class (internal name after package relocation) which the new contents do
   * not have, where its module is no longer in the tree.
   */
  readonly artifactOf: (name: string) => string | undefined;
  /** The same, whether or not its module is still in the tree. */
  readonly originOf: (name: string) => string | undefined;
  /** Whether the module of an artifact is no longer in the tree. */
  readonly hasLeft: (artifact: string) => boolean;
}

/** Compares two planned contents by their classes and modules. */
export function leftArtifacts(old: Planned, now: Planned): LeftArtifacts {
  const before = classEntries(old.contents);
  const after = classEntries(now.contents);
  const modules = new Set(
    now.contents.flatMap(({ artifacts }) =>
      artifacts.map(({ coordinates }) => moduleKey(coordinates)),
    ),
  );
  const hasLeft = (artifact: string): boolean => {
    const coordinates = parseCoordinates(artifact);
    return coordinates !== undefined && !modules.has(moduleKey(coordinates));
  };
  const originOf = (name: string): string | undefined => {
    const path = `${name}.class`;
    return after.has(path) || path.startsWith('META-INF/') ? undefined : before.get(path)?.origin;
  };
  return {
    originOf,
    hasLeft,
    artifactOf: (name) => {
      const origin = originOf(name);
      return origin !== undefined && hasLeft(origin) ? origin : undefined;
    },
  };
}
