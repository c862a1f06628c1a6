import { expect, it } from 'vitest';
import { makeDelta, newAndGone } from '../../../src/uber/plan/make-delta.js';
import { contents, coords } from '../../support/upgrade.js';

const old = [
  contents({
    'a:same:1': ['a/Same.class'],
    'b:moved:1': ['b/Old.class'],
    'c:gone:1': ['c/Gone.class'],
    '-k:kept-out:1': [],
  }),
];
const now = [
  contents({
    'a:same:1': ['a/Same.class'],
    'b:moved:2': ['b/New.class', 'b/readme.txt'],
    'n:new:1:linux': ['n/New.class'],
    'k:kept-out:1': [],
  }),
];

it('a delta speaks of what goes into the jars', () => {
  const licences = { 'n:new:1': ['Apache-2.0'] };
  expect(makeDelta(coords('g:uber:1'), old, now, licences)).toEqual({
    from: { groupId: 'g', artifactId: 'uber', version: '1' },
    artifacts: {
      added: ['k:kept-out:1', 'n:new:1:linux'],
      removed: ['c:gone:1'],
      changed: [{ module: 'b:moved', from: '1', to: '2' }],
    },
    classes: { added: 2, removed: 2 },
    licences,
  });
});

it('licences are asked for of what is new and of what is gone', () => {
  expect(newAndGone(old, now).map(({ artifactId }) => artifactId)).toEqual([
    'gone',
    'kept-out',
    'new',
  ]);
});
