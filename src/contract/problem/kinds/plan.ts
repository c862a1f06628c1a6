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
  /** Class files above what the Java that runs the product reads, at paths where it would load them. */
  | {
      readonly code: 'plan.class-above-java';
      readonly artifact: string;
      readonly classes: number;
      readonly entry: string;
      readonly major: number;
      readonly java: number;
    }
  /** A class that its index could not hold. */
  | {
      readonly code: 'plan.unreadable-class';
      readonly artifact: string;
      readonly entry: string;
      readonly count: number;
      readonly detail: string;
    }
  /** The module has no execution of the shade plugin: there is no uber jar to plan. */
  | { readonly code: 'plan.no-shade-plugin'; readonly module: string }
  /** The POM is one that the shade plugin reduced: its dependencies are inside its jar and no longer named. */
  | { readonly code: 'plan.dependency-reduced'; readonly module: string; readonly jar: string };
