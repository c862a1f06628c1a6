import type { Machine } from '../../contract/ports/machine.js';
import { Collector } from './collect.js';
import type { CollectRequest } from './collect.js';
import { resolveConflicts } from './conflict-resolver.js';
import { managementTable } from './dependency-manager.js';
import type { Graph } from './graph-node.js';
import type { Coordinates } from '../coordinates/coordinates.js';
import { Knowledge } from './knowledge.js';
import type {
  ResolveAnswer,
  ResolveMachine,
  ResolveNeed,
  ResolvedNode,
  ResolveOptions,
  Resolution,
  ResolutionRoot,
} from './machine.js';
import { toRequested } from './requested.js';
import type { RequestedDependency } from './requested.js';
import { toResolution } from './to-resolution.js';

/**
 * Maven 3's resolution of a root (maven-resolver 1.6 as Maven 3.8 configures it in `MavenRepositorySystemUtils`):
 * collects the graph, asking for descriptors and versions a level at a time, then mediates. The order is Maven's.
 *
 * Throws `ResolutionError`: `resolve.range-without-match`, `resolve.range-unasked`, `resolve.range-conflict`,
 * `version.range-malformed`, `resolve.graph-too-large`. Everything else that Maven goes on with is told as a problem.
 */
export const resolveGraph: ResolveMachine = function* (root, options) {
  const knowledge = new Knowledge(options.read ?? new Map());
  const request = toRequest(root);
  const resolution = yield* resolve(request, knowledge, options);
  if (options.asTreeGoal !== true) return resolution;
  const dependencies = settle(request.dependencies, resolution.children);
  return dependencies === undefined
    ? resolution
    : yield* resolve({ ...request, dependencies }, knowledge, options);
};

function* resolve(
  request: CollectRequest,
  knowledge: Knowledge,
  options: ResolveOptions,
): Machine<ResolveNeed, ResolveAnswer, Resolution> {
  const graph = yield* collect(request, knowledge);
  const losers = resolveConflicts(graph);
  return toResolution(graph, losers, knowledge.descriptors, options.scopes);
}

function* collect(
  request: CollectRequest,
  knowledge: Knowledge,
): Machine<ResolveNeed, ResolveAnswer, Graph> {
  const collector = new Collector(request, knowledge);
  let asked = false;
  for (;;) {
    const graph = collector.collect();
    for (let needs = knowledge.takeNeeds(); needs.length > 0; needs = knowledge.takeNeeds()) {
      asked = true;
      const answers = yield needs;
      for (const [index, need] of needs.entries()) {
        const answer = answers[index];
        if (answer === undefined) throw new Error('a driver must answer every need of a batch');
        knowledge.learn(need, answer);
      }
      collector.explore();
    }
    if (!asked) return graph;
    asked = false;
  }
}

/** The root's dependencies with the versions that were selected for them; `undefined` where those are what they ask for. */
function settle(
  dependencies: readonly RequestedDependency[],
  tree: readonly ResolvedNode[],
): readonly RequestedDependency[] | undefined {
  const selected = new Map<string, string>();
  const note = (nodes: readonly ResolvedNode[]): void => {
    for (const { coordinates, type, children } of nodes) {
      selected.set(typedKey({ ...coordinates, type }), coordinates.version);
      note(children);
    }
  };
  note(tree);
  const settled = dependencies.map((each) => ({
    ...each,
    version: selected.get(typedKey(each)) ?? each.version,
  }));
  return settled.some(({ version }, index) => version !== dependencies[index]?.version)
    ? settled
    : undefined;
}

/** `Artifact.getDependencyConflictId`. */
function typedKey(of: Coordinates & { readonly type: string }): string {
  return `${of.groupId}:${of.artifactId}:${of.type}:${of.classifier}`;
}

function toRequest(root: ResolutionRoot): CollectRequest {
  return {
    root: root.coordinates,
    dependencies: root.dependencies.map(toRequested),
    management: managementTable(root.managedDependencies),
    repositories: root.repositories,
  };
}
