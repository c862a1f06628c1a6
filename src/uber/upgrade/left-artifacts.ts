import { moduleKey, parseCoordinates } from '../../maven/coordinates/coordinates.js';
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
  const before = classOrigins(old);
  const after = classOrigins(now);
  const modules = new Set(
    now.contents.flatMap(({ artifacts }) =>
      artifacts.map(({ coordinates }) => moduleKey(coordinates)),
    ),
  );
  const hasLeft = (artifact: string): boolean => {
    const coordinates = parseCoordinates(artifact);
    return coordinates !== undefined && !modules.has(moduleKey(coordinates));
  };
  const originOf = (name: string): string | undefined =>
    after.has(name) ? undefined : before.get(name);
  return {
    originOf,
    hasLeft,
    artifactOf: (name) => {
      const origin = originOf(name);
      return origin !== undefined && hasLeft(origin) ? origin : undefined;
    },
  };
}

function classOrigins({ contents }: Planned): ReadonlyMap<string, string> {
  const origins = new Map<string, string>();
  for (const { entries } of contents) {
    for (const { path, origin } of entries) {
      if (!path.endsWith('.class') || path.startsWith('META-INF/')) continue;
      origins.set(path.slice(0, -'.class'.length), origin);
    }
  }
  return origins;
}
