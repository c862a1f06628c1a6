import { graphTooLarge } from './collect-errors.js';
import type { ConflictItem } from './conflict-item.js';
import { markConflicts } from './conflict-marker.js';
import { orderConflicts } from './conflict-order.js';
import type { Graph, GraphNode } from './graph-node.js';
import { deriveScope } from './java-scope-deriver.js';
import { selectScope } from './java-scope-selector.js';
import { selectVersion } from './nearest-version-selector.js';
import { selectOptionality } from './simple-optionality-selector.js';

/** An edge that mediation took away. */
export interface Loser {
  readonly node: GraphNode;
  readonly winner: GraphNode;
  readonly scope: string;
}

/** What mediation took away, by the list of children it was in. */
export type Losers = ReadonlyMap<GraphNode[], readonly Loser[]>;

/**
 * Turns the dirty graph into Maven's tree, in place: `ConflictResolver` of maven-resolver-util 1.6.
 *
 * Conflicts are decided in topological order. For each, one walk from the root gathers its items (edges), as deep as
 * conflicts that could lie above it; on the way it derives scope and optionality of every place along every path, and
 * drops edges to losers of earlier conflicts that cycles left over. Then the four strategies choose version, scope and
 * optionality, and the other edges are dropped. A list of children that several nodes share is walked again only when
 * a path brings a new scope or optionality to it.
 */
export function resolveConflicts(graph: Graph): Losers {
  markConflicts(graph);
  const { sorted, cyclic } = orderConflicts(graph);
  const walk = new ConflictWalk();
  let winner: GraphNode | undefined;
  for (const id of sorted) {
    walk.prepare(id, cyclic.get(id));
    walk.gatherBelowRoot(graph.children);
    const items = walk.finish();
    winner = items.length === 0 ? undefined : decide(items, walk);
    walk.noteWinner(id, winner);
  }
  if (cyclic.size > 0 && winner !== undefined) {
    walk.prepare(nothing, undefined);
    walk.gather(winner);
  }
  return walk.losers;
}

/** No node has it: a walk for it only drops leftovers. */
const nothing = -1;

const maxDepth = 2000;

function decide(items: readonly ConflictItem[], walk: ConflictWalk): GraphNode | undefined {
  const winner = selectVersion(items);
  if (winner === undefined) return undefined;
  const scope = selectScope(winner, items);
  winner.node.scope = scope;
  winner.node.optional = selectOptionality(items);
  for (const item of items) if (item !== winner) walk.drop(item, winner);
  return winner.node;
}

/** Where a walk is: what it derived for one node on the way, and whether that node's list was new to it. */
interface Step {
  readonly children: GraphNode[];
  readonly scope: string;
  readonly optional: boolean;
  /** `undefined`: this list was walked before, so its items exist and were updated. */
  readonly place: PlaceInfo | undefined;
}

/** What is known of a list of children in one walk (`NodeInfo`). */
interface PlaceInfo {
  minDepth: number;
  /** A handful at most, so a list is faster than a set. */
  readonly scopes: string[];
  asRequired: boolean;
  asOptional: boolean;
  readonly items: ConflictItem[];
}

class ConflictWalk {
  readonly losers = new Map<GraphNode[], Loser[]>();
  readonly #winners = new Map<number, GraphNode | undefined>();
  readonly #potentialAncestors = new Set<number>();
  #current = nothing;
  #items: ConflictItem[] = [];
  #places = new Map<GraphNode[], PlaceInfo>();
  readonly #onStack = new Set<GraphNode[]>();
  readonly #steps: Step[] = [];

  prepare(id: number, cyclicPredecessors: ReadonlySet<number> | undefined): void {
    this.#current = id;
    this.#items = [];
    this.#places = new Map();
    for (const each of cyclicPredecessors ?? []) this.#potentialAncestors.add(each);
  }

  gatherBelowRoot(children: GraphNode[]): void {
    this.#enter(children, '', false);
    this.#gatherAll(children);
    this.#leave();
  }

  /** `false`: a leftover loser, for the caller to drop. */
  gather(node: GraphNode): boolean {
    const id = node.conflict ?? nothing;
    if (id === this.#current) {
      this.#addItem(node);
      return true;
    }
    const winner = this.#winners.get(id);
    if (winner !== undefined && winner !== node) return false;
    if (!this.#potentialAncestors.has(id)) return true;
    const decided = this.#winners.has(id);
    const scope = this.#scopeOf(node, decided);
    if (!this.#enter(node.children, scope, this.#isOptional(node, decided))) return true;
    this.#gatherAll(node.children);
    this.#leave();
    return true;
  }

  /** Now that the least depth of every list is known, so is that of the items. */
  finish(): readonly ConflictItem[] {
    for (const item of this.#items) {
      const place = this.#places.get(item.parent);
      if (place !== undefined) item.depth = place.minDepth + 1;
    }
    this.#potentialAncestors.add(this.#current);
    return this.#items;
  }

  noteWinner(id: number, winner: GraphNode | undefined): void {
    this.#winners.set(id, winner);
  }

  /** Takes an item that lost out of its list. Other versions of one range are candidates, not losers to tell of. */
  drop(item: ConflictItem, winner: ConflictItem): void {
    const at = item.parent.indexOf(item.node);
    if (at >= 0) item.parent.splice(at, 1);
    if (item.parent === winner.parent) return;
    const [scope = item.node.scope] = item.scopes;
    this.#noteLoser(item.parent, { node: item.node, winner: winner.node, scope });
  }

  #noteLoser(list: GraphNode[], loser: Loser): void {
    const noted = this.losers.get(list);
    if (noted === undefined) this.losers.set(list, [loser]);
    else noted.push(loser);
  }

  #gatherAll(children: GraphNode[]): void {
    if (this.#steps.length > maxDepth) throw graphTooLarge([]);
    for (let index = 0; index < children.length;) {
      const child = children[index];
      if (child === undefined || this.gather(child)) {
        index++;
        continue;
      }
      children.splice(index, 1);
      const winner = this.#winners.get(child.conflict ?? nothing);
      if (winner !== undefined) {
        this.#noteLoser(children, { node: child, winner, scope: child.scope });
      }
    }
  }

  /** `false`: this list is being walked already, or was walked with the same scope and optionality. */
  #enter(children: GraphNode[], scope: string, optional: boolean): boolean {
    if (this.#onStack.has(children)) return false;
    const depth = this.#steps.length;
    const known = this.#places.get(children);
    if (known === undefined) {
      const place: PlaceInfo = {
        minDepth: depth,
        scopes: [scope],
        asRequired: !optional,
        asOptional: optional,
        items: [],
      };
      this.#places.set(children, place);
      this.#onStack.add(children);
      this.#steps.push({ children, scope, optional, place });
      return true;
    }
    known.minDepth = Math.min(known.minDepth, depth);
    const newScope = !known.scopes.includes(scope);
    const newOptionality = optional ? !known.asOptional : !known.asRequired;
    if (!newScope && !newOptionality) return false;
    if (newScope) known.scopes.push(scope);
    if (optional) known.asOptional = true;
    else known.asRequired = true;
    this.#onStack.add(children);
    this.#steps.push({ children, scope, optional, place: undefined });
    for (const item of known.items) {
      if (newScope) item.scopes.add(this.#scopeOf(item.node, false));
      if (newOptionality && !this.#isOptional(item.node, false)) item.required = true;
    }
    return true;
  }

  #leave(): void {
    const step = this.#steps.pop();
    if (step !== undefined) this.#onStack.delete(step.children);
  }

  #addItem(node: GraphNode): void {
    const step = this.#steps.at(-1);
    if (step?.place === undefined) return;
    const item: ConflictItem = {
      parent: step.children,
      node,
      depth: 0,
      scopes: new Set([this.#scopeOf(node, false)]),
      required: !this.#isOptional(node, false),
    };
    step.place.items.push(item);
    this.#items.push(item);
  }

  /** Managed scopes, and those of winners, are not derived any more. */
  #scopeOf(node: GraphNode, decided: boolean): string {
    const parent = this.#steps.at(-1);
    if (node.scopeManaged || decided || parent === undefined) return node.scope;
    return deriveScope(parent.scope, node.scope);
  }

  #isOptional(node: GraphNode, decided: boolean): boolean {
    if (node.optional || node.optionalManaged || decided) return node.optional;
    return this.#steps.at(-1)?.optional ?? false;
  }
}
