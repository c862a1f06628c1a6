import type { Coordinates } from '../../maven/coordinates/coordinates.js';
import { formatCoordinates } from '../../maven/coordinates/coordinates.js';
import { artifactPattern } from '../shade/artifact-pattern.js';
import type { Contents, PlannedArtifact } from '../shade/contents.js';
import type { Planned } from './state.js';

/** An artifact that the definition keeps out on purpose, and the pattern that does. */
export interface KeptOut {
  readonly artifact: PlannedArtifact;
  readonly pattern: string;
}

/** What `artifactSet` excludes keep out of every jar, whether or not its scope does so as well. */
export function keptOut(planned: Planned): readonly KeptOut[] {
  const [first] = planned.contents;
  return (first?.artifacts ?? []).flatMap((artifact) => {
    if (artifact.inclusion.kind === 'included') return [];
    const pattern = keptOutPattern(planned, artifact.coordinates);
    return pattern === undefined ? [] : [{ artifact, pattern }];
  });
}

/** The pattern that keeps these coordinates out of every jar; `undefined` where one of them would take it. */
export function keptOutPattern(
  { keptOutPatterns }: Planned,
  coordinates: Coordinates,
): string | undefined {
  const key = { ...coordinates, type: coordinates.extension };
  const matching = keptOutPatterns.map((patterns) =>
    patterns.find((pattern) => artifactPattern(pattern).matches(key)),
  );
  return matching.every((pattern) => pattern !== undefined) ? matching[0] : undefined;
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
