import { describe, expect, it } from 'vitest';
import { artifactLeft } from '../../../../src/uber/upgrade/rules/artifact-left.js';
import { broken, contents, findings, planned, state } from '../../../support/upgrade.js';

const old = planned({
  contents: [
    contents({ 'a:user:1': ['a/User.class'], 'g:gone:1': ['g/One.class', 'g/Two.class'] }),
  ],
});
const now = planned({ contents: [contents({ 'a:user:2': ['a/User.class'] })] });

describe('names that the new contents link to, gone with an artifact that left the tree', () => {
  it('are one problem per artifact, and no decision that nobody asked for', () => {
    const facts = {
      broken: [
        broken('a:user:2', 'a/User -> g/Two'),
        broken('a:user:2', 'a/User -> g/One.call()V'),
        broken('a:user:2', 'a/User -> never/There'),
      ],
    };
    expect(findings(artifactLeft, state({ old, now }), facts)).toEqual([
      {
        problem: {
          code: 'upgrade.artifact-left',
          artifact: 'g:gone:1',
          names: ['g.One', 'g.Two'],
          count: 2,
          from: ['a:user:2'],
        },
        decision: undefined,
      },
    ]);
  });

  it('bring the artifact back where that was asked for and is safe', () => {
    const facts = { broken: [broken('a:user:2', 'a/User -> g/Two')], selfContained: ['g:gone:1'] };
    const asked = state({ old, now, correct: true });
    expect(findings(artifactLeft, asked, facts)[0]?.decision?.kind).toBe('add');
    const alone = { ...facts, selfContained: [] };
    expect(findings(artifactLeft, asked, alone)[0]?.decision).toBeUndefined();
  });

  it('are no finding where the module is still in the tree', () => {
    const still = planned({
      contents: [contents({ 'a:user:2': ['a/User.class'], 'g:gone:2': ['g/One.class'] })],
    });
    const facts = { broken: [broken('a:user:2', 'a/User -> g/Two')] };
    expect(findings(artifactLeft, state({ old, now: still }), facts)).toEqual([]);
  });
});
