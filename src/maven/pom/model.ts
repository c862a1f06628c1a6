import type { ModuleId } from '../coordinates/coordinates.js';

/**
 * The parts of a POM that decide what an uber jar contains (maven-model 4.0.0). One type serves the raw and the
 * effective POM: absent is `undefined`, never an empty string. Everything is plain JSON, so a plan can hold it.
 * In an effective model inheritance, profiles, interpolation, management and plugin management have been applied.
 */
export interface Model extends ModelBase {
  readonly parent: ParentReference | undefined;
  readonly groupId: string | undefined;
  readonly artifactId: string;
  readonly version: string | undefined;
  /** Default `jar`. */
  readonly packaging: string;
  readonly name: string | undefined;
  readonly description: string | undefined;
  readonly url: string | undefined;
  readonly inceptionYear: string | undefined;
  readonly organization:
    | { readonly name: string | undefined; readonly url: string | undefined }
    | undefined;
  readonly licenses: readonly License[];
  readonly profiles: readonly Profile[];
  /** Artifact relocation: where this artifact moved to. */
  readonly relocation: ArtifactRelocation | undefined;
  /**
   * Further elements that nothing here reads but `${project.…}` can name, by dotted path (`scm.url`,
   * `build.testOutputDirectory`, `prerequisites.maven`). Left out where there are none.
   */
  readonly further?: Readonly<Record<string, string>>;
}

/** What a project and a profile both can say (`ModelBase` of maven-model). */
export interface ModelBase {
  /** In the order of Maven's own `Properties` merge: own after inherited, first position kept. */
  readonly properties: Readonly<Record<string, string>>;
  readonly dependencies: readonly Dependency[];
  readonly dependencyManagement: readonly Dependency[];
  readonly repositories: readonly RepositoryDefinition[];
  readonly pluginRepositories: readonly RepositoryDefinition[];
  readonly modules: readonly string[];
  readonly build: Build;
}

/** `<parent>`. */
export interface ParentReference {
  readonly groupId: string;
  readonly artifactId: string;
  readonly version: string;
  /** As written; `undefined` means Maven's default `../pom.xml`, empty means: look in repositories only. */
  readonly relativePath: string | undefined;
}

/** One of `<licenses>`. */
export interface License {
  readonly name: string | undefined;
  readonly url: string | undefined;
}

/** One of `<dependencies>`, as written or as managed. */
export interface Dependency {
  readonly groupId: string;
  readonly artifactId: string;
  readonly version: string | undefined;
  /** Default `jar`; a type, not an extension (`test-jar` has extension `jar`, classifier `tests`). */
  readonly type: string;
  /** Empty where there is none. */
  readonly classifier: string;
  readonly scope: string | undefined;
  readonly optional: boolean | undefined;
  readonly systemPath: string | undefined;
  readonly exclusions: readonly ModuleId[];
}

/** One of `<repositories>` or `<pluginRepositories>`. */
export interface RepositoryDefinition {
  readonly id: string;
  readonly url: string;
  readonly layout: string;
  readonly releases: RepositoryPolicy;
  readonly snapshots: RepositoryPolicy;
}

/** `<releases>` or `<snapshots>` of a repository. */
export interface RepositoryPolicy {
  readonly enabled: boolean;
  readonly updatePolicy: string | undefined;
  readonly checksumPolicy: string | undefined;
}

/** `<build>` of a project or profile. */
export interface Build {
  readonly directory: string | undefined;
  readonly outputDirectory: string | undefined;
  readonly sourceDirectory: string | undefined;
  readonly finalName: string | undefined;
  readonly resources: readonly ConfigurationNode[];
  readonly plugins: readonly Plugin[];
  readonly pluginManagement: readonly Plugin[];
  readonly extensions: readonly (ModuleId & { readonly version: string | undefined })[];
}

/** One of `<plugins>`. */
export interface Plugin {
  /** Default `org.apache.maven.plugins`. */
  readonly groupId: string;
  readonly artifactId: string;
  readonly version: string | undefined;
  readonly inherited: boolean | undefined;
  readonly extensions: string | undefined;
  readonly configuration: ConfigurationNode | undefined;
  readonly dependencies: readonly Dependency[];
  readonly executions: readonly PluginExecution[];
}

/** One of the `<executions>` of a plugin. */
export interface PluginExecution {
  /** Default `default`. */
  readonly id: string;
  readonly phase: string | undefined;
  readonly goals: readonly string[];
  readonly inherited: boolean | undefined;
  readonly configuration: ConfigurationNode | undefined;
}

/** A free-form tree, as Maven's `Xpp3Dom`: `<configuration>`, profile bodies, resources. */
export interface ConfigurationNode {
  readonly name: string;
  /** Trimmed unless `xml:space="preserve"`; `undefined` where there is no text. */
  readonly value: string | undefined;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly ConfigurationNode[];
}

/** One of `<profiles>`, active or not. */
export interface Profile extends ModelBase {
  readonly id: string;
  readonly activation: Activation | undefined;
}

/** When a profile is active; what is `undefined` asks nothing. */
export interface Activation {
  readonly activeByDefault: boolean;
  readonly jdk: string | undefined;
  readonly os:
    | {
        readonly name: string | undefined;
        readonly family: string | undefined;
        readonly arch: string | undefined;
        readonly version: string | undefined;
      }
    | undefined;
  readonly property: { readonly name: string; readonly value: string | undefined } | undefined;
  readonly file:
    | { readonly exists: string | undefined; readonly missing: string | undefined }
    | undefined;
}

/** `<distributionManagement><relocation>`; what is `undefined` stays as it was. */
export interface ArtifactRelocation {
  readonly groupId: string | undefined;
  readonly artifactId: string | undefined;
  readonly version: string | undefined;
  readonly message: string | undefined;
}
