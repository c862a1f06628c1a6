import { Buffer } from 'node:buffer';

/** Byte order of two texts in UTF-8, whatever the locale. */
export function byteOrder(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
