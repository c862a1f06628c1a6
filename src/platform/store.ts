import { createHash } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Store } from '../contract/ports/store.js';
import { makeFolders } from './folders.js';
import { discard, settle, temporaryBeside } from './temporaries.js';
import { trimDaily } from './trim.js';

/**
 * The store of derived data: one file per key below `folder/AREA/`, named by the key's SHA-256. A file is
 * `SHA-256 of the data (32 bytes) | data`, so whatever is not whole is ignored and made again. Not compressed: that
 * took longer than all reading and writing (1.2 of 15 s of a first plan) to halve some 50 MB.
 * Writing is best effort: a cache on a full or read-only disk slows the next run and fails nothing. Once a day the
 * first write trims it to `limit` bytes.
 */
export function createStore(folder: string, limit: number = defaultLimit): Store {
  let trimmed = false;
  return {
    get: (area, key) => {
      try {
        return decode(readFileSync(pathOf(folder, area, key)));
      } catch {
        // Not there, not readable: derived data is made again.
        return undefined;
      }
    },
    put: (area, key, value) => {
      if (!trimmed) trimDaily(folder, limit);
      trimmed = true;
      writeQuietly(pathOf(folder, area, key), encode(value));
    },
  };
}

/** Not flushed to the disk: what a crash spoils fails its digest and is made again. */
function writeQuietly(path: string, content: Uint8Array): void {
  const part = temporaryBeside(path);
  try {
    makeFolders(dirname(path));
    writeFileSync(part, content);
    renameSync(part, path);
    settle(part);
  } catch {
    // A full or read-only disk: the next run makes it again.
    discard(part);
  }
}

/** 2 GiB. */
const defaultLimit = 2 * 1024 ** 3;
const digestLength = 32;

function pathOf(folder: string, area: string, key: string): string {
  const name = createHash('sha256').update(key).digest('hex');
  return `${folder}/${area}/${name.slice(0, 2)}/${name.slice(2)}`;
}

function encode(value: Uint8Array): Uint8Array {
  return Buffer.concat([createHash('sha256').update(value).digest(), value]);
}

function decode(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes.length < digestLength) return undefined;
  const data = bytes.subarray(digestLength);
  const actual = createHash('sha256').update(data).digest();
  return actual.equals(bytes.subarray(0, digestLength)) ? data : undefined;
}
