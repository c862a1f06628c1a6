import type { Graph, GraphNode } from './graph-node.js';
import { graphTooLarge } from './collect-errors.js';

/** The order in which conflicts are decided. */
export interface ConflictOrder {
  readonly sorted: readonly number[];
  /** For an id in cycles: all ids of these cycles. */
  readonly cyclic: ReadonlyMap<number, ReadonlySet<number>>;
}

/** A conflict in the graph of conflicts: an arrow for each parent and child of the dependency graph. */
interface Conflict {
  readonly id: number;
  readonly children: Set<Conflict>;
  inDegree: number;
  minDepth: number;
}

/**
 * `ConflictIdSorter`: topological order of the conflicts, so that each is decided before those below it; among the ready
 * ones the nearest first. In cycles the nearest with the fewest parents is taken as a start.
 */
export function orderConflicts(graph: Graph): ConflictOrder {
  const conflicts = [...buildConflicts(graph).values()];
  const sorted = sortTopologically(conflicts);
  return {
    sorted: sorted.ids,
    cyclic: sorted.hasCycle ? predecessors(findCycles(conflicts)) : new Map(),
  };
}

/** Beyond this the recursion over a hostile graph could overflow the stack. */
const maxDepth = 2000;

function buildConflicts(graph: Graph): ReadonlyMap<number, Conflict> {
  const conflicts = new Map<number, Conflict>();
  const visited = new Set<GraphNode>();
  const walk = (children: readonly GraphNode[], parent: Conflict | undefined, depth: number) => {
    if (depth > maxDepth) throw graphTooLarge([]);
    for (const node of children) {
      const id = node.conflict ?? -1;
      const known = conflicts.get(id);
      const conflict = known ?? { id, children: new Set(), inDegree: 0, minDepth: depth };
      if (known === undefined) conflicts.set(id, conflict);
      else pullUp(known, depth);
      if (parent !== undefined && !parent.children.has(conflict)) {
        parent.children.add(conflict);
        conflict.inDegree++;
      }
      if (visited.has(node)) continue;
      visited.add(node);
      walk(node.children, conflict, depth + 1);
    }
  };
  walk(graph.children, undefined, 1);
  return conflicts;
}

/** Carries a smaller depth down to all that hang below. */
function pullUp(conflict: Conflict, depth: number): void {
  const pending = [{ conflict, depth }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { conflict: current, depth: reached } = next;
    if (reached >= current.minDepth) continue;
    current.minDepth = reached;
    for (const child of current.children) pending.push({ conflict: child, depth: reached + 1 });
  }
}

function sortTopologically(conflicts: readonly Conflict[]) {
  const ids: number[] = [];
  const ready = conflicts.filter(({ inDegree }) => inDegree <= 0).sort(byDepth);
  drain(ready, ids);
  const hasCycle = ids.length < conflicts.length;
  while (ids.length < conflicts.length) {
    const nearest = conflicts
      .filter(({ inDegree }) => inDegree > 0)
      .reduce((best, each) => (isNearer(each, best) ? each : best));
    nearest.inDegree = 0;
    drain([nearest], ids);
  }
  return { ids, hasCycle };
}

/** Takes what is ready, nearest first; what is equally near keeps the order in which it became ready. */
function drain(ready: Conflict[], ids: number[]): void {
  for (let next = ready.shift(); next !== undefined; next = ready.shift()) {
    ids.push(next.id);
    for (const child of inHashOrder(next.children)) {
      child.inDegree--;
      if (child.inDegree === 0) insertByDepth(ready, child);
    }
  }
}

function insertByDepth(ready: Conflict[], conflict: Conflict): void {
  const at = ready.findLastIndex(({ minDepth }) => minDepth <= conflict.minDepth);
  ready.splice(at + 1, 0, conflict);
}

function byDepth(one: Conflict, other: Conflict): number {
  return one.minDepth - other.minDepth;
}

function isNearer(one: Conflict, other: Conflict): boolean {
  return (
    one.minDepth < other.minDepth ||
    (one.minDepth === other.minDepth && one.inDegree < other.inDegree)
  );
}

/**
 * The order in which `java.util.HashSet` iterates: Maven keeps these children in one, with the id as hash code, and the
 * order can decide which of two equally near conflicts comes first. Buckets are `id & (capacity - 1)`, the capacity
 * doubles from 16 when three quarters are taken (bins of nine and more, which Java turns into trees, are not mirrored).
 */
function inHashOrder(conflicts: ReadonlySet<Conflict>): readonly Conflict[] {
  let capacity = 16;
  while (conflicts.size > capacity * 0.75) capacity *= 2;
  return [...conflicts].sort((a, b) => (a.id & (capacity - 1)) - (b.id & (capacity - 1)));
}

/** As `ConflictIdSorter.findCycles`: one walk per conflict not yet visited; not all cycles, but the ones that Maven finds. */
function findCycles(conflicts: readonly Conflict[]): readonly ReadonlySet<number>[] {
  const cycles: ReadonlySet<number>[] = [];
  const onStack = new Map<number, number>();
  const visited = new Set<Conflict>();
  const walk = (conflict: Conflict): void => {
    const entry = onStack.get(conflict.id);
    if (entry !== undefined) {
      cycles.push(new Set([...onStack].filter(([, at]) => at >= entry).map(([id]) => id)));
      return;
    }
    if (onStack.size > maxDepth) throw graphTooLarge([]);
    onStack.set(conflict.id, onStack.size);
    if (!visited.has(conflict)) {
      visited.add(conflict);
      for (const child of inHashOrder(conflict.children)) walk(child);
    }
    onStack.delete(conflict.id);
  };
  for (const conflict of conflicts) walk(conflict);
  return cycles;
}

function predecessors(cycles: readonly ReadonlySet<number>[]) {
  const found = new Map<number, Set<number>>();
  for (const cycle of cycles) {
    for (const id of cycle) {
      const before = found.get(id) ?? new Set<number>();
      for (const other of cycle) before.add(other);
      found.set(id, before);
    }
  }
  return found;
}
