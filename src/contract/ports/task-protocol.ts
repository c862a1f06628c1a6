/**
 * What a pool says to its threads: a batch of inputs for one task. Every thread gets the same batch and takes the next
 * input that none has taken, so that no thread waits for the one that posted it, which is busy itself. `TaskList` in
 * `goals/input` gives the types of input and output by name.
 */
export interface TaskBatch {
  readonly id: number;
  /** Key of `TaskList`. */
  readonly task: string;
  readonly inputs: readonly unknown[];
  /** Shared by all threads: for each input, 0 or the number of the thread that took it. */
  readonly takers: Int32Array;
  /** The number of the thread that gets this message, from 1 on. */
  readonly thread: number;
}

/** Takes the inputs of a batch one by one, as long as there are any that no thread has taken. */
export function* takeInputs(batch: TaskBatch): Iterable<readonly [at: number, input: unknown]> {
  for (const [at, input] of batch.inputs.entries())
    if (Atomics.compareExchange(batch.takers, at, 0, batch.thread) === 0) yield [at, input];
}

/** What a thread sends back: the batch and which of its inputs is answered. */
export type TaskAnswer = { readonly id: number; readonly at: number } & (
  | { readonly ok: true; readonly output: unknown }
  | { readonly ok: false; readonly error: TaskFailure }
);

/** An error on its way between threads: a stop error keeps its code and place, a bug its stack. */
export interface TaskFailure {
  /** `kind` of a stop error; `bug` for anything else. */
  readonly kind: 'usage' | 'format' | 'resolution' | 'io' | 'bug';
  readonly code: string;
  readonly message: string;
  readonly place: {
    readonly file?: string;
    readonly entry?: string;
    readonly offset?: number;
    readonly line?: number;
  };
  readonly advice: string | undefined;
  readonly stack: string | undefined;
}
