import { expect, it } from 'vitest';
import type { PlannedArtifact } from '../../../src/uber/shade/contents.js';
import { explain } from '../../../src/uber/cause/explain.js';

const holder = { groupId: 'org.acme', artifactId: 'a' };

function artifact(version: string, rule?: string): PlannedArtifact {
  return {
    coordinates: { ...holder, version, extension: 'jar', classifier: '' },
    scope: 'compile',
    optional: false,
    path: ['org.acme:root:1', `org.acme:a:${version}`],
    inclusion: rule === undefined ? { kind: 'included' } : { kind: 'excluded', rule },
  };
}

it('names the version at which an artifact was last in the tree, and adds it back', () => {
  expect(explain(holder, { on: [], against: [artifact('1')] })).toEqual({
    kind: 'artifact-gone',
    artifact: 'org.acme:a',
    lastSeen: '1',
    path: ['org.acme:root:1', 'org.acme:a:1'],
    cure: { kind: 'add-dependency', coordinates: 'org.acme:a:1' },
  });
});

it('names the rule that keeps an artifact out', () => {
  const on = [artifact('2', 'artifactSet exclude org.acme:*')];
  expect(explain(holder, { on, against: [artifact('1')] })).toMatchObject({
    kind: 'kept-out',
    rule: 'artifactSet exclude org.acme:*',
  });
});

it('names both versions where the artifact is there in another one', () => {
  const sides = { on: [artifact('1')], against: [artifact('2')] };
  expect(explain(holder, sides)).toMatchObject({ kind: 'changed', from: '1', to: '2' });
});

it('guesses nothing where the trees do not tell', () => {
  expect(explain(holder, { on: [], against: [] })).toBeUndefined();
  expect(explain(holder, { on: [artifact('1')], against: [artifact('1')] })).toBeUndefined();
});
