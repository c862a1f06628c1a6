import type { Machine } from '../../contract/ports/machine.js';
import { collectGraph } from './collect.js';
import type { CollectRequest } from './collect.js';
import { resolveConflicts } from './conflict-resolver.js';
import { managementTable } from './dependency-manager.js';
import type { Graph } from './graph-node.js';
import { Knowledge } from './knowledge.js';
import type {
  ResolveAnswer,
  ResolveMachine,
  ResolveNeed,
  ResolveOptions,
  Resolution,
  ResolutionRoot,
} from './machine.js';
import { toRequested } from './requested.js';
import { toResolution } from './to-resolution.js';

/**
 * Maven 3's resolution of a root (maven-resolver 1.6 as Maven 3.8 configures it in `MavenRepositorySystemUtils`):
 * collects the graph, asking for descriptors and versions a level at a time, then mediates. The order is Maven's.
 *
 * Throws `ResolutionError`: `resolve.range-without-match`, `resolve.range-unasked`, `resolve.range-conflict`,
 * `version.range-malformed`, `resolve.graph-too-large`. Everything else that Maven goes on with is told as a problem.
 */
export const resolveGraph: ResolveMachine = function* (root, options) {
  const knowledge = new Knowledge();
  const graph = yield* collect(toRequest(root), knowledge);
  return mediate(graph, knowledge, options);
};

function* collect(
  request: CollectRequest,
  knowledge: Knowledge,
): Machine<ResolveNeed, ResolveAnswer, Graph> {
  for (;;) {
    const graph = collectGraph(request, knowledge);
    const needs = knowledge.takeNeeds();
    if (needs.length === 0) return graph;
    const answers = yield needs;
    for (const [index, need] of needs.entries()) {
      const answer = answers[index];
      if (answer === undefined) throw new Error('a driver must answer every need of a batch');
      knowledge.learn(need, answer);
    }
  }
}

function mediate(graph: Graph, knowledge: Knowledge, options: ResolveOptions): Resolution {
  const losers = resolveConflicts(graph);
  return toResolution(graph, losers, knowledge.descriptors, options.scopes);
}

function toRequest(root: ResolutionRoot): CollectRequest {
  return {
    root: root.coordinates,
    dependencies: root.dependencies.map(toRequested),
    management: managementTable(root.managedDependencies),
    repositories: root.repositories,
  };
}
