import type { ByteSource } from '../../contract/ports/bytes.js';
import type { Piece } from './pieces.js';
import { readRawDirectory } from './raw-directory.js';
import type { RawDirectory } from './raw-directory.js';

/** What undoing a patch needs of the original: plain JSON, bytes as base64. */
export interface OriginalRecord {
  /** Bytes of the file. */
  readonly size: number;
  /** Records in its directory. */
  readonly entries: number;
  /** Where its directory began. */
  readonly directory: number;
  /** Where it has none, the patched jar has one in front of all entries. */
  readonly hasManifest: boolean;
  /** Regions of the file that the patch writes anew or drops, by offset. */
  readonly regions: readonly OriginalRegion[];
  /** Records of the directory that the patch writes anew or drops, by row. */
  readonly rows: readonly OriginalRow[];
  /** All behind the directory: zip64 records, end record, comment. */
  readonly tail: string;
}

/** From a local header to the next one (or the directory): header, data, data descriptor, and what lies behind. */
export interface OriginalRegion {
  readonly offset: number;
  readonly bytes: string;
  /** Nothing stands in its place in the patched jar. */
  readonly dropped: boolean;
}

export interface OriginalRow {
  readonly row: number;
  readonly bytes: string;
  readonly dropped: boolean;
}

/**
 * What must be kept of a jar so that `originalPieces` can give its bytes again after `patchedJar` with the same `dropped`
 * paths. Throws `FormatError` `jar.*`.
 */
export function originalRecord(
  source: ByteSource,
  dropped: readonly string[] = [],
  directory: RawDirectory = readRawDirectory(source),
): OriginalRecord {
  throw new Error(`not yet: ${dropped.length} ${directory.count}`);
}

/**
 * The original of a patched jar: the exact inverse of `patchedJar`. Whoever writes it compares its SHA-256 first. Throws
 * `FormatError` `patch.undo-mismatch` where the jar is not the one that the record was made for.
 */
export function originalPieces(patched: ByteSource, record: OriginalRecord): readonly Piece[] {
  throw new Error(`not yet: ${patched.name} ${record.size}`);
}
