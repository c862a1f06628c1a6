import { moduleVersionKey } from '../coordinates/coordinates.js';
import { satisfies } from '../version/range.js';
import type { VersionConstraint } from '../version/range.js';
import { compareVersions } from '../version/version.js';
import { rangeConflict } from './collect-errors.js';
import type { ConflictItem } from './conflict-item.js';

/**
 * `NearestVersionSelector`: the item nearest to the root wins, the first of equally near ones; of several versions in one
 * list (a range) the highest. All ranges of the conflict must admit the winner: when one that is met later does not, the
 * choice is made again among what is left. Throws `ResolutionError` (`resolve.range-conflict`) when nothing is.
 */
export function selectVersion(items: readonly ConflictItem[]): ConflictItem | undefined {
  const constraints: VersionConstraint[] = [];
  let candidates: ConflictItem[] = [];
  let winner: ConflictItem | undefined;
  const acceptable = ({ node }: ConflictItem): boolean =>
    constraints.every((constraint) => satisfies(node.coordinates.version, constraint));
  for (const item of items) {
    const { constraint } = item.node;
    if (constraint.kind === 'ranges') constraints.push(constraint);
    const refused =
      constraint.kind === 'ranges' &&
      winner !== undefined &&
      !satisfies(winner.node.coordinates.version, constraint);
    const accepted = acceptable(item);
    if (accepted) candidates.push(item);
    if (refused) {
      candidates = candidates.filter(acceptable);
      winner = candidates.reduce<ConflictItem | undefined>(nearer, undefined);
      if (winner === undefined) throw unsolvable(items);
    } else if (accepted) {
      winner = nearer(winner, item);
    }
  }
  if (winner === undefined && items.length > 0) throw unsolvable(items);
  return winner;
}

function nearer(winner: ConflictItem | undefined, item: ConflictItem): ConflictItem {
  if (winner === undefined) return item;
  const wins =
    item.parent === winner.parent
      ? compareVersions(item.node.coordinates.version, winner.node.coordinates.version) > 0
      : item.depth < winner.depth;
  return wins ? item : winner;
}

function unsolvable(items: readonly ConflictItem[]) {
  const [first] = items;
  const wanted = new Map(
    items.map(({ node }) => [
      `${moduleVersionKey(node.coordinates)} ${node.requestedVersion}`,
      { path: moduleVersionKey(node.coordinates), text: node.requestedVersion },
    ]),
  );
  return rangeConflict(first?.node.coordinates ?? { groupId: '', artifactId: '' }, [
    ...wanted.values(),
  ]);
}
