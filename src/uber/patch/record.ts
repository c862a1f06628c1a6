import type { OriginalRecord } from '../../formats/jar/original-record.js';

/** One class that was added. */
export interface AddedClass {
  /** Binary name. */
  readonly name: string;
  /** Formatted coordinates, else the name of a file. */
  readonly source: string;
  readonly size: number;
  /** Why it came, in words. */
  readonly reason: string;
  /** Names in it were moved, so that its bytes are not those of the source. */
  readonly rewritten: boolean;
}

/** What one run of `patch` did. */
export interface AppliedPatch {
  /** Binary names that were asked for. */
  readonly classes: readonly string[];
  /** Consumers whose lacks were asked for. */
  readonly consumers: readonly string[];
  readonly sources: readonly { readonly name: string; readonly sha256: string }[];
  readonly added: readonly AddedClass[];
  /** Consumers that do not find all that they link to. */
  readonly missing: readonly { readonly consumer: string; readonly names: readonly string[] }[];
}

/** All that was done to a jar, and what gives the original again. */
export interface PatchRecord {
  readonly schema: 'uberplan/patch/1';
  readonly tool: string;
  /** ISO 8601, without a zone where it is the time of an entry. */
  readonly date: string;
  readonly original: { readonly name: string; readonly sha256: string; readonly size: number };
  /** Oldest first. */
  readonly patches: readonly AppliedPatch[];
  readonly undo: OriginalRecord;
}

/** As it stands in the jar. */
export function recordText(record: PatchRecord): string {
  return `${JSON.stringify(record, undefined, 1)}\n`;
}
