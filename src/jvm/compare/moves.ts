import type { Problem } from '../../contract/problem/problem.js';
import { chooseMoves } from './choose-moves.js';
import type { ClassSets } from './class-sets.js';
import { contentMoves } from './content-moves.js';
import { packageMoves } from './package-moves.js';
import { plannedMoves } from './planned-moves.js';
import type { SideClass } from './side.js';

/** Classes that went to another prefix with members and code equal once names are mapped. */
export interface Moves {
  /** Most classes first. */
  readonly packages: readonly PackageMove[];
  /** In the order of the removed classes. */
  readonly classes: readonly ClassMove[];
}

/** A prefix of class paths that became another: `com/google/` → `org/shaded/com/google/`. */
export interface PackageMove {
  readonly from: string;
  readonly to: string;
  readonly classes: number;
  /** Every class below `from` that the old side has moved so: the package is one line. Else those right in it. */
  readonly whole: boolean;
}

/** One class that moved: it is neither added nor removed. */
export interface ClassMove {
  readonly old: SideClass;
  readonly now: SideClass;
  /** Told by the plan's names before package relocation, or by equal contents. */
  readonly evidence: 'plan' | 'content';
  /** Another class of the other side would have fitted as well: that one stays added or removed. */
  readonly ambiguous: boolean;
}

/**
 * Which removed classes only moved. What a plan tells is taken; of the others those are read that have one on the other
 * side with the same simple name. A class that cannot be read did not move and is one problem.
 */
export function findMoves(sets: ClassSets): {
  readonly moves: Moves;
  readonly problems: readonly Problem[];
} {
  const planned = plannedMoves(sets.removed, sets.added);
  const taken = new Set(planned.flatMap(({ old, now }) => [old, now]));
  const stayed = [...sets.equal, ...sets.changed, ...sets.unknown];
  const read = contentMoves(
    sets.removed.filter((one) => !taken.has(one)),
    sets.added.filter((one) => !taken.has(one)),
    () => new Set(stayed.map(({ now }) => now.entry.path)),
  );
  const chosen = [...planned, ...chooseMoves(read.fitting)];
  const byOld = new Map(chosen.map((move) => [move.old, move]));
  const classes = sets.removed.flatMap((one) => byOld.get(one) ?? []);
  const others = [
    ...sets.removed.filter((one) => !byOld.has(one)),
    ...stayed.map(({ old }) => old),
  ];
  return {
    moves: { packages: packageMoves(classes, others), classes },
    problems: read.problems,
  };
}
