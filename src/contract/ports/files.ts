import type { ByteSource } from './bytes.js';

/** What a path is, links followed. */
export interface FileStat {
  readonly kind: 'file' | 'folder' | 'other';
  /** Bytes; 0 for a folder. */
  readonly size: number;
  /** Last change, in milliseconds since 1970, as exact as the file system keeps it. */
  readonly mtimeMs: number;
  /** Its permissions let nobody write to it, though whoever owns its folder can put another file in its place. */
  readonly isReadOnly?: true;
}

/** A file that is being written, beside its target. */
export interface Draft {
  /** At a position, in bytes, and in any order. */
  write(at: number, bytes: Uint8Array): void;
  /** Flushes it and gives it its name. */
  finish(): void;
  /** Gives it up, as if it had not been begun. Once it has its name there is nothing to give up. */
  discard(): void;
}

/**
 * The file system, as far as the domain needs it. Synchronous: these are small local reads, and a pure machine's
 * driver stays readable. *Not there* is `undefined`; everything else that fails throws `IoError`.
 */
export interface Files {
  stat(path: string): FileStat | undefined;
  read(path: string): Uint8Array | undefined;
  /** Opens for random access; the caller closes. */
  open(path: string): (ByteSource & { close(): void }) | undefined;
  /** The path with all links followed: where `mvn` on the PATH really lies. */
  realPath(path: string): string | undefined;
  /** Names (not paths) in a folder, in byte order. */
  list(path: string): readonly string[] | undefined;
  /** Writes beside the target and renames: a reader sees the old or the new file, never half of one. */
  write(path: string, content: Uint8Array | string): void;
  /**
   * As `write`, of a content that need not be in memory at once. Keeps the permissions of a file that it replaces. What an
   * earlier process that was killed left beside the target is removed. What `parts` throws is thrown as it is.
   */
  writeParts(path: string, parts: Iterable<Uint8Array>): void;
  /** As `writeParts`, of a content whose parts are not known in their order. */
  draft(path: string): Draft;
  makeFolder(path: string): void;
  /** Renames within one file system. */
  rename(from: string, to: string): void;
  remove(path: string): void;
}
