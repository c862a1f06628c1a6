import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { Decision, Evidence } from '../../src/uber/plan/decision.js';
import {
  decisionReason,
  decisionSubject,
  evidenceDetails,
  shortSymbol,
} from '../../src/wording/decision.js';
import { decisions } from '../uber/generate/decisions.js';

function reasonOf(evidence: Evidence): string {
  return decisionReason({ ...decisions.exclude, evidence });
}

const absent = {
  rule: 'absent-version',
  module: 'g:a',
  version: '1.0',
  managedFrom: undefined,
  keptOutBy: undefined,
  firstReleased: undefined,
  requester: 'r:r:1',
} as const;

test.each([
  ['exclude', 'log:backend'],
  ['manage', 'm:text 1.0 → 1.2'],
  ['plugin-element', 'maven-shade-plugin 3.1 → 3.5'],
  ['filter', 'd:names: META-INF/services/x.Provider'],
  ['manifest', 'Multi-Release: true'],
  ['add', 'o:lang:2.6'],
] as const)('what %s does: %s', (name, subject) => {
  expect(decisionSubject(decisions[name])).toBe(subject);
});

describe('why a version that was never released is left out', () => {
  test.each([
    [{}, 'asked for at 1.0, which was never released'],
    [{ managedFrom: '2.0' }, 'managed at 1.0, which was never released'],
    [
      { managedFrom: '2.0', firstReleased: '1.5', keptOutBy: 'g:*' },
      'managed at 1.0, which was never released (first: 1.5), and kept out anyway (g:*)',
    ],
  ])('%j', (change, reason) => {
    expect(reasonOf({ ...absent, ...change })).toBe(reason);
  });
});

test('a service whose provider is nowhere has another reason than one for newer Java', () => {
  const evidence = decisions.filter.evidence;
  expect(reasonOf({ ...evidence, onlyVersioned: [] })).toBe(
    'its provider ProviderImpl is not in the jar',
  );
  expect(reasonOf({ ...evidence, onlyVersioned: [21, 18] })).toContain('only for Java 18+');
});

test.each([
  ['a.b.C', 'C'],
  ['a.b.C$D', 'C$D'],
  ['a.b.C.m()V', 'C.m()'],
  ['a.b.C.<init>(Ljava/util/List;[[JZ)V', 'C.<init>(List, long[][], boolean)'],
])('%s is shown as %s', (symbol, shown) => {
  expect(shortSymbol(symbol)).toBe(shown);
});

test('details name every reference', () => {
  expect(evidenceDetails(decisions.manage.evidence)).toEqual([
    'u.Use links to m.Text.cut(Ljava/lang/String;[[I)V',
    'u.Use links to m.Text$Builder',
  ]);
});

test('a reason can stand in an XML comment, whatever names it holds', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (version, pattern) => {
      const evidence: Evidence = { ...absent, version: `--${version}\n`, keptOutBy: pattern };
      const reason = decisionReason({ ...decisions.exclude, evidence } satisfies Decision);
      expect(reason).not.toMatch(/--|[\r\n]/);
    }),
    { seed: 7 },
  );
});
