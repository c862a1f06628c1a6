import type { Coordinates, ModuleId } from '../../maven/coordinates/coordinates.js';
import { formatCoordinates, moduleKey } from '../../maven/coordinates/coordinates.js';
import type { PlannedArtifact } from '../shade/contents.js';
import type { Cause } from './cause.js';

/** The artifacts of both sides: what is judged, and what works today or holds the name. */
export interface CauseSides {
  readonly on: readonly PlannedArtifact[];
  readonly against: readonly PlannedArtifact[];
}

/**
 * Why a name is not in `on`, where `holder` of `against` supplies it: the artifact is gone from the tree, is kept out, or is there
 * in another version. `undefined` where the two trees do not tell: nothing is guessed.
 */
export function explain(holder: ModuleId, { on, against }: CauseSides): Cause | undefined {
  const was = artifactOf(against, holder);
  const now = artifactOf(on, holder);
  if (now === undefined) return was === undefined ? undefined : goneCause(was);
  const artifact = moduleKey(now.coordinates);
  if (now.inclusion.kind === 'excluded')
    return { kind: 'kept-out', artifact, rule: now.inclusion.rule, cure: undefined };
  if (was === undefined || was.coordinates.version === now.coordinates.version) return undefined;
  const { version } = was.coordinates;
  return {
    kind: 'changed',
    artifact,
    from: now.coordinates.version,
    to: version,
    cure: { kind: 'manage-version', module: artifact, version },
  };
}

function goneCause({ coordinates, path }: PlannedArtifact): Cause {
  return {
    kind: 'artifact-gone',
    artifact: moduleKey(coordinates),
    lastSeen: coordinates.version,
    path,
    cure: { kind: 'add-dependency', coordinates: formatCoordinates(coordinates) },
  };
}

function artifactOf(
  artifacts: readonly PlannedArtifact[],
  module: ModuleId,
): (PlannedArtifact & { readonly coordinates: Coordinates }) | undefined {
  const key = moduleKey(module);
  return artifacts.find(({ coordinates }) => moduleKey(coordinates) === key);
}
