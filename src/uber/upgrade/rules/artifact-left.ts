import { toBinaryName } from '../../../formats/classfile/names.js';
import { ask } from '../ask.js';
import { leftArtifacts } from '../left-artifacts.js';
import type { BrokenReference, Finding, UpgradeRule } from '../state.js';

/** Names that one problem lists; the number of all is said beside them. */
const named = 12;

/**
 * Rule 6: names that the new contents themselves link to, in the old contents, and gone with an artifact that left the
 * tree. One problem per artifact, with the cure; never decided, since nobody knows whether these parts are used.
 */
export const artifactLeft: UpgradeRule = {
  name: 'artifact-left',
  always: false,
  *find({ old, now }) {
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
    return [...byArtifact].sort(byKey).map(([artifact, broken]) => told(artifact, broken));
  },
};

function told(artifact: string, broken: readonly BrokenReference[]): Finding {
  const names = [...new Set(broken.map(({ reference }) => toBinaryName(reference.owner)))].sort();
  const from = [...new Set(broken.map(({ origin }) => origin))].sort();
  return {
    problem: {
      code: 'upgrade.artifact-left',
      artifact,
      names: names.slice(0, named),
      count: names.length,
      from,
    },
    decision: undefined,
  };
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : Number(a > b);
}
