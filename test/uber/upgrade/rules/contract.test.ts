import { describe, expect, it } from 'vitest';
import { descriptor, internalName } from '../../../../src/formats/classfile/names.js';
import { contract } from '../../../../src/uber/upgrade/rules/contract.js';
import { contents, dependency, findings, model, planned, state } from '../../../support/upgrade.js';

const old = planned({
  model: model({ version: 'old', dependencies: [dependency('m:moved:1')] }),
  contents: [
    contents({
      'm:moved:1': ['m/Api.class', 'm/Old.class'],
      'm:helper:1': ['m/Helper.class'],
      'g:gone:1': ['g/One.class'],
    }),
  ],
});
const now = planned({
  model: model({ version: 'new', dependencies: [dependency('m:moved:2')] }),
  contents: [contents({ 'm:moved:2': ['m/Api.class'] })],
});

function consumer(names: readonly string[], asked = true) {
  return state({
    old,
    now,
    consumers: [{ coordinates: 'c:consumer:1', names, members: [], asked }],
  });
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

describe('members that a consumer links to', () => {
  const go = {
    kind: 'method',
    owner: internalName('m/Api'),
    name: 'go',
    descriptor: descriptor('()V'),
  } as const;
  const text = 'm.Api#go()V';
  const user = (asked: boolean) =>
    state({
      old,
      now,
      consumers: [{ coordinates: 'c:consumer:1', names: ['m/Api'], members: [go], asked }],
    });

  it('are a problem where the new contents refuse them and the old ones do not', () => {
    expect(findings(contract, user(true), { refused: { new: [text] } })).toEqual([
      {
        problem: {
          code: 'upgrade.member-lost',
          consumer: 'c:consumer:1',
          artifact: 'm:moved:2',
          names: ['m.Api.go()V'],
          count: 1,
        },
        decision: undefined,
      },
    ]);
  });

  it('are none where the old contents refuse them as well', () => {
    const refused = { new: [text], old: [text] };
    expect(findings(contract, user(true), { refused })).toEqual([]);
  });

  it('were there where a plan has recorded them: nobody asks the old contents', () => {
    const refused = { new: [text], old: [text] };
    expect(findings(contract, user(false), { refused })).toHaveLength(1);
  });
});
