import { unreachable } from '../../contract/problem/errors.js';
import type { Model } from '../../maven/pom/model.js';
import type { Decision } from '../plan/decision.js';
import { addDependency, exclude, manage } from './apply-dependencies.js';
import { addFilter, setManifestEntry, setPluginVersion } from './apply-shade.js';

/**
 * The raw model with the decisions in it, as `generate` writes them into the text. `effective` is that of the bump
 * without decisions: what is inherited (a dependency that gets an exclusion, the scope of a managed entry) is copied
 * from it, since a POM cannot add to an inherited element.
 */
export function apply(raw: Model, decisions: readonly Decision[], effective: Model): Model {
  return decisions.reduce((model, decision) => applyOne(model, decision, effective), raw);
}

function applyOne(raw: Model, decision: Decision, effective: Model): Model {
  switch (decision.kind) {
    case 'exclude':
      return exclude(raw, decision, effective);
    case 'manage':
      return manage(raw, decision, effective);
    case 'add':
      return addDependency(raw, decision);
    case 'plugin':
      return setPluginVersion(raw, decision);
    case 'filter':
      return addFilter(raw, decision, effective);
    case 'manifest':
      return setManifestEntry(raw, decision, effective);
    default:
      return unreachable(decision);
  }
}
