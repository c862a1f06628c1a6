/**
 * Why a reference does not resolve, with its evidence, and what cures it. Coordinates and versions are formatted; a path is a
 * dependency path: root → … → artifact.
 */
export type Cause =
  /** The artifact that held the name is not in the tree any more. */
  | {
      readonly kind: 'artifact-gone';
      readonly artifact: string;
      readonly lastSeen: string;
      readonly path: readonly string[];
      readonly cure: Cure | undefined;
    }
  /** A consumer was built with the artifact, and nothing in what is judged asks for it. `path`: consumer → … → artifact. */
  | {
      readonly kind: 'never-asked';
      readonly artifact: string;
      readonly path: readonly string[];
      readonly cure: Cure | undefined;
    }
  /** Another version of the artifact was chosen, nearer in the tree. */
  | {
      readonly kind: 'mediated';
      readonly artifact: string;
      readonly asked: string;
      readonly chosen: string;
      readonly path: readonly string[];
      readonly cure: Cure | undefined;
    }
  /** Dependency management set the version. */
  | {
      readonly kind: 'managed';
      readonly artifact: string;
      readonly asked: string;
      readonly chosen: string;
      readonly path: readonly string[];
      readonly cure: Cure | undefined;
    }
  | {
      readonly kind: 'excluded';
      readonly artifact: string;
      readonly by: string;
      readonly path: readonly string[];
      readonly cure: Cure | undefined;
    }
  /** `artifactSet` keeps it out on purpose. */
  | {
      readonly kind: 'kept-out';
      readonly artifact: string;
      readonly rule: string;
      readonly cure: Cure | undefined;
    }
  /** A filter dropped the class. */
  | {
      readonly kind: 'filtered';
      readonly artifact: string;
      readonly rule: string;
      readonly cure: Cure | undefined;
    }
  /** The provider has the member with types of other names: package relocation moved them on one side. */
  | {
      readonly kind: 'relocated';
      readonly wanted: string;
      readonly found: string;
      readonly cure: Cure | undefined;
    }
  /** It lies below META-INF/versions, and the manifest switches nothing on. */
  | {
      readonly kind: 'versioned';
      readonly artifact: string;
      readonly java: number;
      readonly cure: Cure | undefined;
    }
  /** Another copy lies earlier on the class path. */
  | {
      readonly kind: 'shadowed';
      readonly winner: string;
      readonly loser: string;
      readonly cure: Cure | undefined;
    }
  /** The Java that runs it has no such class or member, or cannot read the class. */
  | {
      readonly kind: 'java-level';
      readonly java: number;
      readonly needs: number | undefined;
      readonly cure: Cure | undefined;
    }
  /** The class is there, and was changed by another version of its artifact. */
  | {
      readonly kind: 'changed';
      readonly artifact: string;
      readonly from: string | undefined;
      readonly to: string | undefined;
      readonly cure: Cure | undefined;
    };

/** What to do. */
export type Cure =
  | { readonly kind: 'add-dependency'; readonly coordinates: string }
  | { readonly kind: 'manage-version'; readonly module: string; readonly version: string }
  | { readonly kind: 'remove-exclusion'; readonly module: string; readonly where: string }
  | { readonly kind: 'relocate-in-consumer'; readonly from: string; readonly to: string }
  | { readonly kind: 'upgrade-consumer'; readonly module: string; readonly version: string }
  | { readonly kind: 'switch-versions-on' }
  | { readonly kind: 'put-first'; readonly entry: string }
  | { readonly kind: 'newer-java'; readonly java: number };
