import { crc32 } from 'node:zlib';
import type { IncomingEntry, IncomingPath } from './shade-jars.js';

/** A resource of less than 4 bytes as plugin versions 3.3.0 and 3.4.0 write it: filled with NUL up to 4 (a known fault). */
export function paddedEntry(entry: IncomingEntry): IncomingPath {
  const bytes = entry.read();
  if (!bytes) return { path: entry.path, crc32: undefined, size: 4 };
  const padded = Buffer.alloc(4);
  padded.set(bytes);
  return { path: entry.path, crc32: crc32(padded), size: 4 };
}
