import { describe, expect, it } from 'vitest';
import { contract } from '../../../../src/uber/upgrade/rules/contract.js';
import { contents, dependency, findings, model, planned, state } from '../../../support/upgrade.js';

const old = planned({
  model: model({ dependencies: [dependency('m:moved:1')] }),
  contents: [
    contents({
      'm:moved:1': ['m/Api.class', 'm/Old.class'],
      'm:helper:1': ['m/Helper.class'],
      'g:gone:1': ['g/One.class'],
    }),
  ],
});
const now = planned({
  model: model({ dependencies: [dependency('m:moved:2')] }),
  contents: [contents({ 'm:moved:2': ['m/Api.class'] })],
});

function consumer(names: readonly string[], asked = true) {
  return state({ old, now, consumers: [{ coordinates: 'c:consumer:1', names, asked }] });
}

const facts = { selfContained: ['g:gone:1', 'm:helper:1'] };

describe('names that a consumer links to and only the old contents have', () => {
  it('bring the artifact back that left, where it is third-party and self-contained', () => {
    const [found] = findings(contract, consumer(['g/One', 'm/Api']), facts);
    expect(found?.decision).toMatchObject({
      kind: 'add',
      coordinates: { groupId: 'g', artifactId: 'gone', version: '1' },
      scope: 'compile',
    });
  });

  it.each([
    ['the artifact links to what is not there', ['g/One'], true, {}],
    ['nobody asked for the consumer', ['g/One'], false, facts],
    ['the module is still in the tree', ['m/Old'], true, facts],
    ['it is of a group that the upgrade moves', ['m/Helper'], true, facts],
  ])('are a problem where %s', (_, names, asked, known) => {
    const [found] = findings(contract, consumer(names, asked), known);
    expect(found?.decision).toBeUndefined();
    expect(found?.problem).toMatchObject({ code: 'upgrade.consumer-breaks', count: 1 });
  });

  it('are no finding where the new contents have them all', () => {
    expect(findings(contract, consumer(['m/Api', 'elsewhere/Thing']), facts)).toEqual([]);
  });
});
