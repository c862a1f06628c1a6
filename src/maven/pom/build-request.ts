import type { Dependency, Model, Profile } from './model.js';
import type { PomLink, PomSource } from './machine.js';

/** Everything that building one effective model depends on: the module's, a descriptor's or an imported BOM's. */
export interface BuildRequest {
  readonly source: PomSource;
  readonly propertyEdits: Readonly<Record<string, string>>;
  readonly userProperties: Readonly<Record<string, string>>;
  /** User properties included, as Maven puts them there as well. */
  readonly systemProperties: Readonly<Record<string, string>>;
  readonly jdk: string;
  readonly profiles: readonly string[];
  readonly settingsProfiles: readonly Profile[];
  readonly superModel: Model;
  /** Whether plugins are of interest. */
  readonly plugins: boolean;
  /** Decides what is an error, and keeps memories apart. */
  readonly purpose: 'project' | 'dependency';
  readonly readRaw: (source: PomSource) => Model;
  /** What was imported before, by purpose and `g:a:v`. */
  readonly imported: Map<string, ImportedManagement>;
}

/** The management that an imported BOM brings, and which POMs it came from. */
export interface ImportedManagement {
  readonly dependencies: readonly Dependency[];
  readonly links: readonly PomLink[];
}
