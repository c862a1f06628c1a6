import type { JarDirectory, JarEntry } from '../../formats/jar/entry.js';
import type { JarClasses } from '../../jvm/classpath/class-list.js';
import type { Coordinates } from '../../maven/coordinates/coordinates.js';
import type { ConfigurationNode, Model } from '../../maven/pom/model.js';

/** Everything that decides what the shade plugin would write: plain data, and bytes through `read`. */
export interface ShadeInput {
  readonly module: ShadeModule;
  /** The pinned `maven-shade-plugin`. */
  readonly plugin: {
    readonly version: string;
    /** Names (and aliases) that its `META-INF/maven/plugin.xml` declares for goal `shade`; `undefined` where it could not be read. */
    readonly parameters: readonly string[] | undefined;
  };
  readonly executions: readonly ShadeExecution[];
  /** As `project.getArtifacts()`: Maven's order, every scope (shading itself keeps compile and runtime). */
  readonly artifacts: readonly ShadeArtifact[];
  /**
   * Only the paths are asked for: no class is read, so every class counts as rewritten where there is a relocation,
   * with neither CRC-32 nor size. Enough for what an upgrade compares with.
   */
  readonly pathsOnly?: boolean;
}

/** One execution of goal `shade`: its configuration with the plugin's own merged in, as Maven runs it. */
export interface ShadeExecution {
  readonly id: string;
  readonly configuration: ConfigurationNode | undefined;
}

/** A jar whose directory was read. */
export interface ReadableJar {
  readonly directory: JarDirectory;
  /** Throws `FormatError` where the entry is damaged. */
  readonly read: (entry: JarEntry) => Uint8Array;
  /** Its classes, indexed; without it, classes are read and indexed when package relocation asks for them. */
  readonly classes?: JarClasses | undefined;
  /** What was found out before about which of its classes are rewritten. */
  readonly rewrites?: RewriteMemory | undefined;
}

/** Remembers, for one jar's bytes, the paths of the classes that a package relocation (by its mapper's key) rewrites. */
export interface RewriteMemory {
  readonly get: (mapperKey: string) => readonly string[] | undefined;
  readonly keep: (mapperKey: string, paths: readonly string[]) => void;
}

/** An artifact that shading may take. */
export interface ShadeArtifact {
  readonly coordinates: Coordinates;
  /** As declared: `jar`, `test-jar`, `pom`. */
  readonly type: string;
  readonly scope: string;
  readonly optional: boolean;
  /** root → … → artifact, as `g:a:v`, both ends included. */
  readonly path: readonly string[];
  /** `undefined`: its file is not there or not readable; whoever looked has told the problem. */
  readonly jar: ReadableJar | undefined;
}

/** The module whose build shades. */
export interface ShadeModule {
  readonly coordinates: Coordinates;
  /** Effective. */
  readonly model: Model;
  /** The module's own jar: built, or what is known of it before. */
  readonly own:
    | { readonly kind: 'built'; readonly jar: ReadableJar }
    | {
        readonly kind: 'unbuilt';
        /** Compilable sources lie in the source folder: their classes cannot be known. */
        readonly hasSources: boolean;
        /** Paths below the resource folders, as the jar will have them. */
        readonly resources: readonly string[];
        /** The bundles that `resourceBundles(model)` names, in its order; `undefined` where one could not be read. */
        readonly bundles: readonly (ReadableJar | undefined)[];
      };
}
