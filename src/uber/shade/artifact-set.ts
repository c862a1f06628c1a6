import type { ConfigurationNode } from '../../maven/pom/model.js';
import { artifactPattern } from './artifact-pattern.js';
import type { ArtifactKey } from './artifact-pattern.js';
import { childOf, listOf, textOf } from './configuration.js';
import type { PlannedArtifact } from './contents.js';

/** Whether shading takes an artifact, and if not, by which rule. */
export type ArtifactSelector = (
  key: ArtifactKey,
  scope: string | undefined,
) => PlannedArtifact['inclusion'];

/**
 * The plugin's `ArtifactSelector` over `project.getArtifacts()`: scopes compile and runtime are all that the goal asks
 * Maven for; then `includes` (with `shadedGroupFilter` as a prefix of groups), then `excludes`; last, type `pom` has
 * nothing to shade. Once there are includes, the module itself counts as included. Scope `undefined` is the module.
 */
export function artifactSelector(
  configuration: ConfigurationNode | undefined,
  module: ArtifactKey,
): ArtifactSelector {
  const set = childOf(configuration, 'artifactSet');
  const group = textOf(configuration, 'shadedGroupFilter');
  const includes = (listOf(set, 'includes') ?? []).map(artifactPattern);
  const excludes = (listOf(set, 'excludes') ?? []).map(artifactPattern);
  if (group !== undefined) includes.push(artifactPattern(`${group}*:*:*:*`));
  if (includes.length > 0) {
    const { groupId, artifactId, type, classifier } = module;
    includes.push(artifactPattern([groupId, artifactId, type, classifier].join(':')));
  }
  return (key, scope) => {
    if (scope !== undefined && scope !== 'compile' && scope !== 'runtime')
      return { kind: 'excluded', rule: `scope ${scope}` };
    if (includes.length > 0 && !includes.some((pattern) => pattern.matches(key)))
      return { kind: 'excluded', rule: 'artifactSet includes' };
    const exclude = excludes.find((pattern) => pattern.matches(key));
    if (exclude) return { kind: 'excluded', rule: `artifactSet exclude ${exclude.text}` };
    return key.type === 'pom' ? { kind: 'excluded', rule: 'type pom' } : { kind: 'included' };
  };
}
