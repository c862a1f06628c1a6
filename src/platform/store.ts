import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Store } from '../contract/ports/store.js';
import { makeFolders } from './folders.js';
import { discard, settle, temporaryBeside } from './temporaries.js';
import { trimDaily } from './trim.js';

/**
 * The store of derived data: one file per key below `folder/AREA/`, named by the key's SHA-256. A file is
 * `"UPST" | CRC-32 of the data | data`, so whatever is not whole is ignored and made again. The check is against
 * accidents (a crash, a full disk, a bad block): who may write into the user's cache may do worse than spoil it, and a
 * cryptographic digest takes ten times as long, for some 50 MB in a run. Not compressed: that took longer than all
 * reading and writing (1.2 of 15 s of a first plan) to halve them.
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
      writeQuietly(pathOf(folder, area, key), value);
    },
  };
}

/** Not flushed to the disk: what a crash spoils fails its check and is made again. */
function writeQuietly(path: string, data: Uint8Array): void {
  const part = temporaryBeside(path);
  try {
    makeFolders(dirname(path));
    writeParts(part, [headerOf(data), data]);
    renameSync(part, path);
    settle(part);
  } catch {
    // A full or read-only disk: the next run makes it again.
    discard(part);
  }
}

/** One after the other: putting them together first would copy what may be megabytes. */
function writeParts(path: string, parts: readonly Uint8Array[]): void {
  const descriptor = openSync(path, 'wx');
  try {
    for (const part of parts) writeFileSync(descriptor, part);
  } finally {
    closeSync(descriptor);
  }
}

/** 2 GiB. */
const defaultLimit = 2 * 1024 ** 3;
/** "UPST" */
const MAGIC = 0x55505354;
/** 0 magic   4 CRC-32 of what follows; a multiple of 4, so that columns of numbers lie where they can be viewed. */
const HEADER = 8;

function pathOf(folder: string, area: string, key: string): string {
  const name = createHash('sha256').update(key).digest('hex');
  return `${folder}/${area}/${name.slice(0, 2)}/${name.slice(2)}`;
}

function headerOf(data: Uint8Array): Uint8Array {
  const header = Buffer.alloc(HEADER);
  header.writeUInt32BE(MAGIC, 0);
  header.writeUInt32BE(crc32(data), 4);
  return header;
}

function decode(bytes: Buffer): Uint8Array | undefined {
  if (bytes.length < HEADER || bytes.readUInt32BE(0) !== MAGIC) return undefined;
  const data = bytes.subarray(HEADER);
  return crc32(data) === bytes.readUInt32BE(4) ? data : undefined;
}
