/** Work that is worth a second core. The table of tasks is given by the caller's room; inputs and outputs are structured-cloneable. */
export interface Tasks<Table extends TaskTable> {
  /** Lets the threads start, which they do beside whatever comes before the first task; for those who know that one comes. */
  warmUp(): void;
  /** Runs one task per input, on as many threads as there are cores, and keeps the order of the inputs. */
  run<Name extends keyof Table>(
    name: Name,
    inputs: readonly Table[Name]['input'][],
  ): Promise<readonly Table[Name]['output'][]>;
}

/** Tasks by name: what goes to the thread and what comes back, both plain data. */
export type TaskTable = Record<string, { readonly input: unknown; readonly output: unknown }>;
