import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import type { ByteSource } from '../../contract/ports/bytes.js';
import type { TaskAnswer, TaskFailure, TaskRequest } from '../../contract/ports/task-protocol.js';
import { IoError, isStopError } from '../../contract/problem/errors.js';
import { readDirectory } from '../../formats/jar/directory.js';
import { readEntry } from '../../formats/jar/read-entry.js';
import { encodeClassList } from '../../jvm/classpath/class-list.js';
import { encodeIndex } from '../../jvm/classpath/encode-index.js';
import { indexClasses } from '../../jvm/classpath/index-classes.js';

/** Thread entry: answers each request of the task `index` with the encoded class list and index of one jar. */
parentPort?.on('message', (request: TaskRequest) => {
  try {
    const output = indexJar(request);
    answer({ id: request.id, ok: true, output }, [output.list.buffer, output.index.buffer]);
  } catch (error) {
    answer({ id: request.id, ok: false, error: failureOf(error) }, []);
  }
});

function answer(message: TaskAnswer, transfer: ArrayBuffer[]): void {
  parentPort?.postMessage(message, transfer);
}

/** Each in a buffer of its own, so that it can be handed over instead of copied. */
function indexJar({ task, input }: TaskRequest): {
  readonly list: Uint8Array<ArrayBuffer>;
  readonly index: Uint8Array<ArrayBuffer>;
} {
  if (task !== 'index' || !isIndexInput(input))
    throw new Error(`no task ${task} with the input ${JSON.stringify(input)}`);
  const source = wholeFile(input.file);
  const index = indexClasses(readDirectory(source), (entry) => readEntry(source, entry));
  return { list: encodeClassList(index), index: encodeIndex(index) };
}

/** A jar is read nearly whole: one read of the file is faster than two per entry. */
function wholeFile(file: string): ByteSource {
  try {
    const bytes = readFileSync(file);
    return {
      name: file,
      size: bytes.length,
      read: (offset, length) => bytes.subarray(offset, offset + length),
    };
  } catch (cause) {
    throw new IoError('io.failed', `${file} cannot be read`, { file }, undefined, { cause });
  }
}

function isIndexInput(input: unknown): input is { readonly file: string } {
  return (
    typeof input === 'object' && input !== null && 'file' in input && typeof input.file === 'string'
  );
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
