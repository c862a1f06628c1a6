import type { Machine } from '../../../contract/ports/machine.js';
import { parseCoordinates } from '../../../maven/coordinates/coordinates.js';
import type { Coordinates } from '../../../maven/coordinates/coordinates.js';
import type { Decision } from '../../plan/decision.js';
import { ask } from '../ask.js';
import type { LeftArtifacts } from '../left-artifacts.js';
import { leftArtifacts } from '../left-artifacts.js';
import type {
  ConsumerFacts,
  Finding,
  Planned,
  UpgradeAnswer,
  UpgradeNeed,
  UpgradeRule,
} from '../state.js';

/** Names that one problem lists; the number of all is said beside them. */
const named = 12;

/**
 * What consumers link to, in the old contents and gone from the new. For a consumer that was asked for, the old artifact
 * is added back if its module left the tree, it is third-party (not of a group that the upgrade itself moves) and
 * self-contained; all else is a problem.
 */
export const contract: UpgradeRule = {
  name: 'contract',
  always: false,
  *find({ old, now, consumers }) {
    if (old === undefined) return [];
    const left = leftArtifacts(old, now);
    const moved = movedGroups(old, now);
    const findings: Finding[] = [];
    for (const consumer of consumers) {
      for (const [artifact, names] of lostNames(consumer, left)) {
        const decision = yield* addBack(consumer, artifact, names, left, moved, now);
        findings.push({ problem: problemOf(consumer, artifact, names), decision });
      }
    }
    return findings;
  },
};

function lostNames(
  { names }: ConsumerFacts,
  left: LeftArtifacts,
): readonly (readonly [string, readonly string[]])[] {
  const lost = new Map<string, string[]>();
  for (const name of names) {
    const origin = left.originOf(name);
    if (origin === undefined) continue;
    lost.set(origin, [...(lost.get(origin) ?? []), name.replaceAll('/', '.')]);
  }
  return [...lost]
    .sort(([a], [b]) => (a < b ? -1 : Number(a > b)))
    .map(([artifact, list]) => [artifact, list.sort()] as const);
}

function* addBack(
  { coordinates: consumer, asked }: ConsumerFacts,
  artifact: string,
  names: readonly string[],
  left: LeftArtifacts,
  moved: ReadonlySet<string>,
  now: Planned,
): Machine<UpgradeNeed, UpgradeAnswer, Decision | undefined> {
  const coordinates = parseCoordinates(artifact);
  if (!asked || coordinates === undefined || !left.hasLeft(artifact)) return undefined;
  if (moved.has(coordinates.groupId)) return undefined;
  const answer = yield* ask({ kind: 'self-contained', planned: now, coordinates });
  if (answer.kind !== 'flags' || answer.flags[0] !== true) return undefined;
  return add(coordinates, consumer, artifact, names);
}

function add(
  coordinates: Coordinates,
  consumer: string,
  artifact: string,
  names: readonly string[],
): Decision {
  const references = names.slice(0, named).map((symbol) => ({ from: consumer, symbol }));
  const evidence = { rule: 'contract', consumer, artifact, references } as const;
  return { kind: 'add', coordinates, scope: 'compile', evidence };
}

function problemOf(
  { coordinates }: ConsumerFacts,
  artifact: string,
  names: readonly string[],
): Finding['problem'] {
  return {
    code: 'upgrade.consumer-breaks',
    consumer: coordinates,
    artifact,
    names: names.slice(0, named),
    count: names.length,
  };
}

/** Groups of the direct dependencies that change their version: what the upgrade is about. */
function movedGroups(old: Planned, now: Planned): ReadonlySet<string> {
  const before = new Map(
    old.model.dependencies.map((one) => [`${one.groupId}:${one.artifactId}`, one.version]),
  );
  return new Set(
    now.model.dependencies
      .filter((one) => before.get(`${one.groupId}:${one.artifactId}`) !== one.version)
      .map(({ groupId }) => groupId),
  );
}
