import type { Problem } from '../../contract/problem/problem.js';
import type { AddedClass, AppliedPatch } from '../../uber/patch/record.js';
import type { MavenOptions } from '../input/maven-access.js';
import type { BegunDigest } from './begin-digest.js';

/** What `patch` and `undo` are both asked. */
export interface PatchTarget {
  /** A file or coordinates; absent: that of the recorded plan which knows of a stopgap. */
  readonly jar: string | undefined;
  readonly maven: MavenOptions;
  readonly out: string | undefined;
  readonly inPlace: boolean;
  readonly dryRun: boolean;
  readonly force: boolean;
}

/** What `uberplan patch` is asked. */
export interface PatchOptions extends PatchTarget {
  /** SHA-256 of the file that `jar` names, where it was begun already. */
  readonly digest: BegunDigest | undefined;
  readonly from: readonly string[];
  /** Binary names. */
  readonly classes: readonly string[];
  /** Consumers all of whose lacks are added. */
  readonly for: readonly string[];
  /** Consumers that are told about. */
  readonly consumers: readonly string[];
  readonly dropSignatures: boolean;
  /** The Java that runs the product. */
  readonly java: number | undefined;
  /** Name and version of this tool: it goes into the label. */
  readonly tool: string;
}

/** What `patch` came to, without words and times. */
export interface PatchResult {
  /** `refused`: adding cannot cure what is wrong; `unchanged`: the jar has it all already. */
  readonly verdict: 'written' | 'dry-run' | 'unchanged' | 'refused';
  readonly original: OriginalJar;
  /** Where the patched jar lies, or would lie. */
  readonly out: string;
  /** The patched jar in bytes, where it was written. */
  readonly written: { readonly size: number } | undefined;
  /** By this run. */
  readonly added: readonly AddedClass[];
  /** By earlier runs, which this jar keeps. */
  readonly earlier: readonly AddedClass[];
  readonly sources: readonly PatchSource[];
  /** Consumers that are known, and what they do not find in the patched jar. */
  readonly missing: AppliedPatch['missing'];
  /** Of the consumers that are known, those that find all. */
  readonly linking: readonly string[];
  /** `--in-place`: where the original is kept. */
  readonly keptAs: string | undefined;
  /** A jar that must leave its folder, or it and the patched one hide each other. */
  readonly takeOut: string | undefined;
  readonly problems: readonly Problem[];
}

/** The jar that was patched, before all patches. */
export interface OriginalJar {
  /** As the user would name it. */
  readonly name: string;
  readonly file: string;
  readonly size: number;
  readonly sha256: string;
}

/** Where added classes come from. */
export interface PatchSource {
  readonly name: string;
  readonly sha256: string;
  readonly classes: number;
  /** Of the classes, before compression. */
  readonly bytes: number;
}

/** What `undo` came to. */
export interface UndoResult {
  readonly verdict: 'written' | 'dry-run';
  readonly jar: string;
  readonly out: string;
  readonly original: { readonly name: string; readonly size: number; readonly sha256: string };
  readonly problems: readonly Problem[];
}
