import type { GraphNode } from './graph-node.js';

/** One edge of a conflict: a node in a list of children (`ConflictResolver.ConflictItem`). */
export interface ConflictItem {
  /** The list it stands in: equal subtrees share one, so an item can stand for several places. */
  readonly parent: GraphNode[];
  readonly node: GraphNode;
  /** The least depth at which it occurs; 1 for the root's own dependencies. */
  depth: number;
  /** Scopes derived along the paths that lead here. */
  readonly scopes: Set<string>;
  /** Some path leads here on which nothing is optional. */
  required: boolean;
}
