import type { FailedRepository } from '../../contract/problem/failed-repository.js';
import type { Coordinates } from '../coordinates/coordinates.js';

/** Every repository answered: it is not there. */
export interface Absent {
  readonly kind: 'absent';
  /** Ids of the repositories that answered. */
  readonly asked: readonly string[];
}

/** At least one repository could not be asked, the others do not have it. */
export interface Unasked {
  readonly kind: 'unasked';
  readonly asked: readonly string[];
  readonly failed: readonly FailedRepository[];
}

/** A file of a repository, lying on this machine. */
export interface FoundFile {
  readonly kind: 'file';
  readonly path: string;
  /** Where it was found: the reactor, the user's local repository, the own cache, or a repository just now. */
  readonly origin: 'reactor' | 'local' | 'cache' | 'remote';
}

/** What asking for an artifact's file can give. */
export type Obtained =
  | FoundFile
  /** A module of the reactor whose `target` has no such file yet. */
  | { readonly kind: 'not-built'; readonly path: string; readonly coordinates: Coordinates }
  | Absent
  | Unasked;

/** What asking for the versions of an artifact can give. */
export type VersionsAnswer =
  | {
      readonly kind: 'versions';
      readonly versions: readonly string[];
      readonly release: string | undefined;
      readonly latest: string | undefined;
    }
  | Absent
  | Unasked;
