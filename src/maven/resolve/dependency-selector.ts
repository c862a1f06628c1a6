import { moduleKey } from '../coordinates/coordinates.js';
import type { ModuleId } from '../coordinates/coordinates.js';
import type { RequestedDependency } from './requested.js';

/** Exclusions in effect at a place of the graph (`ExclusionDependencySelector`). */
export interface ExclusionSet {
  /** Equal sets, and only they, have equal ids: part of the key under which subtrees are shared. */
  readonly id: number;
  /** Exclusions without a wildcard, by `g:a`, with the dependency that carries each. */
  readonly exact: ReadonlyMap<string, ModuleId>;
  readonly wildcards: readonly { readonly pattern: ModuleId; readonly carrier: ModuleId }[];
}

/** What is in effect at the root. */
export const noExclusions: ExclusionSet = { id: 0, exact: new Map(), wildcards: [] };

/** The exclusions below a dependency: those above it and its own. */
export type DeriveExclusions = (
  above: ExclusionSet,
  dependency: Pick<RequestedDependency, 'groupId' | 'artifactId' | 'exclusions'>,
) => ExclusionSet;

/** A derivation that knows equal sets again. */
export function exclusionDeriver(): DeriveExclusions {
  const sets = new Map<string, ExclusionSet>([['', noExclusions]]);
  const derived = new Map<ExclusionSet, Map<readonly ModuleId[], ExclusionSet>>();
  return (above, dependency) => {
    const own = dependency.exclusions;
    if (own.length === 0) return above;
    const known = derived.get(above)?.get(own);
    if (known !== undefined) return known;
    const merged = merge(above, own, dependency);
    const text = textOf(merged);
    const set = sets.get(text) ?? { ...merged, id: sets.size };
    sets.set(text, set);
    const below = derived.get(above) ?? new Map<readonly ModuleId[], ExclusionSet>();
    below.set(own, set);
    derived.set(above, below);
    return set;
  };
}

type Exclusions = Pick<ExclusionSet, 'exact' | 'wildcards'>;

function merge(
  above: ExclusionSet,
  own: readonly ModuleId[],
  { groupId, artifactId }: ModuleId,
): Exclusions {
  const carrier = { groupId, artifactId };
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
  return { exact, wildcards: [...wildcards.values()] };
}

function textOf({ exact, wildcards }: Exclusions): string {
  return [...exact.keys(), ...wildcards.map(({ pattern }) => moduleKey(pattern))].sort().join(' ');
}

/** The dependency whose exclusion removes `dependency` here; `undefined` where none does. */
export function excludedBy(
  dependency: RequestedDependency,
  exclusions: ExclusionSet,
): ModuleId | undefined {
  const exact = exclusions.exact.get(dependency.module);
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
