import type { Problem } from '../contract/problem/problem.js';
import { unansweredGate as unanswered } from '../goals/diff/gate.js';
import type { DiffOptions } from '../goals/diff/options.js';
import type { DiffResult } from '../goals/diff/result.js';
import type { FailIf } from './goal-diff.js';

/** The problem that stands for a gate without an answer: only `--fail-if binary|source` can be without one. */
export function unansweredGate(
  found: Pick<DiffResult, 'problems' | 'classes' | 'api'>,
  own: Pick<DiffOptions, 'asOriginal' | 'include' | 'exclude'> & {
    readonly failIf: FailIf | undefined;
  },
): readonly Problem[] {
  const { failIf } = own;
  return failIf === 'binary' || failIf === 'source' ? unanswered(failIf, found, own) : [];
}
