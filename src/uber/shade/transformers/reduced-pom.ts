import type { ModuleId } from '../../../maven/coordinates/coordinates.js';
import type { ConfigurationNode } from '../../../maven/pom/model.js';
import { flagOf } from '../configuration.js';
import type { Transformer } from './transformer.js';

/** `UseDependencyReducedPom` (from 3.3.0): the module's POM in the jar is replaced by the one without what was shaded in. */
export function reducedPomTransformers(
  configuration: ConfigurationNode | undefined,
  { groupId, artifactId }: ModuleId,
): readonly Transformer[] {
  if (
    !flagOf(configuration, 'createDependencyReducedPom', true) ||
    !flagOf(configuration, 'useDependencyReducedPomInJar', false)
  )
    return [];
  const path = `META-INF/maven/${groupId}/${artifactId}/pom.xml`;
  return [
    {
      claims: (candidate) => candidate.endsWith(path),
      add: () => undefined,
      finish: () => [{ path, bytes: undefined, sources: [] }],
    },
  ];
}
