import type { MavenOptions } from './input/maven-access.js';

/** What `uberplan diff` is asked. */
export interface DiffOptions {
  /** One input, or several in class-path order joined with `,`. */
  readonly old: string;
  readonly now: string;
  /** For coordinates and modules. */
  readonly maven: MavenOptions;
  readonly jdk: string | undefined;
  /** Java that runs the product: which versioned classes count. */
  readonly java: number | undefined;
  readonly toolVersion: string;
  readonly moves: boolean;
  /** Names before package relocation, where they are known. */
  readonly asOriginal: boolean;
  readonly api: boolean;
  readonly resources: boolean;
  readonly access: 'public' | 'protected' | 'package' | 'private';
  /** Ant patterns over binary names (`org.apache.**`); none: all. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}
