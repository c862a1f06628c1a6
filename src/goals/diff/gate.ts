import type { ClassProblem } from '../../contract/problem/kinds/class.js';
import { binaryNameOf, isClassPath } from '../../jvm/compare/class-names.js';
import { diffFilter } from './diff.js';
import type { DiffOptions } from './options.js';
import type { DiffResult } from './result.js';

/** Of which classes it is asked. */
type GateOptions = Pick<DiffOptions, 'asOriginal' | 'include' | 'exclude'>;

/**
 * The problem that stands for a question without an answer: whether binaries or sources break, where members of classes
 * that may have changed were not seen, or what a class inherits from a supertype that the new side does not show and that
 * its old version had not, or had in sight (`undecided`). Supertypes that neither side shows and that stayed are not such:
 * all that the sides hold was compared. Nor is what the filters leave out, or what was added.
 */
export function unansweredGate(
  question: 'binary' | 'source',
  { problems, classes, api }: Pick<DiffResult, 'problems' | 'classes' | 'api'>,
  options: GateOptions,
): readonly Extract<ClassProblem, { readonly code: 'class.gate-unanswered' }>[] {
  const inputs = problems.flatMap((one) =>
    one.code === 'class.members-unknown' ? [one.input] : [],
  );
  const counts = countingOf(classes, options);
  // Every problem of a jar or class that names an entry is one of content that was asked for and not had.
  const unread = problems.flatMap((one) =>
    /^(?:jar|class)\./.test(one.code) &&
    one.code !== 'class.newer-format' &&
    'entry' in one &&
    one.entry !== undefined &&
    counts(one.entry)
      ? [one.entry]
      : [],
  );
  const entries = [...new Set(unread)];
  const heirs = (api?.classes ?? [])
    .filter(({ undecided = [] }) => undecided.includes(question))
    .map(({ name }) => name);
  if (inputs.length + entries.length + heirs.length === 0) return [];
  return [{ code: 'class.gate-unanswered', question, inputs, entries, heirs }];
}

/** Whether the class at a path may have broken something: equal ones have not, nor has what nobody links to yet. */
function countingOf(
  classes: DiffResult['classes'],
  { asOriginal, include, exclude }: GateOptions,
): (path: string) => boolean {
  const filter = diffFilter({ include, exclude });
  const fates = new Map(
    classes.flatMap(({ name, oldName = name, status }) => [
      [name, status] as const,
      [oldName, status] as const,
    ]),
  );
  return (path) => {
    if (!isClassPath(path) || filter?.(path) === false) return false;
    // Under the names before relocation it may be called otherwise.
    if (asOriginal) return true;
    const fate = fates.get(binaryNameOf(path));
    return fate !== undefined && fate !== 'added';
  };
}
