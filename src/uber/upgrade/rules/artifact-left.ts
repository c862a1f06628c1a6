import { toBinaryName } from '../../../formats/classfile/names.js';
import { compareBytes } from '../../../formats/text/byte-order.js';
import { addBack } from '../add-back.js';
import { ask } from '../ask.js';
import { leftArtifacts } from '../left-artifacts.js';
import type { BrokenReference, Finding, UpgradeRule } from '../state.js';

/** Names that one problem lists; the number of all is said beside them. */
const named = 12;

/**
 * Rule 6: names that the new contents themselves link to, in the old contents, and gone with an artifact that left the
 * tree. One problem per artifact, with the cure; added back only with `--correct`, since nobody knows whether these parts
 * are used.
 */
export const artifactLeft: UpgradeRule = {
  name: 'artifact-left',
  always: false,
  *find({ old, now, correct }) {
    if (old === undefined) return [];
    const linkage = yield* ask({ kind: 'linkage', planned: now, versioned: false });
    if (linkage.kind !== 'linkage') return [];
    const left = leftArtifacts(old, now);
    const byArtifact = new Map<string, BrokenReference[]>();
    for (const broken of linkage.broken) {
      if (broken.ownerOrigin !== undefined) continue;
      const artifact = left.artifactOf(broken.reference.owner);
      if (artifact === undefined) continue;
      byArtifact.set(artifact, [...(byArtifact.get(artifact) ?? []), broken]);
    }
    const findings: Finding[] = [];
    for (const [artifact, broken] of [...byArtifact].sort(([a], [b]) => compareBytes(a, b))) {
      const { names, from } = factsOf(broken);
      const wanted = { requester: from[0] ?? '', artifact, names };
      const decision = correct ? yield* addBack(wanted, left, old, now) : undefined;
      findings.push({ problem: told(artifact, names, from), decision });
    }
    return findings;
  },
};

function factsOf(broken: readonly BrokenReference[]): {
  readonly names: readonly string[];
  readonly from: readonly string[];
} {
  const names = new Set(broken.map(({ reference }) => toBinaryName(reference.owner)));
  return {
    names: [...names].sort(),
    from: [...new Set(broken.map(({ origin }) => origin))].sort(),
  };
}

function told(
  artifact: string,
  names: readonly string[],
  from: readonly string[],
): Finding['problem'] {
  return {
    code: 'upgrade.artifact-left',
    artifact,
    names: names.slice(0, named),
    count: names.length,
    from,
  };
}
