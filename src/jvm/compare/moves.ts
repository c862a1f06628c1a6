import type { SideClass } from './side.js';

/** Classes that went to another prefix with members and code equal once names are mapped. */
export interface Moves {
  /** One per pair of prefixes, most classes first. */
  readonly packages: readonly PackageMove[];
  readonly classes: readonly ClassMove[];
}

/** A prefix of class names that became another: `com/google/` → `org/shaded/com/google/`. */
export interface PackageMove {
  readonly from: string;
  readonly to: string;
  readonly classes: number;
  /** Every class below `from` that the old side has moved: the package is one line. */
  readonly whole: boolean;
}

/** One class that moved: it is neither added nor removed. */
export interface ClassMove {
  readonly old: SideClass;
  readonly now: SideClass;
  /** Told by the plan's names before package relocation, or by equal contents. */
  readonly evidence: 'plan' | 'content';
}
