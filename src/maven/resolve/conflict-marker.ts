import type { Coordinates, ModuleVersion } from '../coordinates/coordinates.js';
import type { Graph, GraphNode } from './graph-node.js';
import { versionlessKey } from './requested.js';

interface ConflictGroup {
  readonly keys: ReadonlySet<string>;
  readonly id: number;
}

/**
 * `ConflictMarker`: nodes are in conflict if they are the same artifact but for the version, also by a name they were
 * relocated from. Numbers them in place; they count up in the order of the walk, since Maven's order of work depends on them.
 */
export function markConflicts(graph: Graph): void {
  const nodes = new Set<GraphNode>();
  const groups = new Map<string, ConflictGroup>();
  let count = 0;
  const join = (keys: ReadonlySet<string>): void => {
    let joined = keys;
    for (const key of keys) joined = union(joined, groups.get(key)?.keys);
    const present = groups.get(first(joined));
    if (present !== undefined && present.keys.size === joined.size) return;
    const group = { keys: joined, id: count++ };
    for (const key of joined) groups.set(key, group);
  };
  const pending = graph.children.toReversed();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (nodes.has(node)) continue;
    nodes.add(node);
    join(keysOf(node));
    pending.push(...node.children.toReversed());
  }
  for (const node of nodes) node.conflict = groups.get(node.key)?.id;
}

function keysOf({ key, coordinates, relocatedFrom }: GraphNode): ReadonlySet<string> {
  if (relocatedFrom.length === 0) return new Set([key]);
  const under = (module: ModuleVersion): Coordinates => ({ ...coordinates, ...module });
  return new Set([key, ...relocatedFrom.map((module) => versionlessKey(under(module)))]);
}

function union(one: ReadonlySet<string>, other: ReadonlySet<string> | undefined) {
  if (other === undefined || other === one) return one;
  if ([...other].every((key) => one.has(key))) return one;
  if ([...one].every((key) => other.has(key))) return other;
  return new Set([...one, ...other]);
}

function first(keys: ReadonlySet<string>): string {
  const [key = ''] = keys;
  return key;
}
