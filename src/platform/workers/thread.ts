import { parentPort } from 'node:worker_threads';
import type { TaskAnswer, TaskBatch } from '../../contract/ports/task-protocol.js';
import { takeInputs } from '../../contract/ports/task-protocol.js';
import { fileDigest } from './thread-files.js';
import type { Done, TriedTask } from './thread-task.js';
import { noTask, tried } from './thread-task.js';

/**
 * Thread entry: does the tasks of `goals/input/tasks.ts`, each input of a batch that no other thread has taken. Small,
 * since a thread often makes one digest, which takes as long as starting one: what reads jars is loaded for what needs it.
 */
parentPort?.on('message', (batch: TaskBatch) => void work(batch));

async function work(batch: TaskBatch): Promise<void> {
  const { id, task } = batch;
  const tryTask = task === 'digest' ? tryDigest : (await import('./jar-tasks.js')).tryTask;
  for (const [at, input] of takeInputs(batch)) {
    const result = tryTask(task, input);
    if (result.ok) answer({ id, at, ok: true, output: result.output }, result.handedOver);
    else answer({ id, at, ...result }, []);
  }
}

function answer(message: TaskAnswer, handedOver: readonly ArrayBuffer[]): void {
  parentPort?.postMessage(message, handedOver);
}

function tryDigest(task: string, input: unknown): TriedTask {
  return tried((): Done => {
    const { file }: { readonly file?: unknown } = Object(input);
    if (typeof file !== 'string') return noTask(task, input);
    return { output: fileDigest(file), handedOver: [] };
  });
}
