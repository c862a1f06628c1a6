/** Work that is worth a second core. The table of tasks is given by the caller's room; inputs and outputs are structured-cloneable. */
export interface Tasks<Table extends TaskTable> {
  /**
   * Lets the threads start, which they do beside whatever comes before the first task; for those who know that one comes.
   * Each does the named task once, to have at hand what the tasks to come need. Nobody waits for it or gets its answer;
   * what fails there fails again where it is asked for.
   */
  warmUp<Name extends keyof Table>(name: Name, input: Table[Name]['input']): void;
  /** Runs one task per input, on as many threads as there are cores, and keeps the order of the inputs. */
  run<Name extends keyof Table>(
    name: Name,
    inputs: readonly Table[Name]['input'][],
  ): Promise<readonly Table[Name]['output'][]>;
  /**
   * Lets answers of the threads in: between two pieces of work that wait for nothing, so that what follows from an answer gets
   * to the threads before they have nothing left to do.
   */
  turn(): Promise<void>;
}

/** Tasks by name: what goes to the thread and what comes back, both plain data. */
export type TaskTable = Record<string, { readonly input: unknown; readonly output: unknown }>;
