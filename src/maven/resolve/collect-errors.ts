import type { FailedRepository } from '../../contract/problem/failed-repository.js';
import { failuresText } from '../../contract/problem/failed-repository.js';
import { isStopError, ResolutionError } from '../../contract/problem/errors.js';
import type { ModuleId } from '../coordinates/coordinates.js';
import { parseVersionConstraint } from '../version/range.js';
import type { VersionConstraint } from '../version/range.js';
import type { RequestedDependency } from './requested.js';

/** Reads what a dependency asks for; an error names the dependency path (`version.range-malformed`). */
export function readConstraint(
  dependency: RequestedDependency,
  path: () => readonly string[],
): VersionConstraint {
  try {
    return parseVersionConstraint(dependency.version);
  } catch (error) {
    if (!isStopError(error)) throw error;
    throw new ResolutionError(
      error.code,
      `${error.message} (of ${label(dependency)}, asked for by ${path().join(' -> ')})`,
      {},
      'manage the version of this artifact in the module, or exclude it',
    );
  }
}

/** No version of the repositories lies in the range: Maven stops as well. */
export function rangeWithoutMatch(
  dependency: RequestedDependency,
  path: readonly string[],
  versions: readonly string[],
): ResolutionError {
  const had = versions.length === 0 ? 'the repositories have none' : listed(versions);
  return new ResolutionError(
    'resolve.range-without-match',
    `no version of ${label(dependency)} lies in ${dependency.version}, which ${path.join(' -> ')} asks for: ${had}`,
    {},
    'manage the version of this artifact in the module, or exclude it',
  );
}

/** A repository could not be asked for its versions, so the range cannot be decided. */
export function rangeUnasked(
  dependency: RequestedDependency,
  path: readonly string[],
  failed: readonly FailedRepository[],
): ResolutionError {
  const who = failuresText(failed);
  return new ResolutionError(
    'resolve.range-unasked',
    `the versions of ${label(dependency)} in ${dependency.version}, which ${path.join(' -> ')} asks for, could not be asked for: ${who}`,
    {},
    'run again when the repository answers, or manage the version of this artifact in the module',
  );
}

/** Ranges that no version satisfies together. */
export function rangeConflict(
  module: ModuleId,
  wanted: readonly { readonly path: string; readonly text: string }[],
): ResolutionError {
  const by = wanted.map(({ path, text }) => `${text} (${path})`).join(', ');
  return new ResolutionError(
    'resolve.range-conflict',
    `no version of ${label(module)} satisfies all that ask for it: ${by}`,
    {},
    'manage the version of this artifact in the module',
  );
}

/** A graph beyond our bounds. */
export function graphTooLarge(path: readonly string[]): ResolutionError {
  return new ResolutionError(
    'resolve.graph-too-large',
    `the dependency graph is deeper or larger than can be worked on, at ${path.slice(-3).join(' -> ')}`,
    {},
    'exclude the dependency that brings so many others',
  );
}

function label({ groupId, artifactId }: ModuleId): string {
  return `${groupId}:${artifactId}`;
}

function listed(versions: readonly string[]): string {
  const some = versions.slice(0, 8).join(', ');
  return versions.length > 8
    ? `they have ${some} and ${versions.length - 8} more`
    : `they have ${some}`;
}
