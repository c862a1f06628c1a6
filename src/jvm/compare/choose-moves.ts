import { compareBytes } from '../../formats/text/byte-order.js';
import type { FittingPair } from './content-moves.js';
import { keyOf } from './moved-names.js';
import type { ClassMove } from './moves.js';
import type { SideClass } from './side.js';

/**
 * One new class for each old one, of those that fit: the one that keeps most of its path, then the one to whose prefix
 * most classes went, then the first in byte order. No new class is taken twice. A class without members, of which many
 * are alike but for their name, moved only where one with members went the same way.
 */
export function chooseMoves(fitting: readonly FittingPair[]): readonly ClassMove[] {
  const votes = countBy(fitting, ({ prefix }) => keyOf(prefix));
  const ways = new Set(
    fitting.filter(({ hasMembers }) => hasMembers).map(({ prefix }) => keyOf(prefix)),
  );
  const sound = fitting.filter(({ hasMembers, prefix }) => hasMembers || ways.has(keyOf(prefix)));
  const olds = countBy(sound, ({ old }) => old);
  const news = countBy(sound, ({ now }) => now);
  const taken = new Set<SideClass>();
  return sound
    .map((pair) => ({ pair, votes: votes.get(keyOf(pair.prefix)) ?? 0 }))
    .sort(byLikelihood)
    .flatMap(({ pair: { old, now } }): ClassMove[] => {
      if (taken.has(old) || taken.has(now)) return [];
      taken.add(old).add(now);
      const ambiguous = (olds.get(old) ?? 0) > 1 || (news.get(now) ?? 0) > 1;
      return [{ old, now, evidence: 'content', ambiguous }];
    });
}

interface Rated {
  readonly pair: FittingPair;
  readonly votes: number;
}

function byLikelihood(left: Rated, right: Rated): number {
  return (
    left.pair.prefix.from.length - right.pair.prefix.from.length ||
    right.votes - left.votes ||
    compareBytes(left.pair.old.entry.path, right.pair.old.entry.path) ||
    compareBytes(left.pair.now.entry.path, right.pair.now.entry.path)
  );
}

function countBy<Key>(
  pairs: readonly FittingPair[],
  keyOfPair: (pair: FittingPair) => Key,
): ReadonlyMap<Key, number> {
  const counts = new Map<Key, number>();
  for (const pair of pairs) counts.set(keyOfPair(pair), (counts.get(keyOfPair(pair)) ?? 0) + 1);
  return counts;
}
