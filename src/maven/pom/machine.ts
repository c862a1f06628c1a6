import type { FailedRepository } from '../../contract/problem/failed-repository.js';
import type { Problem } from '../../contract/problem/problem.js';
import type { ModuleVersion } from '../coordinates/coordinates.js';
import type { Model, Profile, RepositoryDefinition } from './model.js';

/** A POM's text and where it came from. */
export interface PomSource {
  readonly text: string;
  /** Path or address, for messages. */
  readonly location: string;
  /** The folder that `relativePath` and `${basedir}` start from; `undefined` for a POM from a repository. */
  readonly folder: string | undefined;
  /** SHA-256 of the bytes, lower-case hex: plans record the POM chain with it. */
  readonly sha256: string;
}

/** What building an effective model can lack. */
export type PomNeed =
  /** The POM at a path (a parent by `relativePath`; a folder means its `pom.xml`). Answer `absent` where nothing is there. */
  | { readonly kind: 'file'; readonly path: string }
  /**
   * The POM of these coordinates: from the reactor, the local repository, then `repositories` in order: those named in
   * POMs so far, then those of settings profiles and the super POM.
   */
  | {
      readonly kind: 'pom';
      readonly module: ModuleVersion;
      readonly repositories: readonly RepositoryDefinition[];
    }
  /** All versions that repositories have (a parent or BOM with a version range; a plugin without a version). */
  | {
      readonly kind: 'versions';
      readonly groupId: string;
      readonly artifactId: string;
      readonly repositories: readonly RepositoryDefinition[];
    }
  /** Whether a path exists (file-activated profiles). */
  | { readonly kind: 'exists'; readonly path: string };

/** The answer to a need. *Not there* and *could not ask* are two. */
export type PomAnswer =
  | { readonly kind: 'pom'; readonly source: PomSource }
  | {
      readonly kind: 'versions';
      readonly versions: readonly string[];
      readonly release: string | undefined;
      readonly latest: string | undefined;
    }
  | { readonly kind: 'exists'; readonly exists: boolean }
  /** Every repository answered: it is not there. */
  | { readonly kind: 'absent'; readonly asked: readonly string[] }
  /** At least one could not be asked, the others do not have it: decides nothing. */
  | {
      readonly kind: 'unasked';
      readonly asked: readonly string[];
      readonly failed: readonly FailedRepository[];
    };

/** What of the world a model is allowed to depend on; recorded in the plan. */
export interface ModelContext {
  /** `-D`: override everywhere, imported BOMs included. */
  readonly userProperties: Readonly<Record<string, string>>;
  /** `--set`: edits of the module's own `<properties>`, applied to the raw model of the first POM only. */
  readonly propertyEdits: Readonly<Record<string, string>>;
  /** `${java.*}`, `${os.*}`, `${user.*}`, `${env.*}` … as Maven's system properties. */
  readonly systemProperties: Readonly<Record<string, string>>;
  /** The Java that runs the build, such as `17.0.15` or `8`: `<jdk>` activation and `${java.version}`. */
  readonly jdk: string;
  /** `-P` ids; `!id` or `-id` switches one off. */
  readonly profiles: readonly string[];
  /** Active profiles of settings, already as profiles (properties, repositories). */
  readonly settingsProfiles: readonly Profile[];
  /** The super POM that Maven's own models inherit from. */
  readonly superPom: PomSource;
  /** Highest directory that `.mvn` was found in, for `${maven.multiModuleProjectDirectory}`. */
  readonly reactorRoot: string | undefined;
}

/** An effective model and how it came about. */
export interface EffectiveModel {
  readonly model: Model & { readonly groupId: string; readonly version: string };
  /** The module's own raw model, after `propertyEdits`. */
  readonly raw: Model;
  /** The module's own POM, then its parents, nearest first; the super POM is not listed. */
  readonly chain: readonly PomLink[];
  /** BOMs that were imported, in Maven's order. */
  readonly imports: readonly PomLink[];
  readonly activeProfiles: readonly { readonly id: string; readonly source: string }[];
  readonly problems: readonly Problem[];
}

/** A POM of a chain, where it lay and what it held. */
export interface PomLink extends ModuleVersion {
  readonly location: string;
  readonly sha256: string;
}
