import type { TaskFailure } from '../../contract/ports/task-protocol.js';
import { isStopError } from '../../contract/problem/errors.js';

/** What a task gives back. */
export interface Done {
  readonly output: unknown;
  /** Buffers of the output that are given away instead of copied. */
  readonly handedOver: readonly ArrayBuffer[];
}

/** A task that was tried, as it can be told to another thread. */
export type TriedTask =
  | ({ readonly ok: true } & Done)
  | { readonly ok: false; readonly error: TaskFailure };

/** Does a task; what it throws becomes an answer. Each bundle has errors of its own, so that this is done where they are thrown. */
export function tried(work: () => Done): TriedTask {
  try {
    return { ok: true, ...work() };
  } catch (error) {
    return { ok: false, error: failureOf(error) };
  }
}

/** Throws: nobody asked for such a task knowingly. */
export function noTask(task: string, input: unknown): never {
  throw new Error(`no task ${task} with the input ${JSON.stringify(input)}`);
}

function failureOf(error: unknown): TaskFailure {
  if (isStopError(error)) {
    const { kind, code, message, place, advice, stack } = error;
    return { kind, code, message, place, advice, stack };
  }
  const bug = error instanceof Error ? error : new Error(String(error));
  return {
    kind: 'bug',
    code: 'bug',
    message: bug.message,
    place: {},
    advice: undefined,
    stack: bug.stack,
  };
}
