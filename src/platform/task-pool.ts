import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { TaskAnswer, TaskFailure, TaskRequest } from '../contract/ports/task-protocol.js';
import type { TaskTable, Tasks } from '../contract/ports/tasks.js';
import { FormatError, IoError, ResolutionError, UsageError } from '../contract/problem/errors.js';

/** Turns what comes back from a thread into what the table promises; throws where it is something else. */
export type OutputReaders<Table extends TaskTable> = {
  readonly [Name in keyof Table]: (output: unknown) => Table[Name]['output'];
};

/** Tasks on threads, and how to end them: what is not done by then fails. */
export interface TaskPool<Table extends TaskTable> extends Tasks<Table> {
  close(): Promise<void>;
}

/** One batch of inputs, handed out one by one. */
interface Job {
  readonly request: TaskRequest;
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * A pool of threads that run the entry file at `entry` (it speaks `task-protocol`). Threads start when there is work,
 * up to one per core, and each takes the next input when it is done with one. A thread that dies fails its input as a
 * bug; a stop error thrown there is thrown here with its code and place.
 */
export function createTaskPool<Table extends TaskTable>(
  entry: URL,
  readers: OutputReaders<Table>,
  size: number = availableParallelism(),
): TaskPool<Table> {
  const waiting: Job[] = [];
  const threads = new Set<Thread>();
  let count = 0;
  let closed = false;

  function submit(task: string, input: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      count += 1;
      waiting.push({ request: { id: count, task, input }, resolve, reject });
      dispatch();
    });
  }

  function dispatch(): void {
    if (closed) for (const job of waiting.splice(0)) job.reject(new Error('the pool was closed'));
    while (waiting.length > 0) {
      const idle = [...threads].find((thread) => !thread.busy) ?? start();
      const job = idle === undefined ? undefined : waiting.shift();
      if (idle === undefined || job === undefined) return;
      idle.take(job);
    }
  }

  function start(): Thread | undefined {
    if (threads.size >= size) return undefined;
    const thread = new Thread(entry, dispatch, () => threads.delete(thread));
    threads.add(thread);
    return thread;
  }

  return {
    run: async (name, inputs) => {
      const outputs = await Promise.all(inputs.map((input) => submit(String(name), input)));
      return outputs.map((output) => readers[name](output));
    },
    close: async () => {
      closed = true;
      dispatch();
      await Promise.all([...threads].map((thread) => thread.end()));
    },
  };
}

/** A thread and the job it works on. */
class Thread {
  readonly #worker: Worker;
  #job: Job | undefined;

  constructor(entry: URL, whenIdle: () => void, whenGone: () => void) {
    this.#worker = new Worker(entry);
    this.#worker.unref();
    this.#worker.on('message', (answer: TaskAnswer) => {
      this.#settle(answer);
      whenIdle();
    });
    const gone = (error: Error): void => {
      whenGone();
      this.#job?.reject(error);
      this.#job = undefined;
      whenIdle();
    };
    this.#worker.on('error', gone);
    this.#worker.on('exit', (code) => gone(new Error(`a thread ended with code ${code}`)));
  }

  get busy(): boolean {
    return this.#job !== undefined;
  }

  take(job: Job): void {
    this.#job = job;
    this.#worker.ref();
    this.#worker.postMessage(job.request);
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #settle(answer: TaskAnswer): void {
    const job = this.#job;
    this.#job = undefined;
    this.#worker.unref();
    if (job === undefined) return;
    if (answer.ok) job.resolve(answer.output);
    else job.reject(errorOf(answer.error));
  }
}

function errorOf({ kind, code, message, place, advice, stack }: TaskFailure): Error {
  switch (kind) {
    case 'usage':
      return new UsageError(code, message, place, advice);
    case 'format':
      return new FormatError(code, message, place, advice);
    case 'resolution':
      return new ResolutionError(code, message, place, advice);
    case 'io':
      return new IoError(code, message, place, advice);
    case 'bug': {
      const bug = new Error(message);
      if (stack !== undefined) bug.stack = stack;
      return bug;
    }
  }
}
