import { moduleKey } from '../coordinates/coordinates.js';
import type { ModuleId } from '../coordinates/coordinates.js';
import type { RequestedDependency } from './requested.js';

/** Exclusions in effect at a place of the graph (`ExclusionDependencySelector`). */
export interface ExclusionSet {
  /** Equal sets have equal texts: part of the key under which subtrees are shared. */
  readonly text: string;
  /** Exclusions without a wildcard, by `g:a`, with the dependency that carries each. */
  readonly exact: ReadonlyMap<string, ModuleId>;
  readonly wildcards: readonly { readonly pattern: ModuleId; readonly carrier: ModuleId }[];
}

export const noExclusions: ExclusionSet = { text: '', exact: new Map(), wildcards: [] };

/** The exclusions below a dependency: those above it and its own. */
export function deriveExclusions(
  above: ExclusionSet,
  own: readonly ModuleId[],
  carrier: ModuleId,
): ExclusionSet {
  if (own.length === 0) return above;
  const exact = new Map(above.exact);
  const wildcards = new Map(above.wildcards.map((each) => [moduleKey(each.pattern), each]));
  for (const pattern of own) {
    const key = moduleKey(pattern);
    if (pattern.groupId === '*' || pattern.artifactId === '*') {
      if (!wildcards.has(key)) wildcards.set(key, { pattern, carrier });
    } else if (!exact.has(key)) {
      exact.set(key, carrier);
    }
  }
  const text = [...exact.keys(), ...wildcards.keys()].sort().join(' ');
  return text === above.text ? above : { text, exact, wildcards: [...wildcards.values()] };
}

/** The dependency whose exclusion removes `dependency` here; `undefined` where none does. */
export function excludedBy(
  dependency: RequestedDependency,
  exclusions: ExclusionSet,
): ModuleId | undefined {
  const exact = exclusions.exact.get(moduleKey(dependency));
  if (exact !== undefined) return exact;
  return exclusions.wildcards.find(
    ({ pattern }) =>
      matches(pattern.artifactId, dependency.artifactId) &&
      matches(pattern.groupId, dependency.groupId),
  )?.carrier;
}

/**
 * `ScopeDependencySelector("test", "provided")` and `OptionalDependencySelector`: what is optional, or of a scope that is
 * not handed on, counts only as the root's own dependency (`depth` 1).
 */
export function isHandedOn(dependency: RequestedDependency, depth: number): boolean {
  if (depth < 2) return true;
  return (
    dependency.optional !== true && dependency.scope !== 'test' && dependency.scope !== 'provided'
  );
}

function matches(pattern: string, value: string): boolean {
  return pattern === '*' || pattern === value;
}
