import type { FailedRepository } from '../../contract/problem/failed-repository.js';
import type { Coordinates, ModuleId, ModuleVersion } from '../coordinates/coordinates.js';
import type { RepositoryDefinition } from '../pom/model.js';
import type { Problem } from '../../contract/problem/problem.js';
import type { VersionConstraint } from '../version/range.js';

/**
 * A node of the dirty graph: every edge that collecting followed. Mediation rewrites scope and optionality of winners and
 * takes losers out of `children` in place, as Maven's `ConflictResolver` does; lists of children may be shared by nodes
 * (equal subtrees, cycles), and the list, not the node, is the identity of a parent.
 */
export interface GraphNode {
  readonly coordinates: Coordinates;
  /** `versionlessKey` of the coordinates. */
  readonly key: string;
  /** The number of the conflict it takes part in; `undefined` before `markConflicts`. */
  conflict: number | undefined;
  readonly type: string;
  scope: string;
  optional: boolean;
  readonly scopeManaged: boolean;
  readonly optionalManaged: boolean;
  readonly premanagedVersion: string | undefined;
  readonly premanagedScope: string | undefined;
  readonly requestedVersion: string;
  readonly constraint: VersionConstraint;
  readonly systemPath: string | undefined;
  readonly repositories: readonly RepositoryDefinition[];
  readonly relocatedFrom: readonly ModuleVersion[];
  /** Why its descriptor says nothing, if it counts in the end. */
  readonly trouble: DescriptorTrouble | undefined;
  children: GraphNode[];
}

/** What was wrong with a descriptor. */
export type DescriptorTrouble =
  | { readonly kind: 'absent'; readonly asked: readonly string[] }
  | {
      readonly kind: 'unasked';
      readonly failed: readonly FailedRepository[];
    }
  | { readonly kind: 'unusable'; readonly problem: Problem }
  | { readonly kind: 'no-version' }
  | { readonly kind: 'unsafe' };

/** The root: an artifact, no dependency. */
export interface Graph {
  readonly root: Coordinates;
  readonly children: GraphNode[];
  /** What exclusions took away, by the list it would have been in. */
  readonly excluded: ReadonlyMap<GraphNode[], readonly ExcludedDependency[]>;
}

/** A dependency that an exclusion removed; `by`: the dependency that carries it. */
export interface ExcludedDependency {
  readonly module: ModuleVersion;
  readonly by: ModuleId;
}
