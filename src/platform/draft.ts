import {
  closeSync,
  fchmodSync,
  fsyncSync,
  openSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { Draft } from '../contract/ports/files.js';
import { makeFolders } from './folders.js';
import { ioError } from './io-errors.js';
import { clearBeside, discard, settle, temporaryBeside } from './temporaries.js';

/**
 * Begins a file beside `path`. What earlier processes that were killed left there is removed. Throws `IoError`, as its
 * functions do.
 */
export function createDraft(path: string): Draft {
  makeFolders(dirname(path));
  clearBeside(path);
  const part = temporaryBeside(path);
  const descriptor = orFail(path, () => openSync(part, 'wx'));
  let isOpen = true;
  const close = (): void => {
    if (isOpen) closeSync(descriptor);
    isOpen = false;
  };
  return {
    write: (at, bytes) => orFail(path, () => writeAll(descriptor, bytes, at)),
    finish: () =>
      orFail(path, () => {
        const mode = statSync(path, { throwIfNoEntry: false })?.mode;
        if (mode !== undefined) fchmodSync(descriptor, mode & 0o777);
        // After a crash the name must not stand for an empty file.
        fsyncSync(descriptor);
        close();
        renameSync(part, path);
        settle(part);
      }),
    discard: () => {
      close();
      discard(part);
    },
  };
}

function writeAll(descriptor: number, bytes: Uint8Array, at: number): void {
  for (let done = 0; done < bytes.length;)
    done += writeSync(descriptor, bytes, done, bytes.length - done, at + done);
}

function orFail<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw ioError('write', path, error);
  }
}
