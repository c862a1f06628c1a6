import type { Problem } from '../../contract/problem/problem.js';
import type { ClassApiDiff } from '../../jvm/compare/api-change.js';
import type { SideSummary } from '../side/side-summary.js';
import type { PackageMove } from '../../jvm/compare/moves.js';
import type { ResourceDiff } from '../../jvm/compare/resources.js';

/** What `uberplan diff` found: plain data, every list sorted. */
export interface DiffResult {
  /** `no-difference-seen`: what could be compared is equal, and not all could be (`unknown` classes or files). */
  readonly verdict: 'identical' | 'differ' | 'no-difference-seen';
  readonly old: SideSummary;
  readonly now: SideSummary;
  /** After `--include` and `--exclude`. */
  readonly counts: DiffCounts;
  /** By artifact where known, else by package; most changes first. */
  readonly groups: readonly DiffGroup[];
  readonly classes: readonly ClassDiff[];
  /** Empty with `--no-moves`. */
  readonly packageMoves: readonly PackageMove[];
  readonly versioned: readonly VersionedDiff[];
  readonly duplicates: readonly DuplicateReport[];
  /** `undefined` without `--api`. */
  readonly api: ApiDiff | undefined;
  /** `undefined` without `--resources`. */
  readonly resources: ResourceDiff | undefined;
  readonly problems: readonly Problem[];
}

/** Classes, counted. `moved` are neither added nor removed; `unknown`: one path, and a side cannot tell its content. */
export interface DiffCounts {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  readonly moved: number;
  readonly unknown: number;
  readonly equal: number;
}

/** A row of the table on the first screen. */
export interface DiffGroup {
  readonly kind: 'artifact' | 'package';
  /** `g:a` (versions beside it) or the package's name. */
  readonly name: string;
  readonly oldVersion: string | undefined;
  readonly newVersion: string | undefined;
  readonly counts: DiffCounts;
}

/** One class that is not equal on both sides. */
export interface ClassDiff {
  /** Binary name on the new side; of a removed class on the old. */
  readonly name: string;
  readonly status: 'added' | 'removed' | 'changed' | 'moved' | 'unknown';
  /** Binary name on the old side where it is another (`moved`, or under `--as-original`). */
  readonly oldName: string | undefined;
  /** Binary names under which the class lies in the jar, where it is compared under another (`--as-original`). */
  readonly oldInJar?: string | undefined;
  readonly newInJar?: string | undefined;
  /** Of a moved class: several could be what it was or became, and this is the first; else absent. */
  readonly ambiguous?: true | undefined;
  /** Formatted coordinates. */
  readonly oldArtifact: string | undefined;
  readonly newArtifact: string | undefined;
}

/** Versioned classes of one Java (`META-INF/versions/N`) that differ. */
export interface VersionedDiff {
  readonly java: number;
  readonly counts: DiffCounts;
  /** Whether the manifests switch versioned classes on: else no JVM loads them. */
  readonly oldSwitchedOn: boolean;
  readonly newSwitchedOn: boolean;
}

/** A class path that one side holds more than once. */
export interface DuplicateReport {
  readonly side: 'old' | 'new';
  readonly name: string;
  readonly parts: readonly string[];
  readonly sameContent: boolean | undefined;
}

/** The comparison of the classes that differ, member by member. */
export interface ApiDiff {
  readonly access: 'public' | 'protected' | 'package' | 'private';
  /** Without those that only the new side has: nobody links to them yet, and `classes` of the result tells them. */
  readonly classes: readonly ClassApiDiff[];
  readonly binaryIncompatible: number;
  readonly sourceIncompatible: number;
  /** Supertypes that a side does not show, by binary name: what the verdict could not see. */
  readonly unseen: readonly string[];
}
