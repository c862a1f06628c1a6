import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import type { ByteSource } from '../../contract/ports/bytes.js';
import type { TaskAnswer, TaskBatch, TaskFailure } from '../../contract/ports/task-protocol.js';
import { takeInputs } from '../../contract/ports/task-protocol.js';
import { IoError, isStopError } from '../../contract/problem/errors.js';
import { readDirectory } from '../../formats/jar/directory.js';
import { readAhead } from '../../formats/jar/read-ahead.js';
import { encodeClassList } from '../../jvm/classpath/class-list.js';
import { encodeIndex } from '../../jvm/classpath/encode-index.js';
import { indexClasses } from '../../jvm/classpath/index-classes.js';
import { indexJarSlice } from '../../jvm/classpath/index-slices.js';
import type { ApiPreparation, ApiQuestion } from '../../jvm/compare/api-task.js';
import { answerApi, preparePlatform } from '../../jvm/compare/api-task.js';
import type { JarContents } from '../../jvm/compare/open-part.js';
import { jarContents, openPart } from '../../jvm/compare/open-part.js';

/** Thread entry: answers the tasks of `goals/input/tasks.ts`, each input of a batch that no other thread has taken. */
parentPort?.on('message', (batch: TaskBatch) => {
  const { id } = batch;
  for (const [at, input] of takeInputs(batch)) {
    try {
      const { output, handedOver } = done(batch.task, input);
      answer({ id, at, ok: true, output }, handedOver);
    } catch (error) {
      answer({ id, at, ok: false, error: failureOf(error) }, []);
    }
  }
});

function answer(message: TaskAnswer, handedOver: readonly ArrayBuffer[]): void {
  parentPort?.postMessage(message, handedOver);
}

interface Done {
  readonly output: unknown;
  /** Buffers of the output that are given away instead of copied. */
  readonly handedOver: readonly ArrayBuffer[];
}

function done(task: string, input: unknown): Done {
  if (isFileInput(input)) {
    if (task === 'index') return indexJar(input.file);
    if (task === 'index-slice' && isSlice(input)) return indexSlice(input);
    if (task === 'digest') return { output: digest(input.file), handedOver: [] };
  }
  if (task === 'open-sides' && isApiPreparation(input)) {
    for (const file of input.jars) contents.set(file, jarContents(file, { open }));
    preparePlatform(input);
    return { output: undefined, handedOver: [] };
  }
  if (task === 'compare-api' && isApiQuestion(input))
    return {
      output: answerApi(input, (part) => openPart(part, { open, read: readWhole, contents })),
      handedOver: [],
    };
  throw new Error(`no task ${task} with the input ${JSON.stringify(input)}`);
}

/** Of the jars that this process compares. */
const contents = new Map<string, JarContents>();

function indexJar(file: string): Done {
  const source = wholeFile(file);
  const directory = readDirectory(source);
  const inOrder = directory.entries.filter(({ path }) => path.endsWith('.class'));
  const index = indexClasses(directory, readAhead(source, inOrder));
  const output = { list: encodeClassList(index), index: encodeIndex(index) };
  return { output, handedOver: [output.list.buffer, output.index.buffer] };
}

function indexSlice({ file, at, count }: JarSlice): Done {
  const source = open(file);
  try {
    const output = encodeIndex(indexJarSlice(source, at, count));
    return { output, handedOver: [output.buffer] };
  } finally {
    source.close();
  }
}

/** In parts that take each other's place: a large file does not lie in memory. */
function digest(file: string): string {
  return orFail(file, () => {
    const descriptor = openSync(file, 'r');
    try {
      const hash = createHash('sha256');
      const part = Buffer.allocUnsafeSlow(DIGEST_PART);
      for (let got = readSync(descriptor, part); got > 0; got = readSync(descriptor, part))
        hash.update(part.subarray(0, got));
      return hash.digest('hex');
    } finally {
      closeSync(descriptor);
    }
  });
}

const DIGEST_PART = 1 << 20;

/** A jar is read nearly whole: one read of the file is faster than two per entry. */
function wholeFile(file: string): ByteSource {
  const bytes = readWhole(file);
  return {
    name: file,
    size: bytes.length,
    read: (offset, length) => bytes.subarray(offset, offset + length),
  };
}

function readWhole(file: string): Uint8Array {
  return orFail(file, () => readFileSync(file));
}

/** Where a jar is read in parts. */
function open(file: string): ByteSource & { close(): void } {
  const descriptor = orFail(file, () => openSync(file, 'r'));
  const { size } = orFail(file, () => fstatSync(descriptor));
  return {
    name: file,
    size,
    read: (offset, length) => {
      const bytes = Buffer.allocUnsafeSlow(Math.max(0, Math.min(length, size - offset)));
      let filled = 0;
      for (let got = 1; got > 0 && filled < bytes.length; filled += got)
        got = orFail(file, () =>
          readSync(descriptor, bytes, filled, bytes.length - filled, offset + filled),
        );
      return bytes.subarray(0, filled);
    },
    close: () => closeSync(descriptor),
  };
}

function orFail<Result>(file: string, work: () => Result): Result {
  try {
    return work();
  } catch (cause) {
    throw new IoError('io.failed', `${file} cannot be read`, { file }, undefined, { cause });
  }
}

function isFileInput(input: unknown): input is { readonly file: string } {
  return (
    typeof input === 'object' && input !== null && 'file' in input && typeof input.file === 'string'
  );
}

interface JarSlice {
  readonly file: string;
  readonly at: number;
  readonly count: number;
}

function isSlice(input: { readonly file: string }): input is JarSlice {
  return 'at' in input && 'count' in input;
}

/** These two are made by `goals/diff/api.ts`, where they were typed. */
function isApiPreparation(input: unknown): input is ApiPreparation {
  return typeof input === 'object' && input !== null && 'jars' in input && 'platform' in input;
}

function isApiQuestion(input: unknown): input is ApiQuestion {
  return typeof input === 'object' && input !== null && 'sides' in input && 'from' in input;
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
