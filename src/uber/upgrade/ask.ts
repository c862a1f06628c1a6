import { failureOf } from '../../contract/problem/failed-repository.js';
import type { Machine } from '../../contract/ports/machine.js';
import type { UpgradeAnswer, UpgradeNeed } from './state.js';

/** Asks one need: `const answer = yield* ask(need)`. */
export function* ask(need: UpgradeNeed): Machine<UpgradeNeed, UpgradeAnswer, UpgradeAnswer> {
  const [answer] = yield [need];
  if (answer === undefined) throw new Error(`no answer to ${need.kind}`);
  return answer;
}

/** What could not be asked, in words of an answer. */
export function failuresOf(answer: UpgradeAnswer): readonly string[] {
  if (answer.kind !== 'unasked') return [];
  return answer.failed.map(failureOf);
}
