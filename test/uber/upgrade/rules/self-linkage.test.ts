import { describe, expect, it } from 'vitest';
import { selfLinkage } from '../../../../src/uber/upgrade/rules/self-linkage.js';
import type { Facts } from '../../../support/upgrade.js';
import { broken, contents, findings, planned, state, tree } from '../../../support/upgrade.js';

const resolution = tree(
  `
a:user:1
  l:lib:1.0 managed from 1.4
`,
  { 'a:user:1': ['l:lib:1.4', 't:tests:1 test'], 'l:lib:1.0': [] },
);
const now = planned({
  resolution,
  contents: [contents({ 'a:user:1': ['a/User.class'], 'l:lib:1.0': ['l/core/Lib.class'] })],
});
const call = broken('a:user:1', 'a/User -> l/core/Lib.fresh(I)V', 'l:lib:1.0');
const absentClass = broken('a:user:1', 'a/User -> l/core/Fresh');
const facts: Facts = {
  versions: { 'l:lib': ['1.0', '1.1', '1.2-rc1', '1.2', '1.3', '1.4', '1.5'] },
  resolves: {
    'l:lib:1.1': ['l/core/Fresh'],
    'l:lib:1.2-rc1': ['fresh', 'l/core/Fresh'],
    'l:lib:1.2': ['fresh'],
    'l:lib:1.3': ['fresh', 'l/core/Fresh'],
    'l:lib:1.4': ['fresh', 'l/core/Fresh'],
  },
};

describe('references that resolve at the version their requester was built with', () => {
  it('want the lowest released version that resolves all of them', () => {
    const all = { ...facts, broken: [call, absentClass] };
    const [found, ...more] = findings(selfLinkage, state({ now }), all);
    expect(found?.decision).toEqual({
      kind: 'manage',
      module: { groupId: 'l', artifactId: 'lib', type: 'jar', classifier: '' },
      from: '1.0',
      to: '1.3',
      evidence: {
        rule: 'self-linkage',
        artifact: 'l:lib',
        references: [
          { from: 'a.User', symbol: 'l.core.Fresh' },
          { from: 'a.User', symbol: 'l.core.Lib.fresh(I)V' },
        ],
        asked: 'lib 1.4',
        requester: 'a:user:1',
      },
    });
    expect(more).toEqual([]);
  });

  it('are left alone where they do not resolve at that version either', () => {
    const resolves = { 'l:lib:1.4': [] };
    expect(findings(selfLinkage, state({ now }), { ...facts, resolves, broken: [call] })).toEqual(
      [],
    );
  });

  it('never lower a version: that would break what was built with the higher one', () => {
    const lowered = planned({
      ...now,
      resolution: tree('a:user:1\n  l:lib:1.0', { 'a:user:1': ['l:lib:0.9'], 'l:lib:1.0': [] }),
    });
    const resolves = { 'l:lib:0.9': ['fresh'] };
    const versions = { 'l:lib': ['0.9', '1.0'] };
    const [found] = findings(selfLinkage, state({ now: lowered }), {
      versions,
      resolves,
      broken: [call],
    });
    expect(found?.decision).toBeUndefined();
    expect(found?.problem).toMatchObject({ code: 'upgrade.self-linkage', count: 1 });
  });

  it('decide nothing where the versions could not be asked for', () => {
    const versions = { 'l:lib': 'unasked' as const };
    const [found] = findings(selfLinkage, state({ now }), { ...facts, versions, broken: [call] });
    expect(found?.decision).toBeUndefined();
    expect(found?.problem.code).toBe('upgrade.could-not-ask');
  });

  it('decide nothing where a lower version could not be asked for', () => {
    const resolves = { ...facts.resolves, 'l:lib:1.1': 'unasked' as const };
    const [found] = findings(selfLinkage, state({ now }), { ...facts, resolves, broken: [call] });
    expect(found?.problem.code).toBe('upgrade.could-not-ask');
  });

  it('are not put down to a module that has neither the class nor its package', () => {
    const elsewhere = broken('a:user:1', 'a/User -> other/place/Thing');
    const resolves = { 'l:lib:1.4': ['other/place/Thing'] };
    expect(
      findings(selfLinkage, state({ now }), { ...facts, resolves, broken: [elsewhere] }),
    ).toEqual([]);
  });
});
