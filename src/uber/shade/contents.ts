import type { ArtifactOrigin } from '../../formats/jar/entry.js';
import type { Coordinates } from '../../maven/coordinates/coordinates.js';
import type { Problem } from '../../contract/problem/problem.js';

/** An artifact that was resolved for the module, in Maven's order, and whether shading takes it. */
export interface PlannedArtifact {
  readonly coordinates: Coordinates;
  readonly scope: string;
  readonly optional: boolean;
  /** root → … → artifact, as `g:a:v`, both ends included. */
  readonly path: readonly string[];
  readonly inclusion:
    | { readonly kind: 'included' }
    /** Kept out, and by which rule: `scope provided`, `artifactSet exclude log4j:*`, `type pom`. */
    | { readonly kind: 'excluded'; readonly rule: string };
}

/** How an entry of the uber jar comes about. */
export type EntryKind =
  /** Bytes of one artifact's entry, untouched: CRC-32 and size are known. */
  | 'copied'
  /** A class that package relocation rewrites: CRC-32 is unknown before building. */
  | 'rewritten'
  /** Made by a resource transformer from one or several entries. */
  | 'merged'
  /** Written by the module's own build: manifest, its pom files, DEPENDENCIES. */
  | 'module';

/** One line of the entry table. */
export interface ContentEntry {
  readonly path: string;
  readonly kind: EntryKind;
  /** `undefined`: not known before building (a dash in the table). */
  readonly crc32: number | undefined;
  readonly size: number | undefined;
  /** The artifact that wins the path; the module itself for `module`. */
  readonly origin: ArtifactOrigin;
  /** Path before package relocation, inside its artifact. */
  readonly originalPath: string;
}

/** An entry that several artifacts have: first wins, and who lost. */
export interface Overlap {
  readonly path: string;
  readonly winner: ArtifactOrigin;
  readonly losers: readonly { readonly origin: ArtifactOrigin; readonly sameBytes: boolean }[];
}

/** A service of the planned jar: `META-INF/services/<service>` and its providers, after package relocation, as binary names. */
export interface PlannedService {
  readonly service: string;
  readonly providers: readonly {
    readonly name: string;
    readonly origin: ArtifactOrigin;
    readonly originalName: string;
  }[];
}

/** What one execution of the shade plugin would write. */
export interface Contents {
  /** The jar's file name below `target`, as the plugin derives it from `finalName`, classifier and attachment. */
  readonly jarName: string;
  readonly executionId: string;
  /** Sorted by path in byte order; folders left out. */
  readonly entries: readonly ContentEntry[];
  readonly overlaps: readonly Overlap[];
  readonly services: readonly PlannedService[];
  /** Main attributes of the manifest that transformers and configuration decide; `undefined` where the module's stays. */
  readonly manifest: Readonly<Record<string, string>>;
  readonly artifacts: readonly PlannedArtifact[];
  readonly problems: readonly Problem[];
}
