import type { Machine } from '../../../contract/ports/machine.js';
import { formatCoordinates, moduleKey } from '../../../maven/coordinates/coordinates.js';
import type { Unasked } from '../../../maven/repository/answers.js';
import { compareVersions } from '../../../maven/version/version.js';
import type { Decision, Evidence } from '../../plan/decision.js';
import { ask, failuresOf } from '../ask.js';
import { bringersOf, isDirect } from '../bringers.js';
import { keptOutPattern } from '../kept-out.js';
import type {
  Finding,
  MissingArtifact,
  Planned,
  UpgradeAnswer,
  UpgradeNeed,
  UpgradeRule,
} from '../state.js';

/**
 * Rule 1: a version that no repository has. The artifact is excluded where the definition keeps it out anyway; else, where
 * management put that version in place of the one asked for, it is managed at what was asked for. Where a
 * repository could not be asked that may have it, nothing is decided.
 */
export const absentVersion: UpgradeRule = {
  name: 'absent-version',
  always: true,
  *find({ now }) {
    const findings: Finding[] = [];
    for (const missing of now.missing) findings.push(yield* judge(missing, now));
    return findings;
  },
};

type Asking = Machine<UpgradeNeed, UpgradeAnswer, Finding>;

function* judge(missing: MissingArtifact, now: Planned): Asking {
  const { node, path, answer } = missing;
  const artifact = formatCoordinates(node.coordinates);
  const { groupId, artifactId } = node.coordinates;
  const known = yield* ask({ kind: 'versions', module: { groupId, artifactId }, plugin: false });
  if (answer.kind === 'unasked' && !isSettled(answer, known, node.coordinates.version, now)) {
    const failed = failuresOf(answer);
    return {
      problem: { code: 'plan.artifact-unasked', artifact, path, failed },
      decision: undefined,
    };
  }
  const versions = known.kind === 'versions' ? known.versions : [];
  const [firstReleased] = [...versions].sort(compareVersions);
  const asked = node.premanagedVersion ?? node.requestedVersion;
  const evidence: Evidence = {
    rule: 'absent-version',
    module: moduleKey(node.coordinates),
    version: node.coordinates.version,
    managedFrom: node.premanagedVersion,
    keptOutBy: keptOutPattern(now, node.coordinates),
    firstReleased,
    requester: path.at(-2) ?? '',
  };
  const managed = node.premanagedVersion !== undefined;
  return {
    problem: { code: 'upgrade.absent-version', artifact, path, asked, managed, firstReleased },
    decision:
      evidence.keptOutBy === undefined
        ? manageAtAsked(missing, asked, versions, evidence)
        : excludeIt(missing, now, evidence),
  };
}

/**
 * Whether a version counts as not there although a repository could not be asked: the repositories that publish the
 * module answered, and their list does not hold it; and all that the module itself asks answered, so that only
 * repositories which the POMs of others name are silent.
 */
function isSettled(
  { failed }: Unasked,
  known: UpgradeAnswer,
  version: string,
  { repositories }: Planned,
): boolean {
  if (known.kind !== 'versions' || known.versions.includes(version)) return false;
  return failed.every(({ repository }) => !repositories.includes(repository));
}

function excludeIt(
  { node }: MissingArtifact,
  now: Planned,
  evidence: Evidence,
): Decision | undefined {
  const { groupId, artifactId } = node.coordinates;
  const module = { groupId, artifactId };
  const under = bringersOf(now.resolution, module);
  if (under.length === 0 || isDirect(now.resolution, module)) return undefined;
  return { kind: 'exclude', module, under, evidence };
}

/** Only a version that a repository is known to have. */
function manageAtAsked(
  { node }: MissingArtifact,
  asked: string,
  versions: readonly string[],
  evidence: Evidence,
): Decision | undefined {
  const { groupId, artifactId, version, classifier } = node.coordinates;
  if (asked === version || !versions.includes(asked)) return undefined;
  return {
    kind: 'manage',
    module: { groupId, artifactId, type: node.type, classifier },
    from: version,
    to: asked,
    evidence,
  };
}
