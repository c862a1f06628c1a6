import { moduleKey } from '../coordinates/coordinates.js';
import type { Coordinates, ModuleId, ModuleVersion } from '../coordinates/coordinates.js';
import type { Dependency } from '../pom/model.js';
import { artifactType } from './artifact-types.js';

/** A dependency as the resolver sees it: its type turned into extension and classifier (`ArtifactDescriptorReaderDelegate.convert`). */
export interface RequestedDependency extends Coordinates {
  /** `versionlessKey`, and `g:a`: asked for at every place, so they are made once. */
  readonly key: string;
  readonly module: string;
  readonly type: string;
  readonly includesDependencies: boolean;
  /** Empty where a managed dependency states none. */
  readonly scope: string;
  readonly optional: boolean | undefined;
  /** Set for a file outside of repositories: it has no descriptor. */
  readonly systemPath: string | undefined;
  readonly exclusions: readonly ModuleId[];
}

/** A dependency of a POM; without a scope it is `compile`, as Maven's model normalizer has it. */
export function toRequested(dependency: Dependency): RequestedDependency {
  return { ...toManaged(dependency), scope: nonEmpty(dependency.scope) ?? 'compile' };
}

/** A managed dependency: what it does not state is not managed. */
export function toManaged(dependency: Dependency): RequestedDependency {
  const type = artifactType(dependency.type);
  const { groupId, artifactId } = dependency;
  const { extension } = type;
  const classifier = dependency.classifier === '' ? type.classifier : dependency.classifier;
  return {
    groupId,
    artifactId,
    version: dependency.version ?? '',
    extension,
    classifier,
    key: versionlessKey({ groupId, artifactId, extension, classifier }),
    module: moduleKey(dependency),
    type: dependency.type,
    includesDependencies: type.includesDependencies,
    scope: dependency.scope ?? '',
    optional: dependency.optional,
    systemPath: nonEmpty(dependency.systemPath),
    exclusions: dependency.exclusions,
  };
}

/** The same dependency under the coordinates that its artifact was relocated to. */
export function relocated(
  dependency: RequestedDependency,
  { groupId, artifactId, version }: ModuleVersion,
): RequestedDependency {
  const { extension, classifier } = dependency;
  return {
    ...dependency,
    groupId,
    artifactId,
    version,
    key: versionlessKey({ groupId, artifactId, extension, classifier }),
    module: moduleKey({ groupId, artifactId }),
  };
}

/** The key of management and mediation: everything but the version (`ClassicDependencyManager.Key`, `ConflictMarker.Key`). */
export function versionlessKey(of: Omit<Coordinates, 'version'>): string {
  return `${of.groupId}:${of.artifactId}:${of.extension}:${of.classifier}`;
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}
