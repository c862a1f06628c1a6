import { failuresText } from '../contract/problem/failed-repository.js';
import type { ResolveProblem } from '../contract/problem/kinds/resolve.js';
import { formatCoordinates, moduleVersionKey } from '../maven/coordinates/coordinates.js';
import type { Words } from './words.js';

/** What is said about findings of the area `resolve`. */
export const resolveWords = {
  'resolve.descriptor-absent': {
    severity: 'warning',
    title: 'POM of an artifact not found',
    message: ({ coordinates, path, asked }) =>
      `no repository has the POM of ${formatCoordinates(coordinates)}${by(path)}, so it is taken to have no dependencies${asked.length === 0 ? '' : `; asked: ${asked.join(', ')}`}`,
    advice: () =>
      'exclude the artifact, manage a version that exists, or name the repository that has it',
  },
  'resolve.descriptor-unasked': {
    severity: 'error',
    title: 'POM of an artifact could not be asked for',
    message: ({ coordinates, path, failed }) =>
      `whether a repository has the POM of ${formatCoordinates(coordinates)}${by(path)} is not known: ${failuresText(failed)}`,
    advice: () => 'run again when the repository answers, or without --offline',
  },
  'resolve.version-missing': {
    severity: 'error',
    title: 'Dependency without a version',
    message: ({ coordinates: { groupId, artifactId }, path }) =>
      `the dependency on ${groupId}:${artifactId}${by(path)} states no version, and none is managed`,
    advice: () => 'manage its version in the module, or exclude it',
  },
  'resolve.coordinates-unsafe': {
    severity: 'error',
    title: 'Coordinates that cannot be a repository path',
    message: ({ coordinates, path }) =>
      `${JSON.stringify(formatCoordinates(coordinates))}${by(path)} holds characters that cannot be a part of a repository path; it was not asked for`,
    advice: () => 'exclude the artifact, and have its POM corrected',
  },
  'resolve.scope-unknown': {
    severity: 'warning',
    title: 'Unknown scope',
    message: ({ coordinates, scope, path }) =>
      `${formatCoordinates(coordinates)}${by(path)} has scope ${JSON.stringify(scope)}, which Maven does not know: it is on no class path`,
    advice: () => 'use compile, runtime, provided, test or system',
  },
  'resolve.relocated': {
    severity: 'note',
    title: 'Artifact relocated',
    message: ({ from, to, path }) =>
      `${from.map(moduleVersionKey).join(' -> ')}${by(path)} has been relocated to ${moduleVersionKey(to)}`,
    advice: () => 'ask for the artifact under its new coordinates',
  },
} satisfies Words<ResolveProblem>;

/** Who asked: the path without its end. */
function by(path: readonly string[]): string {
  const above = path.slice(0, -1);
  return above.length === 0 ? '' : ` (asked for by ${above.join(' -> ')})`;
}
