import type { Machine } from '../../contract/ports/machine.js';
import { moduleKey, parseCoordinates } from '../../maven/coordinates/coordinates.js';
import type { Decision } from '../plan/decision.js';
import { ask } from './ask.js';
import type { LeftArtifacts } from './left-artifacts.js';
import type { Planned, UpgradeAnswer, UpgradeNeed } from './state.js';

/** Names that evidence lists. */
const named = 12;

/** Names (binary) of an artifact of the old contents that someone still links to. */
export interface Wanted {
  /** Formatted coordinates of who links to them. */
  readonly requester: string;
  readonly artifact: string;
  readonly names: readonly string[];
}

/**
 * The old artifact as a dependency, where that is safe: its module left the tree, it is third-party (not of a group that
 * the upgrade itself moves, which would mix two releases), and all that it links to is there.
 */
export function* addBack(
  { requester, artifact, names }: Wanted,
  left: LeftArtifacts,
  old: Planned,
  now: Planned,
): Machine<UpgradeNeed, UpgradeAnswer, Decision | undefined> {
  const coordinates = parseCoordinates(artifact);
  if (coordinates === undefined || !left.hasLeft(artifact)) return undefined;
  if (movedGroups(old, now).has(coordinates.groupId)) return undefined;
  const answer = yield* ask({ kind: 'self-contained', planned: now, coordinates });
  if (answer.kind !== 'flags' || answer.flags[0] !== true) return undefined;
  const references = names.slice(0, named).map((symbol) => ({ from: requester, symbol }));
  const evidence = { rule: 'contract', consumer: requester, artifact, references } as const;
  return { kind: 'add', coordinates, scope: 'compile', evidence };
}

/** Groups of the direct dependencies that change their version: what the upgrade is about. */
function movedGroups(old: Planned, now: Planned): ReadonlySet<string> {
  const before = new Map(old.model.dependencies.map((one) => [moduleKey(one), one.version]));
  return new Set(
    now.model.dependencies
      .filter((one) => before.get(moduleKey(one)) !== one.version)
      .map(({ groupId }) => groupId),
  );
}
