/** What a `<type>` means for the file: Maven's `ArtifactHandler`. */
export interface ArtifactType {
  readonly extension: string;
  /** Used where the dependency names no classifier. */
  readonly classifier: string;
  /** The file holds its dependencies, so the resolver does not follow them. */
  readonly includesDependencies: boolean;
}

/**
 * The handlers of maven-core 3.8 (`META-INF/plexus/artifact-handlers.xml`). A type that is not listed, `bundle` among
 * them, is its own extension.
 */
const handlers: ReadonlyMap<string, ArtifactType> = new Map([
  ['ejb', plain('jar')],
  ['ejb-client', { extension: 'jar', classifier: 'client', includesDependencies: false }],
  ['test-jar', { extension: 'jar', classifier: 'tests', includesDependencies: false }],
  ['maven-plugin', plain('jar')],
  ['java-source', { extension: 'jar', classifier: 'sources', includesDependencies: false }],
  ['javadoc', { extension: 'jar', classifier: 'javadoc', includesDependencies: false }],
  ['war', { extension: 'war', classifier: '', includesDependencies: true }],
  ['ear', { extension: 'ear', classifier: '', includesDependencies: true }],
  ['rar', { extension: 'rar', classifier: '', includesDependencies: true }],
]);

/** The handler of a type. */
export function artifactType(type: string): ArtifactType {
  return handlers.get(type) ?? plain(type);
}

function plain(extension: string): ArtifactType {
  return { extension, classifier: '', includesDependencies: false };
}
