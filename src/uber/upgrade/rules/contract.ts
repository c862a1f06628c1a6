import { compareBytes } from '../../../formats/text/byte-order.js';
import type { Machine } from '../../../contract/ports/machine.js';
import { symbolOf } from '../../cause/reference-words.js';
import { classEntries } from '../../plan/class-entries.js';
import type { MemberReference } from '../../plan/member-text.js';
import { addBack } from '../add-back.js';
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

type ConsumerProblem = Extract<Finding['problem'], { readonly code: 'upgrade.consumer-breaks' }>;

/** Names that one problem lists; the number of all is said beside them. */
const named = 12;

/**
 * What consumers link to, in the old contents and gone from the new: classes, and members of classes that are there. For
 * a consumer that was asked for, the old artifact is added back if its module left the tree, it is third-party (not of a
 * group that the upgrade itself moves) and self-contained; all else is a problem.
 */
export const contract: UpgradeRule = {
  name: 'contract',
  always: false,
  *find({ old, now, consumers }) {
    if (old === undefined) return [];
    const left = leftArtifacts(old, now);
    const findings: Finding[] = [];
    for (const consumer of consumers) {
      for (const [artifact, names] of lostNames(consumer, left)) {
        const wanted = { requester: consumer.coordinates, artifact, names };
        const decision = consumer.asked ? yield* addBack(wanted, left, old, now) : undefined;
        findings.push({ problem: problemOf(consumer, artifact, names), decision });
      }
      for (const [artifact, names] of yield* lostMembers(consumer, old, now))
        findings.push({
          problem: {
            ...problemOf(consumer, artifact, names),
            code: 'upgrade.member-lost',
          },
          decision: undefined,
        });
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
    .sort(([a], [b]) => compareBytes(a, b))
    .map(([artifact, list]) => [artifact, list.sort()] as const);
}

/** By the artifact that has the class now. A recorded consumer got all that it is recorded with. */
function* lostMembers(
  { members, asked }: ConsumerFacts,
  old: Planned,
  now: Planned,
): Machine<UpgradeNeed, UpgradeAnswer, readonly (readonly [string, readonly string[]])[]> {
  const classes = classEntries(now.contents);
  const originOf = ({ owner }: MemberReference): string | undefined =>
    classes.get(`${owner}.class`)?.origin;
  const held = members.filter((member) => originOf(member) !== undefined);
  const refused = yield* refusedOf(held, now);
  const known = asked ? yield* refusedOf(refused, old) : [];
  const lost = new Map<string, string[]>();
  for (const member of refused) {
    if (known.includes(member)) continue;
    const origin = originOf(member) ?? '';
    lost.set(origin, [...(lost.get(origin) ?? []), symbolOf(member)]);
  }
  return [...lost]
    .sort(([a], [b]) => compareBytes(a, b))
    .map(([artifact, list]) => [artifact, list.sort()] as const);
}

function* refusedOf(
  references: readonly MemberReference[],
  planned: Planned,
): Machine<UpgradeNeed, UpgradeAnswer, readonly MemberReference[]> {
  if (references.length === 0) return [];
  const answer = yield* ask({ kind: 'refused-members', planned, references });
  return answer.kind === 'flags' ? references.filter((_, at) => answer.flags[at]) : [];
}

function problemOf(
  { coordinates }: ConsumerFacts,
  artifact: string,
  names: readonly string[],
): ConsumerProblem {
  return {
    code: 'upgrade.consumer-breaks',
    consumer: coordinates,
    artifact,
    names: names.slice(0, named),
    count: names.length,
  };
}
