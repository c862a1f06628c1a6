import { moduleKey } from '../../maven/coordinates/coordinates.js';
import type { Dependency, Model } from '../../maven/pom/model.js';
import type { Decision } from './decision.js';

/**
 * What decisions repeat from parents, since a POM cannot add to an inherited element: the rest of a managed entry, a
 * dependency that gets an exclusion. A plan holds it, so that its POM can be written without asking the parents.
 */
export interface Inherited {
  readonly dependencies: readonly Dependency[];
  readonly managed: readonly Dependency[];
}

/**
 * What `decisions` may repeat of the bump's effective model; `undefined` where that is nothing. What the module's raw
 * model says itself, by the same name, is left out.
 */
export function inheritedFor(
  decisions: readonly Decision[],
  effective: Model,
  raw: Model,
): Inherited | undefined {
  const bringers = new Set<string>();
  const managed = new Set<string>();
  for (const decision of decisions) {
    if (decision.kind === 'manage') managed.add(moduleKey(decision.module));
    if (decision.kind !== 'exclude') continue;
    for (const under of decision.under) bringers.add(moduleKey(under));
  }
  const inherited = {
    dependencies: pick(bringers, effective.dependencies, raw.dependencies),
    managed: pick(managed, effective.dependencyManagement, raw.dependencyManagement),
  };
  return inherited.dependencies.length + inherited.managed.length === 0 ? undefined : inherited;
}

/** Those of `from` that are named, and that `own` does not say itself. */
function pick(
  names: ReadonlySet<string>,
  from: readonly Dependency[],
  own: readonly Dependency[],
): readonly Dependency[] {
  const said = new Set(own.map(moduleKey));
  return from.filter((one) => names.has(moduleKey(one)) && !said.has(moduleKey(one)));
}
