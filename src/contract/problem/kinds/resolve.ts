import type { FailedRepository } from '../failed-repository.js';

/** An artifact's coordinates, as problems hold them: plain JSON. */
export interface ProblemModule {
  readonly groupId: string;
  readonly artifactId: string;
  readonly version: string;
}

/** What all findings about one artifact of a resolved graph say. */
export interface OfArtifact extends OnPath {
  readonly coordinates: ProblemModule & {
    readonly extension: string;
    readonly classifier: string;
  };
}

/** A place in the tree. */
export interface OnPath {
  /** root → … → artifact, as `g:a:v`. */
  readonly path: readonly string[];
}

/** Findings of the area `resolve`. */
export type ResolveProblem =
  /** All repositories answered, none has the POM: nothing is known of its dependencies. */
  | (OfArtifact & {
      readonly code: 'resolve.descriptor-absent';
      /** Ids or addresses of the repositories. */
      readonly asked: readonly string[];
    })
  /** A repository could not be asked for the POM and the others do not have it. */
  | (OfArtifact & {
      readonly code: 'resolve.descriptor-unasked';
      readonly failed: readonly FailedRepository[];
    })
  /** The dependency states no version and none is managed. */
  | (OfArtifact & { readonly code: 'resolve.version-missing' })
  /** The coordinates hold what may not be a part of a repository path. */
  | (OfArtifact & { readonly code: 'resolve.coordinates-unsafe' })
  /** A scope that Maven does not know. */
  | (OfArtifact & { readonly code: 'resolve.scope-unknown'; readonly scope: string })
  /** The artifact was asked for under other coordinates. */
  | (OnPath & {
      readonly code: 'resolve.relocated';
      /** First to last. */
      readonly from: readonly ProblemModule[];
      readonly to: ProblemModule;
    });
