import { compareBytes } from '../../../formats/text/byte-order.js';
import { addBack } from '../add-back.js';
import type { LeftArtifacts } from '../left-artifacts.js';
import { leftArtifacts } from '../left-artifacts.js';
import type { ConsumerFacts, Finding, UpgradeRule } from '../state.js';

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
    const findings: Finding[] = [];
    for (const consumer of consumers) {
      for (const [artifact, names] of lostNames(consumer, left)) {
        const wanted = { requester: consumer.coordinates, artifact, names };
        const decision = consumer.asked ? yield* addBack(wanted, left, old, now) : undefined;
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
    .sort(([a], [b]) => compareBytes(a, b))
    .map(([artifact, list]) => [artifact, list.sort()] as const);
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
