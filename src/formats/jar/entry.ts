import type { FormatError } from '../../contract/problem/errors.js';

/** An entry of a zip as its central directory has it (APPNOTE 4.3.12). Folders are entries whose path ends in `/`. */
export interface JarEntry {
  /**
   * As stored. Java reads every name as UTF-8, so this does too; bytes that are no UTF-8 are read as CP437 (APPNOTE
   * appendix D). Checked: no `..`, no absolute path, no NUL, no backslash.
   */
  readonly path: string;
  readonly crc32: number;
  /** Bytes before compression. */
  readonly size: number;
  readonly compressedSize: number;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  /** Of the local header in the file. */
  readonly offset: number;
}

/** The table of contents of a jar, in the order of its central directory: the order in which Java lists the entries. */
export interface JarDirectory {
  readonly name: string;
  readonly size: number;
  readonly entries: readonly JarEntry[];
}

/** An entry that may not be used, and why: an error that names the entry and an offset. */
export interface RefusedEntry {
  /** `undefined` where it is the path that is refused. */
  readonly path: string | undefined;
  /** How many records stand before it in the central directory. */
  readonly number: number;
  /** What its record says; `undefined`, as the size is, where that is not to be believed. */
  readonly crc32: number | undefined;
  readonly size: number | undefined;
  readonly error: FormatError;
}

/** Which artifact an entry comes from: plain data, so that `jvm/compare` needs no plan. Formatted coordinates. */
export type ArtifactOrigin = string;
