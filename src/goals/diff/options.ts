import type { SideOptions } from '../side/side-options.js';

/** What `uberplan diff` is asked. */
export interface DiffOptions extends SideOptions {
  /** One input, or several in class-path order joined with `,`. */
  readonly old: string;
  readonly now: string;
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
