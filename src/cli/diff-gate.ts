import type { ClassProblem } from '../contract/problem/kinds/class.js';
import type { DiffResult } from '../goals/diff-result.js';
import type { FailIf } from './goal-diff.js';

/**
 * The problem that stands for a gate without an answer: `--fail-if binary|source` where members of classes that may have
 * changed were not seen. Supertypes that neither side holds are not such: all that the sides hold was compared.
 */
export function unansweredGate(
  { problems }: Pick<DiffResult, 'problems'>,
  { failIf }: { readonly failIf: FailIf | undefined },
): readonly Extract<ClassProblem, { readonly code: 'class.gate-unanswered' }>[] {
  if (failIf !== 'binary' && failIf !== 'source') return [];
  const inputs = problems.flatMap((one) =>
    one.code === 'class.members-unknown' ? [one.input] : [],
  );
  // Every problem of a jar or class that names an entry is one of content that was asked for and not had.
  const entries = problems.flatMap((one) =>
    /^(?:jar|class)\./.test(one.code) &&
    one.code !== 'class.newer-format' &&
    'entry' in one &&
    one.entry?.endsWith('.class') === true
      ? [one.entry]
      : [],
  );
  if (inputs.length + entries.length === 0) return [];
  const names = [...new Set(entries)];
  return [{ code: 'class.gate-unanswered', question: failIf, inputs, entries: names }];
}
