import type { Model } from '../../maven/pom/model.js';
import type { Decision } from '../plan/decision.js';

/**
 * The raw model with the decisions in it, as `generate` writes them into the text. `effective` is that of the bump
 * without decisions: what is inherited (a dependency that gets an exclusion, the scope of a managed entry) is copied from it.
 */
export declare function apply(raw: Model, decisions: readonly Decision[], effective: Model): Model;
