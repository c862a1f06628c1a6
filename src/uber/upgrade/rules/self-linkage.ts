import type { Machine } from '../../../contract/ports/machine.js';
import { toBinaryName } from '../../../formats/classfile/names.js';
import { sortedBytewise } from '../../../formats/text/byte-order.js';
import { formatCoordinates, moduleKey } from '../../../maven/coordinates/coordinates.js';
import type { Coordinates } from '../../../maven/coordinates/coordinates.js';
import { compareVersions } from '../../../maven/version/version.js';
import { symbolOf } from '../../cause/reference-words.js';
import type { Evidence, EvidenceReference } from '../../plan/decision.js';
import { ask, failuresOf } from '../ask.js';
import type { Mendable, MendableReference } from '../mendable.js';
import { mendableModules } from '../mendable.js';
import { isRelease } from '../releases.js';
import type {
  BrokenReference,
  Finding,
  Planned,
  UpgradeAnswer,
  UpgradeNeed,
  UpgradeRule,
} from '../state.js';

/** Call sites that evidence names; the number of all is said beside them. */
const named = 12;

/**
 * Rule 5: references inside the new contents that the JVM would refuse, as `check` judges them, but not at the version
 * their requester was built with. What the code does without is no reason to decide.
 *
 * 1. Each broken reference is put down to the module that has, or would have, its owner (`mendableModules`).
 * 2. What resolves with the version that its requester asked for is mendable.
 * 3. Among the released versions above the selected one, up to the highest that was asked for, the lowest that resolves all
 *    of them is managed. Where there is none, or only below the selected version, it is a problem.
 */
export const selfLinkage: UpgradeRule = {
  name: 'self-linkage',
  always: false,
  *find({ now, old }) {
    if (old === undefined) return [];
    const linkage = yield* ask({ kind: 'linkage', planned: now, versioned: false });
    if (linkage.kind !== 'linkage') return [];
    const findings: Finding[] = [];
    for (const mendable of yield* mendableModules(now, linkage.broken)) {
      findings.push(yield* decide(mendable, now));
    }
    return findings;
  },
};

type Asking<T> = Machine<UpgradeNeed, UpgradeAnswer, T>;

function* decide(mendable: Mendable, now: Planned): Asking<Finding> {
  const { selected, references } = mendable;
  const asked =
    references
      .map((one) => one.asked)
      .sort(compareVersions)
      .at(-1) ?? '';
  const first = inByteOrder(references).find((one) => one.asked === asked);
  const requester = first?.broken.origin ?? '';
  const facts = factsOf(references, requester);
  const problem: Finding = {
    problem: {
      code: 'upgrade.self-linkage',
      artifact: formatCoordinates(selected),
      asked: `${selected.artifactId} ${asked}`,
      requester,
      references: facts,
      count: references.length,
    },
    decision: undefined,
  };
  const { groupId, artifactId, classifier, extension } = selected;
  const known = yield* ask({ kind: 'versions', module: { groupId, artifactId }, plugin: false });
  if (known.kind !== 'versions') return couldNotAsk(selected, known, problem);
  const to = yield* lowest(mendable, asked, known.versions, now);
  if (typeof to !== 'string')
    return to === undefined ? problem : couldNotAsk(selected, to, problem);
  const evidence: Evidence = {
    rule: 'self-linkage',
    artifact: moduleKey(selected),
    references: facts,
    asked: `${artifactId} ${asked}`,
    requester,
  };
  // Management speaks of types; those that hold classes are named as their extensions.
  const module = { groupId, artifactId, type: extension, classifier };
  return {
    ...problem,
    decision: { kind: 'manage', module, from: selected.version, to, evidence },
  };
}

/** The version, an answer that could not be had, or `undefined` where no version resolves all. */
function* lowest(
  { selected, references }: Mendable,
  asked: string,
  versions: readonly string[],
  now: Planned,
): Asking<string | UpgradeAnswer | undefined> {
  const candidates = [...new Set([...versions, asked])]
    .filter((version) => version === asked || isRelease(version))
    .filter((version) => compareVersions(version, selected.version) > 0)
    .filter((version) => compareVersions(version, asked) <= 0)
    .sort(compareVersions);
  const wanted = references.map(({ broken }) => broken);
  for (const version of candidates) {
    const answer = yield* ask({
      kind: 'resolves-with',
      planned: now,
      coordinates: { ...selected, version },
      broken: wanted,
    });
    if (answer.kind === 'unasked') return answer;
    if (answer.kind === 'flags' && answer.flags.every(Boolean)) return version;
  }
  return undefined;
}

function couldNotAsk(selected: Coordinates, answer: UpgradeAnswer, otherwise: Finding): Finding {
  if (answer.kind !== 'unasked') return otherwise;
  const subject = formatCoordinates(selected);
  const failed = failuresOf(answer);
  return {
    problem: { code: 'upgrade.could-not-ask', rule: 'self-linkage', subject, failed },
    decision: undefined,
  };
}

/** What the requester links to before what others do, since the first stands for all; each in byte order and once. */
function factsOf(
  references: readonly MendableReference[],
  requester: string,
): readonly EvidenceReference[] {
  const ordered = inByteOrder(references);
  const isOwn = ({ broken }: MendableReference): boolean => broken.origin === requester;
  const all = [...ordered.filter(isOwn), ...ordered.filter((one) => !isOwn(one))];
  const facts = new Map(all.map(({ broken }) => [keyOf(broken), factOf(broken)]));
  return [...facts.values()].slice(0, named);
}

function inByteOrder(references: readonly MendableReference[]): readonly MendableReference[] {
  return sortedBytewise(references, ({ broken }) => keyOf(broken));
}

function keyOf(broken: BrokenReference): string {
  const { from, symbol } = factOf(broken);
  return `${symbol} ${from}`;
}

function factOf({ source, reference }: BrokenReference): EvidenceReference {
  return { from: toBinaryName(source), symbol: symbolOf(reference) };
}
