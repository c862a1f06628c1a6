import type { Problem } from '../../contract/problem/problem.js';
import type { CanonicalClass } from './canonical-class.js';
import { canonicalClass } from './canonical-class.js';
import { classShape } from './canonical-shape.js';
import { unreadableClass } from './class-problem.js';
import type { SideClass } from './side.js';

/** A class with its bytes. */
export interface ShapedClass {
  readonly side: SideClass;
  readonly bytes: Uint8Array;
  /** `undefined`: it breaks off. */
  readonly shape: string | undefined;
}

/** A class with its form. */
export interface ReadClass {
  readonly side: SideClass;
  readonly form: CanonicalClass;
}

/** Reads a class whose side can; none, and one problem more, where it cannot be read. */
export function readClass(side: SideClass, problems: Problem[]): readonly ShapedClass[] {
  const { read } = side.part;
  if (read === undefined) return [];
  return orProblem(side, problems, () => {
    const bytes = read(side.entry);
    return { side, bytes, shape: classShape(bytes) };
  });
}

/** Their canonical forms; of each that has none, one problem more. */
export function formsOf(
  classes: readonly ShapedClass[],
  problems: Problem[],
): readonly ReadClass[] {
  return classes.flatMap(({ side, bytes }) =>
    orProblem(side, problems, () => ({ side, form: canonicalClass(bytes) })),
  );
}

function orProblem<Result>(
  side: SideClass,
  problems: Problem[],
  read: () => Result,
): readonly Result[] {
  try {
    return [read()];
  } catch (error) {
    problems.push(unreadableClass(error, side));
    return [];
  }
}
