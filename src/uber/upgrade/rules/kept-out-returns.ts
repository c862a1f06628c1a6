import type { Machine } from '../../../contract/ports/machine.js';
import { formatCoordinates, moduleKey } from '../../../maven/coordinates/coordinates.js';
import type { PlannedArtifact } from '../../shade/contents.js';
import { ask, failuresOf } from '../ask.js';
import { bringersOf, isDirect } from '../bringers.js';
import type { KeptOut } from '../kept-out.js';
import { includedArtifacts, keptOut } from '../kept-out.js';
import type {
  Finding,
  Planned,
  UpgradeAnswer,
  UpgradeNeed,
  UpgradeRule,
  UpgradeState,
} from '../state.js';

/** From this share of equal names on, two artifacts are the same thing under two names. */
const share = 0.5;

/**
 * Rule 3: classes that the old definition keeps out on purpose and a new artifact brings back under other coordinates.
 * Told by the share of equal class names, of either artifact, since packages can be split. What was in the old contents
 * already was let in knowingly.
 */
export const keptOutReturns: UpgradeRule = {
  name: 'kept-out-returns',
  always: false,
  *find(state) {
    if (state.old === undefined) return [];
    const fresh = newcomers(state.old, state.now);
    if (fresh.length === 0) return [];
    const kept = yield* keptOutClasses(state.old);
    const findings: Finding[] = [];
    for (const artifact of fresh) findings.push(...(yield* judge(artifact, kept, state)));
    return findings;
  },
};

type Asking<T> = Machine<UpgradeNeed, UpgradeAnswer, T>;

/** Artifacts whose module was not among the old ones. */
function newcomers(old: Planned, now: Planned): readonly PlannedArtifact[] {
  const before = new Set(
    old.contents.flatMap(({ artifacts }) => artifacts.map((one) => moduleKey(one.coordinates))),
  );
  return includedArtifacts(now.contents).filter(
    ({ coordinates }) => !before.has(moduleKey(coordinates)),
  );
}

/** What the old definition keeps out, each with its class names or with what could not be asked. */
interface KeptOutClasses extends KeptOut {
  readonly answer: UpgradeAnswer;
}

function* keptOutClasses(old: Planned): Asking<readonly KeptOutClasses[]> {
  const classes: KeptOutClasses[] = [];
  for (const kept of keptOut(old)) {
    const { coordinates } = kept.artifact;
    classes.push({ ...kept, answer: yield* ask({ kind: 'class-names', coordinates }) });
  }
  return classes;
}

function* judge(
  artifact: PlannedArtifact,
  keptOutBefore: readonly KeptOutClasses[],
  { now }: UpgradeState,
): Asking<readonly Finding[]> {
  const names = yield* ask({ kind: 'class-names', coordinates: artifact.coordinates });
  if (names.kind !== 'class-names') return [];
  for (const kept of keptOutBefore) {
    const theirs = kept.answer;
    if (theirs.kind === 'unasked') return [couldNotAsk(artifact, failuresOf(theirs))];
    if (theirs.kind !== 'class-names') continue;
    const shared = sharedCount(names.names, theirs.names);
    const smaller = Math.min(names.names.size, theirs.names.size);
    if (shared === 0 || shared < smaller * share) continue;
    return [found(artifact, kept, shared, names.names.size, now)];
  }
  return [];
}

function sharedCount(these: ReadonlySet<string>, those: ReadonlySet<string>): number {
  const [fewer, more] = these.size < those.size ? [these, those] : [those, these];
  let shared = 0;
  for (const name of fewer) if (more.has(name)) shared += 1;
  return shared;
}

function found(
  { coordinates }: PlannedArtifact,
  kept: KeptOut,
  shared: number,
  of: number,
  now: Planned,
): Finding {
  const artifact = formatCoordinates(coordinates);
  const facts = {
    artifact,
    keptOut: formatCoordinates(kept.artifact.coordinates),
    pattern: kept.pattern,
    shared,
    of,
  };
  const module = { groupId: coordinates.groupId, artifactId: coordinates.artifactId };
  const under = bringersOf(now.resolution, module);
  return {
    problem: { code: 'upgrade.kept-out-returns', ...facts },
    decision:
      under.length === 0 || isDirect(now.resolution, module)
        ? undefined
        : {
            kind: 'exclude',
            module,
            under,
            evidence: { rule: 'kept-out-returns', ...facts },
          },
  };
}

function couldNotAsk({ coordinates }: PlannedArtifact, failed: readonly string[]): Finding {
  const subject = formatCoordinates(coordinates);
  return {
    problem: { code: 'upgrade.could-not-ask', rule: 'kept-out-returns', subject, failed },
    decision: undefined,
  };
}
