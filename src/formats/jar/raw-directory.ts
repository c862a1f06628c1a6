import type { ByteSource } from '../../contract/ports/bytes.js';
import type { DirectoryColumns } from './directory-columns.js';
import type { DirectoryBounds } from './end-of-directory.js';

/** A jar's central directory as bytes, with what must be known to move its records and entries. */
export interface RawDirectory {
  readonly bounds: DirectoryBounds;
  /** The columns, where the jar is ordinary. */
  readonly columns: DirectoryColumns | undefined;
  readonly bytes: Buffer;
  readonly count: number;
  /** Where each record begins in `bytes`. */
  readonly at: Uint32Array;
  /** Where in the file each local header begins. */
  readonly offset: Float64Array;
}

/** Reads and checks a directory as `readDirectory` does; throws the same `FormatError`s. */
export function readRawDirectory(source: ByteSource): RawDirectory {
  throw new Error(`not yet: ${source.name}`);
}

/** Paths of a jar that begin with `prefix` (ASCII, without case), in order: no text is made of the others. */
export function pathsUnder(directory: RawDirectory, prefix: string): readonly string[] {
  throw new Error(`not yet: ${directory.count} ${prefix}`);
}
