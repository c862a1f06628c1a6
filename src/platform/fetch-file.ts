import { copyFileSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FetchAnswer, FetchRequest } from '../contract/ports/fetch.js';
import { makeFolders } from './folders.js';
import { ioError, isAbsence } from './io-errors.js';
import { discard, temporaryBeside } from './temporaries.js';

/** A `file:` address: a repository on a disk of this machine. */
export function fetchFile(request: FetchRequest): FetchAnswer {
  try {
    const source = fileURLToPath(request.url.replace(/^file:\/{0,2}(?=\/)/i, 'file://'));
    const found = statSync(source, { throwIfNoEntry: false });
    if (found === undefined || !found.isFile()) return { kind: 'absent', status: 404 };
    if (found.size > request.limit) {
      const detail = `has more than ${Math.ceil(request.limit / 2 ** 20)} MiB`;
      return { kind: 'unreachable', reason: 'too-large', detail };
    }
    if (request.toFile === undefined) {
      return { kind: 'found', bytes: readFileSync(source), headers: {} };
    }
    return copy(source, request.toFile, found.size);
  } catch (error) {
    if (isAbsence(error)) return { kind: 'absent', status: 404 };
    const detail = error instanceof Error ? error.message : 'cannot be read';
    return { kind: 'unreachable', reason: 'forbidden', detail };
  }
}

function copy(source: string, target: string, size: number): FetchAnswer {
  const path = temporaryBeside(target);
  try {
    makeFolders(dirname(path));
    copyFileSync(source, path);
  } catch (error) {
    discard(path);
    throw ioError('write', path, error);
  }
  return { kind: 'stored', path, size, headers: {} };
}
