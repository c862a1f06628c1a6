import {
  closeSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  readSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { FileStat, Files } from '../contract/ports/files.js';
import { IoError } from '../contract/problem/errors.js';
import { createDraft } from './draft.js';
import { makeFolders } from './folders.js';
import { ioError, isAbsence } from './io-errors.js';
import { discard, settle, temporaryBeside } from './temporaries.js';

/** The file system of this machine. */
export function createFiles(): Files {
  return {
    stat,
    read,
    open,
    realPath,
    list,
    write,
    writeParts,
    draft: createDraft,
    makeFolder: makeFolders,
    rename,
    remove,
  };
}

function stat(path: string): FileStat | undefined {
  return orAbsent('look at', path, () => {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) return undefined;
    const kind = found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
    const size = kind === 'folder' ? 0 : found.size;
    const isReadOnly = (found.mode & 0o222) === 0;
    return { kind, size, mtimeMs: found.mtimeMs, ...(isReadOnly && { isReadOnly }) };
  });
}

function read(path: string): Uint8Array | undefined {
  return orAbsent('read', path, () => readFileSync(path));
}

function open(path: string): ReturnType<Files['open']> {
  return orAbsent('open', path, () => {
    const descriptor = openSync(path, 'r');
    const { size } = fstatSync(descriptor);
    return {
      name: path,
      size,
      read: (offset, length) => readAt(descriptor, path, offset, Math.min(length, size - offset)),
      readInto: (offset, bytes) => fillFrom(descriptor, path, offset, bytes),
      close: () => closeSync(descriptor),
    };
  });
}

function readAt(descriptor: number, path: string, offset: number, length: number): Uint8Array {
  // Not cleared: it is filled, or nobody sees it. Of the pool it is not: whoever keeps it would keep the pool.
  const bytes: Uint8Array = Buffer.allocUnsafeSlow(Math.max(0, length));
  fillFrom(descriptor, path, offset, bytes);
  return bytes;
}

function fillFrom(descriptor: number, path: string, offset: number, bytes: Uint8Array): void {
  let filled = 0;
  while (filled < bytes.length) {
    const got = readPart(descriptor, path, bytes, filled, offset + filled);
    if (got === 0) {
      throw new IoError(
        'io.shrunk',
        `${path} became shorter while it was read`,
        { file: path, offset: offset + filled },
        'wait until whatever writes it is done',
      );
    }
    filled += got;
  }
}

function readPart(
  descriptor: number,
  path: string,
  bytes: Uint8Array,
  filled: number,
  position: number,
): number {
  try {
    return readSync(descriptor, bytes, filled, bytes.length - filled, position);
  } catch (error) {
    throw ioError('read', path, error);
  }
}

function realPath(path: string): string | undefined {
  return orAbsent('look at', path, () => realpathSync(path));
}

function list(path: string): readonly string[] | undefined {
  return orAbsent('list', path, () =>
    readdirSync(path).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))),
  );
}

function write(path: string, content: Uint8Array | string): void {
  makeFolders(dirname(path));
  const part = temporaryBeside(path);
  try {
    writeWhole(part, content);
    renameSync(part, path);
    settle(part);
  } catch (error) {
    discard(part);
    throw ioError('write', path, error);
  }
}

function writeParts(path: string, parts: Iterable<Uint8Array>): void {
  const draft = createDraft(path);
  try {
    let at = 0;
    for (const bytes of parts) {
      draft.write(at, bytes);
      at += bytes.length;
    }
    draft.finish();
  } finally {
    draft.discard();
  }
}

/** Flushed before the rename: after a crash the name must not stand for an empty file. */
function writeWhole(part: string, content: Uint8Array | string): void {
  const descriptor = openSync(part, 'wx');
  try {
    writeFileSync(descriptor, content);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function rename(from: string, to: string): void {
  try {
    makeFolders(dirname(to));
    renameSync(from, to);
    settle(from);
  } catch (error) {
    throw ioError('write', to, error);
  }
}

function remove(path: string): void {
  try {
    rmSync(path, { force: true, recursive: true });
    settle(path);
  } catch (error) {
    throw ioError('remove', path, error);
  }
}

function orAbsent<T>(action: string, path: string, attempt: () => T | undefined): T | undefined {
  try {
    return attempt();
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw ioError(action, path, error);
  }
}
