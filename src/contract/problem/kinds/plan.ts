/** Findings of the area `plan`. */
export type PlanProblem =
  /** A repository that may have an artifact could not be asked: what it holds is unknown, and nothing is decided. */
  | {
      readonly code: 'plan.artifact-unasked';
      readonly artifact: string;
      readonly path: readonly string[];
      readonly failed: readonly string[];
    }
  /** A module of the same checkout whose jar is not built yet. */
  | {
      readonly code: 'plan.sibling-not-built';
      readonly artifact: string;
      readonly path: readonly string[];
    }
  /** No POM of the chain names a version of the shade plugin: `version` is what Maven takes today. */
  | { readonly code: 'plan.plugin-not-pinned'; readonly plugin: string; readonly version: string }
  /** A property that `--set` names and no POM of the module's chain declares or uses. */
  | {
      readonly code: 'plan.property-unused';
      readonly property: string;
      readonly module: string;
    }
  /** Class files above what the Java that runs the product reads, at paths where it would load them. */
  | {
      readonly code: 'plan.class-above-java';
      readonly artifact: string;
      readonly classes: number;
      readonly entry: string;
      readonly major: number;
      readonly java: number;
    };
