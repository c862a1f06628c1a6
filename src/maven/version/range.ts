import { ResolutionError } from '../../contract/problem/errors.js';
import { compareVersions } from './version.js';

/** What a dependency asks for: one version (a wish that mediation may override) or ranges (a hard condition). */
export type VersionConstraint =
  | { readonly kind: 'version'; readonly version: string }
  | { readonly kind: 'ranges'; readonly text: string; readonly ranges: readonly VersionRange[] };

/** One interval; a bound that is `undefined` is open. */
export interface VersionRange {
  readonly lower: VersionBound | undefined;
  readonly upper: VersionBound | undefined;
}

/** One end of a range. */
export interface VersionBound {
  readonly version: string;
  readonly inclusive: boolean;
}

/**
 * Reads `1.0`, `[1.0]`, `[1,2)`, `(,1],[3,)`, `[1.*]` as `GenericVersionScheme.parseVersionConstraint` does.
 * Throws `ResolutionError` (`version.range-malformed`).
 */
export function parseVersionConstraint(text: string): VersionConstraint {
  const ranges: VersionRange[] = [];
  let rest = text;
  while (rest.startsWith('[') || rest.startsWith('(')) {
    const end = rest.search(/[\])]/);
    if (end < 0) throw malformed(text, 'a bracket is not closed');
    ranges.push(parseRange(rest.slice(0, end + 1), text));
    rest = rest.slice(end + 1).trim();
    if (rest.startsWith(',')) rest = rest.slice(1).trim();
  }
  if (ranges.length === 0) return { kind: 'version', version: text };
  if (rest !== '') throw malformed(text, `"${rest}" follows the last range`);
  return { kind: 'ranges', text, ranges };
}

/** Whether a version satisfies a constraint; a single version is satisfied by its equals (`1.0` by `1`). */
export function satisfies(version: string, constraint: VersionConstraint): boolean {
  return constraint.kind === 'version'
    ? compareVersions(version, constraint.version) === 0
    : constraint.ranges.some((range) => contains(range, version));
}

function parseRange(range: string, whole: string): VersionRange {
  const lowerInclusive = range.startsWith('[');
  const upperInclusive = range.endsWith(']');
  const inner = range.slice(1, -1);
  const comma = inner.indexOf(',');
  if (comma < 0) {
    if (!lowerInclusive || !upperInclusive)
      throw malformed(whole, 'a single version must stand between "[" and "]"');
    return exactly(inner.trim());
  }
  const lower = inner.slice(0, comma).trim();
  const upper = inner.slice(comma + 1).trim();
  if (upper.includes(',')) throw malformed(whole, 'a range has two bounds at most');
  if (lower !== '' && upper !== '' && compareVersions(upper, lower) < 0)
    throw malformed(whole, 'the lower bound is above the upper bound');
  return {
    lower: lower === '' ? undefined : { version: lower, inclusive: lowerInclusive },
    upper: upper === '' ? undefined : { version: upper, inclusive: upperInclusive },
  };
}

/** `[1.0]`, and `[1.*]`: everything that begins with `1.`. */
function exactly(version: string): VersionRange {
  const prefix = version.endsWith('.*') ? version.slice(0, -1) : undefined;
  return {
    lower: { version: prefix === undefined ? version : `${prefix}min`, inclusive: true },
    upper: { version: prefix === undefined ? version : `${prefix}max`, inclusive: true },
  };
}

function contains({ lower, upper }: VersionRange, version: string): boolean {
  const above = lower === undefined ? 1 : compareVersions(version, lower.version);
  const below = upper === undefined ? -1 : compareVersions(version, upper.version);
  return (
    (above > 0 || (above === 0 && lower?.inclusive === true)) &&
    (below < 0 || (below === 0 && upper?.inclusive === true))
  );
}

function malformed(text: string, why: string): ResolutionError {
  return new ResolutionError(
    'version.range-malformed',
    `version range "${text}" cannot be read: ${why}`,
    {},
    'write a range such as [1.0,2.0), (,1.5] or [1.0]',
  );
}
