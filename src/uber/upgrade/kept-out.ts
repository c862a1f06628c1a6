import type { Coordinates } from '../../maven/coordinates/coordinates.js';
import { formatCoordinates } from '../../maven/coordinates/coordinates.js';
import type { Contents, PlannedArtifact } from '../shade/contents.js';

const prefix = 'artifactSet exclude ';

/** An artifact that the definition keeps out on purpose, and the pattern that does. */
export interface KeptOut {
  readonly artifact: PlannedArtifact;
  readonly pattern: string;
}

/** What `artifactSet` excludes keep out of every jar. */
export function keptOut(contents: readonly Contents[]): readonly KeptOut[] {
  const [first] = contents;
  return (first?.artifacts ?? []).flatMap((artifact) => {
    const pattern = keptOutPattern(contents, artifact.coordinates);
    return pattern === undefined ? [] : [{ artifact, pattern }];
  });
}

/** The pattern that keeps these coordinates out of every jar; `undefined` where one of them takes it. */
export function keptOutPattern(
  contents: readonly Contents[],
  coordinates: Coordinates,
): string | undefined {
  const key = formatCoordinates(coordinates);
  const patterns = contents.map(({ artifacts }) => {
    const own = artifacts.find((artifact) => formatCoordinates(artifact.coordinates) === key);
    const rule = own?.inclusion.kind === 'excluded' ? own.inclusion.rule : '';
    return rule.startsWith(prefix) ? rule.slice(prefix.length) : undefined;
  });
  return patterns.every((pattern) => pattern !== undefined) ? patterns[0] : undefined;
}

/** What goes into at least one jar. */
export function includedArtifacts(contents: readonly Contents[]): readonly PlannedArtifact[] {
  const included = new Map<string, PlannedArtifact>();
  for (const { artifacts } of contents) {
    for (const artifact of artifacts) {
      if (artifact.inclusion.kind !== 'included') continue;
      included.set(formatCoordinates(artifact.coordinates), artifact);
    }
  }
  return [...included.values()];
}
