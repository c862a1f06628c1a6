import type { Problem } from '../../contract/problem/problem.js';
import { moduleVersionKey } from '../coordinates/coordinates.js';
import type { ModuleVersion } from '../coordinates/coordinates.js';
import type { Loser, Losers } from './conflict-resolver.js';
import { isKnownScope, nodeProblems } from './findings.js';
import type { Graph, GraphNode } from './graph-node.js';
import type { Descriptor, OmittedEdge, ResolvedNode, Resolution } from './machine.js';

type Excluded = Resolution['excluded'][number];

/**
 * The mediated graph as a result: the tree, and beside each list what mediation and exclusions took out of it. Nodes of
 * other scopes stay where something of the wanted scopes lies below them.
 */
export function toResolution(
  graph: Graph,
  losers: Losers,
  descriptors: ReadonlyMap<string, Descriptor>,
  scopes: readonly string[],
): Resolution {
  const omitted: OmittedEdge[] = [];
  const excluded: Excluded[] = [];
  const problems: Problem[] = [];
  const wanted = new Set(scopes);
  const convert = (children: GraphNode[], above: readonly Step[]): readonly ResolvedNode[] => {
    const path = above.map(({ module }) => module);
    for (const loser of losers.get(children) ?? []) omitted.push(toOmitted(loser, above));
    for (const each of graph.excluded.get(children) ?? []) excluded.push({ ...each, path });
    const kept: ResolvedNode[] = [];
    for (const node of children) {
      const own = [...above, { module: moduleVersionKey(node.coordinates), node }];
      const below = convert(node.children, own);
      if (below.length === 0 && !wanted.has(node.scope) && isKnownScope(node.scope)) continue;
      kept.push(toResolved(node, below));
      problems.push(
        ...nodeProblems(
          node,
          own.map(({ module }) => module),
        ),
      );
    }
    return kept;
  };
  const children = convert(graph.children, [
    { module: moduleVersionKey(graph.root), node: undefined },
  ]);
  return { root: graph.root, children, omitted, excluded, descriptors, problems };
}

interface Step {
  readonly module: string;
  readonly node: GraphNode | undefined;
}

function toResolved(node: GraphNode, children: readonly ResolvedNode[]): ResolvedNode {
  return {
    coordinates: node.coordinates,
    type: node.type,
    scope: node.scope,
    optional: node.optional,
    premanagedVersion: node.premanagedVersion,
    premanagedScope: node.premanagedScope,
    requestedVersion: node.requestedVersion,
    systemPath: node.systemPath,
    repositories: node.repositories,
    relocatedFrom: node.relocatedFrom,
    children,
  };
}

/** An edge to an artifact that is on its own path is a cycle, whatever version it asks for. */
function toOmitted({ node, winner, scope }: Loser, above: readonly Step[]): OmittedEdge {
  const cycle = above.some((step) => step.node?.key === node.key);
  return {
    path: above.map(({ module }) => module),
    wanted: node.coordinates,
    scope,
    premanagedVersion: node.premanagedVersion,
    reason: cycle ? { kind: 'cycle' } : lostTo(winner.coordinates, node.coordinates),
  };
}

function lostTo(winner: ModuleVersion, loser: ModuleVersion): OmittedEdge['reason'] {
  return moduleVersionKey(winner) === moduleVersionKey(loser)
    ? { kind: 'duplicate' }
    : { kind: 'conflict', selected: winner.version };
}
