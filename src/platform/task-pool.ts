import { availableParallelism } from 'node:os';
import type { ResourceLimits } from 'node:worker_threads';
import { Worker } from 'node:worker_threads';
import type { TaskAnswer, TaskBatch, TaskFailure } from '../contract/ports/task-protocol.js';
import type { TaskTable, Tasks } from '../contract/ports/tasks.js';
import { tuneEngine } from './engine.js';
import { FormatError, IoError, ResolutionError, UsageError } from '../contract/problem/errors.js';

/** Turns what comes back from a thread into what the table promises; throws where it is something else. */
export type OutputReaders<Table extends TaskTable> = {
  readonly [Name in keyof Table]: (output: unknown) => Table[Name]['output'];
};

/** Tasks on threads, and how to end them: what is not done by then fails. */
export interface TaskPool<Table extends TaskTable> extends Tasks<Table> {
  close(): Promise<void>;
}

/** A batch at work: what is answered so far, and whom to tell. */
interface Batch {
  readonly id: number;
  readonly task: string;
  readonly inputs: readonly unknown[];
  readonly takers: Int32Array;
  readonly outputs: Map<number, unknown>;
  readonly resolve: (outputs: readonly unknown[]) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * A pool of threads that run the entry file at `entry` (it speaks `task-protocol`). Threads start when there is work, up
 * to one per core, and each takes the next input when it is done with one. A thread that dies fails the batch that it
 * was at work on as a bug, and another takes its place; a stop error thrown there is thrown here with its code and place.
 */
export function createTaskPool<Table extends TaskTable>(
  entry: URL,
  readers: OutputReaders<Table>,
  size: number = availableParallelism(),
): TaskPool<Table> {
  tuneEngine();
  const pool = new ThreadPool(entry, size);
  return {
    warmUp: (name, input) => pool.warmUp(String(name), input),
    run: async (name, inputs) => {
      if (inputs.length === 0) return [];
      const outputs = await pool.submit(String(name), inputs);
      return outputs.map((output) => readers[name](output));
    },
    turn: () => new Promise((resolve) => setImmediate(resolve)),
    close: () => pool.close(),
  };
}

/** Threads, and the batches that they are at work on. */
class ThreadPool {
  readonly #entry: URL;
  readonly #size: number;
  readonly #batches = new Map<number, Batch>();
  readonly #threads = new Map<number, Thread>();
  #batchCount = 0;
  #threadCount = 0;
  #closed = false;

  constructor(entry: URL, size: number) {
    this.#entry = entry;
    this.#size = size;
  }

  submit(task: string, inputs: readonly unknown[]): Promise<readonly unknown[]> {
    if (this.#closed) return Promise.reject(new Error('the pool was closed'));
    return new Promise((resolve, reject) => {
      const id = (this.#batchCount += 1);
      const takers = takersOf(inputs.length);
      const batch = { id, task, inputs, takers, outputs: new Map(), resolve, reject };
      this.#batches.set(id, batch);
      for (const thread of this.#threads.values()) thread.post(batch);
      this.#startThreads(this.#unanswered());
    });
  }

  warmUp(task: string, input: unknown): void {
    if (this.#closed) return;
    this.#startThreads(this.#size, roomy);
    // No batch has this number, so that answers are not waited for; each thread has a list of takers to itself.
    for (const thread of this.#threads.values())
      thread.post({ id: 0, task, inputs: [input], takers: takersOf(1) });
    if (this.#batches.size === 0) this.#rest();
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const batch of this.#batches.values()) this.#fail(batch, new Error('the pool was closed'));
    await Promise.all([...this.#threads.values()].map((thread) => thread.end()));
  }

  /** As many as there are inputs that are not answered yet. */
  #unanswered(): number {
    const open = [...this.#batches.values()];
    return open.reduce((sum, { inputs, outputs }) => sum + inputs.length - outputs.size, 0);
  }

  /** Up to `wanted` threads, as far as there may be. */
  #startThreads(wanted: number, limits: ResourceLimits = {}): void {
    const open = [...this.#batches.values()];
    while (this.#threads.size < Math.min(this.#size, wanted)) {
      const number = (this.#threadCount += 1);
      const thread = new Thread(
        this.#entry,
        { number, limits },
        (answer) => this.#settle(answer),
        (error) => this.#lose(thread, error),
      );
      this.#threads.set(number, thread);
      for (const batch of open) thread.post(batch);
    }
  }

  #settle(answer: TaskAnswer): void {
    const batch = this.#batches.get(answer.id);
    if (batch === undefined) return;
    if (!answer.ok) return this.#fail(batch, errorOf(answer.error));
    batch.outputs.set(answer.at, answer.output);
    if (batch.outputs.size < batch.inputs.length) return;
    this.#end(batch);
    batch.resolve(batch.inputs.map((_, at) => batch.outputs.get(at)));
  }

  /** One that neither answered nor took an input cannot start, and another would fare no better. */
  #lose(thread: Thread, error: Error): void {
    if (!this.#threads.delete(thread.number)) return;
    const open = [...this.#batches.values()];
    const atWork = open.filter((batch) => isAtWorkOn(thread, batch));
    const failed = atWork.length === 0 && !thread.hasAnswered ? open : atWork;
    for (const batch of failed) this.#fail(batch, error);
    this.#startThreads(this.#unanswered());
  }

  #fail(batch: Batch, error: Error): void {
    batch.takers.fill(-1); // what is left of it is not begun
    this.#end(batch);
    batch.reject(error);
  }

  #end(batch: Batch): void {
    this.#batches.delete(batch.id);
    if (this.#batches.size === 0) this.#rest();
  }

  #rest(): void {
    for (const thread of this.#threads.values()) thread.rest();
  }
}

function takersOf(inputs: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(inputs * 4));
}

function isAtWorkOn({ number }: Thread, { takers, outputs }: Batch): boolean {
  return takers.some((taker, at) => taker === number && !outputs.has(at));
}

/**
 * Room for what is made of some hundred classes and is garbage before the next hundred, for threads that are warmed up for
 * such work: with Node's own 48 MiB it is copied again and again. Comparing two uber jars takes a tenth less time so; indexing
 * and linking take the same time, and 100 MiB more.
 */
const roomy: ResourceLimits = { maxYoungGenerationSizeMb: 96 };

/** A thread; as long as it has work, the process does not end. */
class Thread {
  readonly number: number;
  readonly #worker: Worker;
  #answers = 0;

  constructor(
    entry: URL,
    { number, limits }: { readonly number: number; readonly limits: ResourceLimits },
    whenAnswered: (answer: TaskAnswer) => void,
    whenGone: (error: Error) => void,
  ) {
    this.number = number;
    this.#worker = new Worker(entry, { resourceLimits: limits });
    this.#worker.unref();
    this.#worker.on('message', (answer: TaskAnswer) => {
      this.#answers += 1;
      whenAnswered(answer);
    });
    this.#worker.on('error', whenGone);
    this.#worker.on('exit', (code) => whenGone(new Error(`a thread ended with code ${code}`)));
  }

  get hasAnswered(): boolean {
    return this.#answers > 0;
  }

  post({ id, task, inputs, takers }: Omit<TaskBatch, 'thread'>): void {
    const batch: TaskBatch = { id, task, inputs, takers, thread: this.number };
    this.#worker.ref();
    this.#worker.postMessage(batch);
  }

  rest(): void {
    this.#worker.unref();
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
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
    default:
      return kind satisfies never;
  }
}
