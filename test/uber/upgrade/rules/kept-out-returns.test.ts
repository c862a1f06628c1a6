import { describe, expect, it } from 'vitest';
import { keptOutReturns } from '../../../../src/uber/upgrade/rules/kept-out-returns.js';
import { contents, findings, planned, state, tree } from '../../../support/upgrade.js';

const old = planned({
  contents: [contents({ 'a:direct:1': [], '-l:logging:1': [] })],
  keptOutPatterns: [['l:*']],
});

function withNew(artifact: string, drawing = `a:direct:2\n  ${artifact}`): typeof old {
  return planned({ contents: [contents({ [artifact]: [] })], resolution: tree(drawing) });
}

const logging = ['l/Logger', 'l/Level', 'l/spi/Filter', 'l/net/Appender'];

describe('classes that were kept out and come back under other coordinates', () => {
  it.each([
    ['all of them', ['l/Logger', 'l/Level', 'l/spi/Filter', 'l/net/Appender'], true],
    ['most of what the new artifact has', ['l/Logger', 'l/Level', 'x/Other'], true],
    [
      'most of what was kept out, inside a larger artifact',
      ['l/Logger', 'l/Level', 'l/spi/Filter', 'x/A', 'x/B', 'x/C', 'x/D', 'x/E'],
      true,
    ],
    ['one class of a split package', ['l/Logger', 'x/A', 'x/B', 'x/C'], false],
    ['none', ['x/A'], false],
  ])('%s', (_, names, excluded) => {
    const facts = { classes: { 'l:logging:1': logging, 'n:fork:1': names } };
    const [found] = findings(keptOutReturns, state({ old, now: withNew('n:fork:1') }), facts);
    expect(found?.decision?.kind).toBe(excluded ? 'exclude' : undefined);
  });

  it('are told with the pattern that keeps them out, and the numbers', () => {
    const facts = { classes: { 'l:logging:1': logging, 'n:fork:1': ['l/Logger', 'l/Level'] } };
    const [found] = findings(keptOutReturns, state({ old, now: withNew('n:fork:1') }), facts);
    expect(found?.decision).toEqual({
      kind: 'exclude',
      module: { groupId: 'n', artifactId: 'fork' },
      under: [{ groupId: 'a', artifactId: 'direct' }],
      evidence: {
        rule: 'kept-out-returns',
        artifact: 'n:fork:1',
        keptOut: 'l:logging:1',
        pattern: 'l:*',
        shared: 2,
        of: 2,
      },
    });
  });

  it('are only told of an artifact that the module asks for itself', () => {
    const facts = { classes: { 'l:logging:1': logging, 'n:fork:1': logging } };
    const now = withNew('n:fork:1', 'n:fork:1');
    const [found] = findings(keptOutReturns, state({ old, now }), facts);
    expect(found?.decision).toBeUndefined();
    expect(found?.problem.code).toBe('upgrade.kept-out-returns');
  });

  it('are no finding in an artifact that was let in before', () => {
    const facts = { classes: { 'l:logging:1': logging, 'a:direct:2': logging } };
    expect(findings(keptOutReturns, state({ old, now: withNew('a:direct:2') }), facts)).toEqual([]);
  });
});
