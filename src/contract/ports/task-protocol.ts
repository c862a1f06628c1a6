/**
 * What a pool and a thread say to each other: one request at a time, one answer each. `TaskList` in `goals/input`
 * gives the types of input and output by name.
 */
export interface TaskRequest {
  readonly id: number;
  /** Key of `TaskList`. */
  readonly task: string;
  readonly input: unknown;
}

/** What a thread sends back; `id` is that of the request. */
export type TaskAnswer =
  | { readonly id: number; readonly ok: true; readonly output: unknown }
  | { readonly id: number; readonly ok: false; readonly error: TaskFailure };

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
