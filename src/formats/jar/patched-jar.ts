import type { ByteSource } from '../../contract/ports/bytes.js';
import type { AddedEntry } from './added-entry.js';
import type { Piece } from './pieces.js';
import { readRawDirectory } from './raw-directory.js';
import type { RawDirectory } from './raw-directory.js';

/** What is to become of a jar. */
export interface JarPatch {
  /** The new manifest, whole (`manifestWith`); stored in the place of the old one, else in front of all entries. */
  readonly manifest: Uint8Array;
  /** Behind the last entry, in this order. Paths that the jar does not have. */
  readonly added: readonly AddedEntry[];
  /** Paths of entries to leave out: signatures that do not hold any more. */
  readonly dropped?: readonly string[];
}

/** A jar that is not written yet. */
export interface PatchedJar {
  /** In order; copies are of the source. */
  readonly pieces: readonly Piece[];
  readonly size: number;
}

/** A patched jar: nothing is inflated, and every entry that the patch does not name keeps its bytes. */
export function patchedJar(
  source: ByteSource,
  patch: JarPatch,
  directory: RawDirectory = readRawDirectory(source),
): PatchedJar {
  throw new Error(`not yet: ${patch.added.length} ${directory.count}`);
}
