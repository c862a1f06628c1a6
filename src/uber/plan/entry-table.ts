import type { ContentEntry } from '../shade/contents.js';

/** The table as text: `path<TAB>crc32<TAB>size<TAB>g:a:v<TAB>name before package relocation`, sorted by path in byte order. */
export declare function entryLines(entries: readonly ContentEntry[]): string;

/** The table beside a plan (`NAME.entries.tsv.gz`): the lines with the kind as a sixth column, compressed without time or name. */
export declare function writeEntries(entries: readonly ContentEntry[]): {
  readonly bytes: Uint8Array;
  /** Of the uncompressed text: another zlib may compress otherwise. */
  readonly sha256: string;
};

/** The inverse. Throws `FormatError`: `plan.entries-damaged`, `plan.entries-mismatch` (another table than the plan means). */
export declare function readEntries(
  bytes: Uint8Array,
  name: string,
  sha256: string | undefined,
): readonly ContentEntry[];
