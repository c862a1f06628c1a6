import type { ClassMove } from './moves.js';
import type { EntryOrigin, SideClass } from './side.js';

/**
 * Moves that origins tell: two classes of one path before package relocation, of one artifact. Of two versions of it, or
 * where the artifact of one is not known, contents decide, as long as both sides have any.
 */
export function plannedMoves(
  removed: readonly SideClass[],
  added: readonly SideClass[],
): readonly ClassMove[] {
  const waiting = new Map<string, SideClass[]>();
  for (const old of removed) {
    const path = originalPath(old);
    const same = waiting.get(path);
    if (same === undefined) waiting.set(path, [old]);
    else same.push(old);
  }
  return added.flatMap((now): ClassMove[] => {
    const candidates = waiting.get(originalPath(now)) ?? [];
    const fitting = candidates.filter((old) => isTold(old, now));
    const [old] = fitting;
    if (old === undefined) return [];
    candidates.splice(candidates.indexOf(old), 1);
    return [{ old, now, evidence: 'plan', ambiguous: fitting.length > 1 }];
  });
}

function originalPath(one: SideClass): string {
  return originOf(one)?.originalPath ?? one.entry.path;
}

function originOf({ part, entry }: SideClass): EntryOrigin | undefined {
  return part.originOf(entry);
}

function isTold(old: SideClass, now: SideClass): boolean {
  const before = originOf(old)?.artifact;
  const after = originOf(now)?.artifact;
  if (before !== undefined && before === after) return true;
  const canRead = old.part.read !== undefined && now.part.read !== undefined;
  return !canRead && (before === undefined || after === undefined || idOf(before) === idOf(after));
}

/** Group and artifact. */
function idOf(coordinates: string): string {
  return coordinates.split(':', 2).join(':');
}
