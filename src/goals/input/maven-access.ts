import type { Problem } from '../../contract/problem/problem.js';
import type { Coordinates, ModuleVersion } from '../../maven/coordinates/coordinates.js';
import type { EffectiveModel } from '../../maven/pom/machine.js';
import type { License, Model, RepositoryDefinition } from '../../maven/pom/model.js';
import type { Obtained, VersionsAnswer } from '../../maven/repository/answers.js';
import type { Resolution, ResolvedNode, ResolveOptions } from '../../maven/resolve/machine.js';

/** What the command line says about repositories and Maven. */
export interface MavenOptions {
  /** `--offline`: no socket is opened; what is absent then is *could not ask*. */
  readonly offline: boolean;
  /** `--update`: ask again for what a repository did not have, and for metadata. */
  readonly update: boolean;
  /** `--settings`: instead of the user's own settings.xml. */
  readonly settings: string | undefined;
  /** `--repository`, in order: asked before all others, never mirrored. */
  readonly repositories: readonly string[];
  /** `--cache`: the tool's own folder; downloads lie below it, by content. */
  readonly cacheFolder: string;
  /** `-D`: `maven.repo.local` and settings interpolation. */
  readonly userProperties: Readonly<Record<string, string>>;
}

/** What the command line says about one reading of a module. */
export interface ModelOptions {
  /** `-D`: user properties; those of `.mvn/maven.config` come below them. */
  readonly userProperties: Readonly<Record<string, string>>;
  /** `--set`: edits of the module's own properties. */
  readonly propertyEdits: Readonly<Record<string, string>>;
  /** `-P`. */
  readonly profiles: readonly string[];
  /** `--jdk`; absent: that of `JAVA_HOME`, else 17. */
  readonly jdk: string | undefined;
}

/**
 * Which module: a `pom.xml` (or the folder that holds it), coordinates, or a text that stands for a file (an edited
 * definition that is not written yet).
 */
export type ModuleInput =
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'coordinates'; readonly coordinates: ModuleVersion }
  | {
      readonly kind: 'text';
      readonly text: string;
      /** Where it comes from or will stand: for messages. */
      readonly location: string;
      /** The folder that `relativePath` starts from; `undefined`: parents come from repositories. */
      readonly folder: string | undefined;
    }
  /** A definition read before, with its raw model changed as data (names moved, decisions applied): `raw` is taken instead of reading `text`. */
  | {
      readonly kind: 'model';
      readonly raw: Model;
      readonly text: string;
      readonly location: string;
      readonly folder: string | undefined;
    };

/** A module as it was read. */
export interface ReadModule {
  readonly effective: EffectiveModel;
  /** The POM text that was read, before property edits: what a smallest edit starts from. */
  readonly text: string;
  readonly location: string;
  /** The module's folder; `undefined` for one from a repository. */
  readonly folder: string | undefined;
  /** Highest folder whose modules declare this one, if there is one. */
  readonly reactorRoot: string | undefined;
}

/**
 * Maven's world as a goal sees it: one per run, with everything asked only once. All lookups go to the reactor, the
 * local repository, the own cache and the repositories, in this order.
 *
 * Problems (missing checksums, repositories that could not be asked) gather in `problems()`.
 */
export interface MavenAccess {
  /**
   * Reads a module's effective model. Throws `ResolutionError` (`pom.module-absent`, `pom.module-unasked` and what the
   * pom machine throws), `FormatError`, `IoError`.
   */
  readModule(input: ModuleInput, options: ModelOptions): Promise<ReadModule>;
  /** Resolves a module's dependencies as Maven 3 does; descriptors are built in parallel and remembered. */
  resolve(
    effective: EffectiveModel,
    options: ResolveOptions & { readonly model: ModelOptions },
  ): Promise<Resolution>;
  /** What `resolve` answers below the root, remembered from run to run while no POM of the tree has changed. */
  treeOf(
    effective: EffectiveModel,
    options: Pick<ResolveOptions, 'scopes'> & { readonly model: ModelOptions },
  ): Promise<readonly ResolvedNode[]>;
  /** The file of an artifact. SNAPSHOTs go by their metadata; of a reactor module, its `target`. */
  obtain(
    coordinates: Coordinates,
    repositories: readonly RepositoryDefinition[],
  ): Promise<Obtained>;
  /** `obtain` for many, bounded in parallel; answers in the order of the inputs. */
  obtainAll(
    wanted: readonly {
      readonly coordinates: Coordinates;
      readonly repositories: readonly RepositoryDefinition[];
    }[],
  ): Promise<readonly Obtained[]>;
  /** All versions that repositories have, in no order, from their metadata. */
  versions(
    groupId: string,
    artifactId: string,
    repositories: readonly RepositoryDefinition[],
  ): Promise<VersionsAnswer>;
  /** The licences that the POM chain of an artifact states; none where no repository has its POM or it cannot be used. */
  licensesOf(
    module: ModuleVersion,
    repositories: readonly RepositoryDefinition[],
    options: ModelOptions,
  ): Promise<readonly License[]>;
  /**
   * The effective model of an artifact's POM, read as a dependency, and its chain. `undefined` where no repository has it or
   * it cannot be used.
   */
  chainOf(
    module: ModuleVersion,
    repositories: readonly RepositoryDefinition[],
    options: ModelOptions,
  ): Promise<EffectiveModel | undefined>;
  /** The POM chain of a model as it was written, for what only the raw texts say; a POM that is gone is left out. */
  rawChain(effective: EffectiveModel): readonly Model[];
  /** SHA-256 (lower-case hex) of a file, remembered by path, size and time of change. Throws `IoError` where it is gone. */
  sha256(path: string): string;
  /** Finds out the SHA-256 of many files on all cores, for `sha256` to have them at hand; one that is gone is left out. */
  learnSha256(paths: readonly string[]): Promise<void>;
  /** Repositories that every lookup asks besides those of POMs: `--repository`, settings, super POM. */
  readonly defaultRepositories: readonly RepositoryDefinition[];
  /** The folder of the user's local repository. */
  readonly localRepository: string;
  /** The Java that runs the build where nothing else is said: that of `JAVA_HOME`, else 17. */
  readonly defaultJdk: string;
  /** Version of the Maven whose super POM was taken, where it is known. */
  readonly maven: string | undefined;
  /** Findings about repositories so far, each once. */
  problems(): readonly Problem[];
  /** Writes what is remembered (hashes of files) to the store; call once at the end of a goal. */
  flush(): void;
}
