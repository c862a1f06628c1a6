import type { Machine } from '../../contract/ports/machine.js';

/** Runs a pure machine: the needs of one batch are answered side by side, in their order. */
export async function drive<Need, Answer, Result>(
  machine: Machine<Need, Answer, Result>,
  answer: (need: Need) => Promise<Answer>,
): Promise<Result> {
  let step = machine.next([]);
  while (step.done !== true) step = machine.next(await Promise.all(step.value.map(answer)));
  return step.value;
}
