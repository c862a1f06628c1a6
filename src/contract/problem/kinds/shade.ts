/** Findings of the area `shade`. Artifacts are formatted coordinates, paths are entries' paths. */
export type ShadeProblem =
  /** The configuration has an element that the pinned plugin (or a transformer of it) does not know: Maven drops it, or stops. */
  | {
      readonly code: 'shade.unknown-parameter';
      readonly parameter: string;
      /** `maven-shade-plugin 3.6.0` or the transformer's class. */
      readonly of: string;
    }
  /** The pinned plugin has the parameter, and nobody here knows what it does. */
  | {
      readonly code: 'shade.parameter-not-modelled';
      readonly parameter: string;
      readonly version: string;
    }
  /** A parameter whose effect on the contents cannot be told before building. */
  | {
      readonly code: 'shade.parameter-changes-contents';
      readonly parameter: string;
      readonly value: string;
    }
  /** A value still holds `${…}`. */
  | {
      readonly code: 'shade.unresolved-expression';
      readonly parameter: string;
      readonly value: string;
    }
  | { readonly code: 'shade.unknown-plugin-version'; readonly version: string }
  | { readonly code: 'shade.unknown-transformer'; readonly implementation: string }
  /** A regular expression of Java that cannot be told here. */
  | {
      readonly code: 'shade.unknown-pattern';
      readonly pattern: string;
      readonly parameter: string;
    }
  /** A descriptor that a transformer must merge is no XML: the build stops there. */
  | {
      readonly code: 'shade.unreadable-descriptor';
      readonly artifact: string;
      readonly entry: string;
      readonly detail: string;
    }
  /** An artifact goes in and its file is not there. */
  | { readonly code: 'shade.artifact-missing'; readonly artifact: string }
  /** Two entries of one path: the build stops with "duplicate entry". */
  | {
      readonly code: 'shade.duplicate-output';
      readonly path: string;
      readonly first: string;
      readonly second: string;
    }
  /** A file is lost because a folder of the same path was made before. */
  | {
      readonly code: 'shade.hidden-by-folder';
      readonly path: string;
      readonly artifact: string;
    }
  /** The module has sources, and its jar was not built: its classes are not in the contents. */
  | { readonly code: 'shade.sources-not-compiled'; readonly module: string }
  /** A bundle that the remote-resources plugin adds to the module's jar could not be read. */
  | { readonly code: 'shade.resource-bundle-unread'; readonly bundle: string }
  /** A relocation that matches nothing in the contents. */
  | {
      readonly code: 'shade.dead-relocation';
      readonly pattern: string;
      readonly shadedPattern: string;
    }
  /** A relocation moves only a part of what its pattern names. */
  | {
      readonly code: 'shade.half-relocated';
      readonly pattern: string;
      readonly shadedPattern: string;
      readonly moved: number;
      readonly left: number;
      /** Some packages that stay, with slashes, in byte order. */
      readonly packages: readonly string[];
    }
  /** Versioned classes of a relocated package keep their path, so no JVM finds them. */
  | {
      readonly code: 'shade.versioned-not-relocated';
      readonly pattern: string;
      readonly count: number;
      readonly example: string;
    }
  /** Two artifacts have classes of one name and differing bytes: the first wins. */
  | {
      readonly code: 'shade.differing-classes';
      readonly winner: string;
      readonly loser: string;
      readonly count: number;
      readonly example: string;
    }
  /** Resources of one path and differing bytes: the first wins. */
  | {
      readonly code: 'shade.differing-resources';
      readonly count: number;
      readonly example: string;
    }
  /** Classes under `META-INF/versions`, and a manifest that does not switch them on. */
  | {
      readonly code: 'shade.versioned-without-flag';
      readonly count: number;
      readonly versions: readonly number[];
      readonly artifacts: readonly string[];
    }
  /** Signature files of an artifact come into the jar, whose contents they do not fit. */
  | { readonly code: 'shade.stale-signature'; readonly paths: readonly string[] };
