import type { FailedRepository } from '../../contract/problem/failed-repository.js';
import type { Machine } from '../../contract/ports/machine.js';
import type { Problem } from '../../contract/problem/problem.js';
import type { Coordinates, ModuleId, ModuleVersion } from '../coordinates/coordinates.js';
import type { Dependency, License, RepositoryDefinition } from '../pom/model.js';
import type { RequestedDependency } from './requested.js';

/**
 * What an artifact's effective POM says to a resolver (Maven's `ArtifactDescriptorResult`): plain, recordable facts. What
 * it manages is left out: only the root's management counts in Maven 3, and BOMs' worth of it lies in every POM.
 */
export interface Descriptor {
  readonly module: ModuleVersion;
  readonly dependencies: readonly Dependency[];
  readonly repositories: readonly RepositoryDefinition[];
  readonly licenses: readonly License[];
  /** Artifact relocations followed to get here, first to last. */
  readonly relocatedFrom: readonly ModuleVersion[];
}

/** A descriptor that was read, and its dependencies as the resolver sees them. */
export interface ReadDescriptor {
  readonly kind: 'read';
  readonly descriptor: Descriptor;
  readonly dependencies: readonly RequestedDependency[];
}

/** The root of a resolution: a module's effective model, or a synthetic root with one dependency. */
export interface ResolutionRoot {
  readonly coordinates: Coordinates;
  readonly dependencies: readonly Dependency[];
  readonly managedDependencies: readonly Dependency[];
  readonly repositories: readonly RepositoryDefinition[];
}

/** What resolution lacks: the facts of a POM, or the versions that there are. */
export type ResolveNeed =
  | {
      readonly kind: 'descriptor';
      readonly module: ModuleVersion;
      readonly repositories: readonly RepositoryDefinition[];
    }
  | {
      readonly kind: 'versions';
      readonly groupId: string;
      readonly artifactId: string;
      readonly repositories: readonly RepositoryDefinition[];
    };

/** The answer to a need. */
export type ResolveAnswer =
  | { readonly kind: 'descriptor'; readonly descriptor: Descriptor }
  | { readonly kind: 'versions'; readonly versions: readonly string[] }
  /** No repository has the POM: Maven warns and goes on with no dependencies; the artifact itself may still be absent. */
  | { readonly kind: 'absent'; readonly asked: readonly string[] }
  | {
      readonly kind: 'unasked';
      readonly asked: readonly string[];
      readonly failed: readonly FailedRepository[];
    }
  /** The POM is there and cannot be used (not XML, parent missing, cycle): Maven goes on without its dependencies, we tell. */
  | { readonly kind: 'unusable'; readonly problem: Problem };

/** A node of the resolved graph, after mediation. */
export interface ResolvedNode {
  readonly coordinates: Coordinates;
  /** The type as declared, which `dependency:tree` prints (`jar`, `test-jar`). */
  readonly type: string;
  readonly scope: string;
  readonly optional: boolean;
  /** Set where management changed what was asked for. */
  readonly premanagedVersion: string | undefined;
  readonly premanagedScope: string | undefined;
  /** The version that the requester's own POM asked for, before management and mediation (a range as written). */
  readonly requestedVersion: string;
  readonly systemPath: string | undefined;
  /** Repositories in effect here: where the file is to be looked for. */
  readonly repositories: readonly RepositoryDefinition[];
  readonly relocatedFrom: readonly ModuleVersion[];
  readonly children: readonly ResolvedNode[];
}

/** An edge that lost: omitted for conflict or as a duplicate; `dependency:tree -Dverbose` prints them. */
export interface OmittedEdge {
  /** Dependency path from the root to the requester, as `g:a:v`. */
  readonly path: readonly string[];
  readonly wanted: Coordinates;
  readonly scope: string;
  readonly premanagedVersion: string | undefined;
  readonly reason:
    | { readonly kind: 'duplicate' }
    | { readonly kind: 'conflict'; readonly selected: string }
    | { readonly kind: 'cycle' };
}

/** The tree after mediation, with all that is not in it and why. */
export interface Resolution {
  readonly root: Coordinates;
  readonly children: readonly ResolvedNode[];
  readonly omitted: readonly OmittedEdge[];
  /** Dependencies that an exclusion removed: who excluded what, where. */
  readonly excluded: readonly {
    /** Dependency path from the root to the requester, as `g:a:v`. */
    readonly path: readonly string[];
    readonly module: ModuleVersion;
    /** The dependency on the path that carries the exclusion (in the POM before it, or in the root's management). */
    readonly by: ModuleId;
  }[];
  /** Every descriptor that was read, by `g:a:v`: upgrade rules ask "what did X itself ask for". */
  readonly descriptors: ReadonlyMap<string, Descriptor>;
  readonly problems: readonly Problem[];
}

/** What is resolved for. */
export interface ResolveOptions {
  /** Scopes kept in the result after mediation, as Maven's mojos ask for them; mediation always sees all. */
  readonly scopes: readonly string[];
  /**
   * Answer as goal `dependency:tree` does: Maven has resolved once before the goal resolves again, and the root's own
   * dependencies now ask for the versions selected then. It matters only where a range overruled one of them.
   */
  readonly asTreeGoal?: boolean;
  /** By `g:a:v`, what resolutions before this one read in the same context; what this one reads is added. */
  readonly read?: Map<string, ReadDescriptor>;
}

/** Resolution as a pure machine; it returns problems and throws `ResolutionError` where Maven stops. */
export type ResolveMachine = (
  root: ResolutionRoot,
  options: ResolveOptions,
) => Machine<ResolveNeed, ResolveAnswer, Resolution>;
