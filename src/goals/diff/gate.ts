import type { ClassProblem } from '../../contract/problem/kinds/class.js';
import type { ClassApiDiff } from '../../jvm/compare/api-change.js';
import { binaryNameOf, isClassPath } from '../../jvm/compare/class-names.js';
import { diffFilter } from './diff.js';
import type { DiffOptions } from './options.js';
import type { DiffResult } from './result.js';

/** Of which classes it is asked. */
type GateOptions = Pick<DiffOptions, 'asOriginal' | 'include' | 'exclude'>;

/**
 * The problem that stands for a question without an answer: whether binaries or sources break, where members of classes
 * that may have changed were not seen, or what a class inherits from a supertype that only its new version has and neither
 * side holds. Unseen supertypes that stayed are not such: all that the sides hold was compared. Nor is what the filters
 * leave out, or what was added.
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
    .filter((one) => hidesChange(one, question))
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

/**
 * A supertype that the class had not before and that neither side holds may be, or may not be, what makes up for one that
 * is gone; a new superclass may also have what no class below it can bear, such as a final method. A new interface breaks
 * no binaries (JLS §13.4.4), and sources where it asks for a method.
 */
function hidesChange(
  { changes, unseen }: Pick<ClassApiDiff, 'changes' | 'unseen'>,
  question: 'binary' | 'source',
): boolean {
  return changes.some(({ type, binary, detail = '' }) => {
    if (type === 'SUPERCLASS_REMOVED' || type === 'INTERFACE_REMOVED') return !binary;
    const counts =
      type === 'SUPERCLASS_ADDED' || (type === 'INTERFACE_ADDED' && question === 'source');
    return counts && unseen.includes(detail);
  });
}
