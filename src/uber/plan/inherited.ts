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

/** What `decisions` may repeat of the bump's effective model. */
export function inheritedFor(decisions: readonly Decision[], effective: Model): Inherited {
  const bringers = new Set<string>();
  const managed = new Set<string>();
  for (const decision of decisions) {
    if (decision.kind === 'exclude')
      for (const under of decision.under) bringers.add(moduleKey(under));
    if (decision.kind === 'manage') managed.add(moduleKey(decision.module));
  }
  return {
    dependencies: effective.dependencies.filter((one) => bringers.has(moduleKey(one))),
    managed: effective.dependencyManagement.filter((one) => managed.has(moduleKey(one))),
  };
}
