import { describe, expect, it } from 'vitest';
import { absentVersion } from '../../../../src/uber/upgrade/rules/absent-version.js';
import type { MissingArtifact, Planned } from '../../../../src/uber/upgrade/state.js';
import { findings, planned, state, tree } from '../../../support/upgrade.js';

const drawing = `
a:direct:1
  b:between:1
    c:gone:1.0 managed from 1.4
`;

function missing(kind: 'absent' | 'unasked', repository = 'central'): Planned {
  const resolution = tree(drawing);
  const node = resolution.children[0]?.children[0]?.children[0];
  if (node === undefined) throw new Error('the drawing has three levels');
  const answer: MissingArtifact['answer'] =
    kind === 'absent'
      ? { kind, asked: ['central'] }
      : { kind, asked: [], failed: [{ repository, detail: 'timed out' }] };
  const path = ['test:uber:1', 'a:direct:1', 'b:between:1', 'c:gone:1.0'];
  return planned({ resolution, missing: [{ node, path, answer }] });
}

const versions = { 'c:gone': ['1.3', '1.4', '1.2'] };

describe('a version that no repository has', () => {
  it('is excluded under the direct dependency that brings it where the definition keeps it out', () => {
    const now = { ...missing('absent'), keptOutPatterns: [['c:*']] };
    const [found] = findings(absentVersion, state({ now }), { versions });
    expect(found?.decision).toEqual({
      kind: 'exclude',
      module: { groupId: 'c', artifactId: 'gone' },
      under: [{ groupId: 'a', artifactId: 'direct' }],
      evidence: {
        rule: 'absent-version',
        module: 'c:gone',
        version: '1.0',
        managedFrom: '1.4',
        keptOutBy: 'c:*',
        firstReleased: '1.2',
        requester: 'b:between:1',
      },
    });
  });

  it('is managed at the version that was asked for where it is wanted', () => {
    const [found] = findings(absentVersion, state({ now: missing('absent') }), { versions });
    expect(found?.decision).toMatchObject({ kind: 'manage', from: '1.0', to: '1.4' });
  });

  it('is only told where the version that was asked for is not there either', () => {
    const facts = { versions: { 'c:gone': ['2.0'] } };
    const [found] = findings(absentVersion, state({ now: missing('absent') }), facts);
    expect(found?.decision).toBeUndefined();
    expect(found?.problem).toMatchObject({ code: 'upgrade.absent-version', firstReleased: '2.0' });
  });

  it('decides nothing where a repository of the module could not be asked', () => {
    const now = { ...missing('unasked'), keptOutPatterns: [['c:*']] };
    const [found] = findings(absentVersion, state({ now }), { versions });
    expect(found?.decision).toBeUndefined();
    expect(found?.problem.code).toBe('plan.artifact-unasked');
  });

  it("decides where only others' repositories are silent and the publisher's list does not hold it", () => {
    const now = { ...missing('unasked', 'of-some-pom'), keptOutPatterns: [['c:*']] };
    expect(findings(absentVersion, state({ now }), { versions })[0]?.decision?.kind).toBe(
      'exclude',
    );
    expect(findings(absentVersion, state({ now }), {})[0]?.decision).toBeUndefined();
  });

  it('is looked for in every plan, since it stops the build', () => {
    expect(absentVersion.always).toBe(true);
  });
});
