import { describe, expect, it } from 'vitest';
import type { CheckGroup } from '../../src/goals/check/result.js';
import { checkScreen } from '../../src/report/check-screen.js';
import { paint } from '../../src/report/paint.js';
import { aBrokenCheck, aCheck, aGroup } from '../support/checks.js';

const view = { paint: paint(false), width: 100, verbose: false, quiet: false };
const first = { all: false, baselined: false };

const named = (count: number): readonly CheckGroup[] =>
  Array.from({ length: count }, (_, at) =>
    aGroup(`org.acme.Named${at}`, { strength: 'named', error: 'ClassNotFoundException' }),
  );

describe('what texts, annotations and service files alone name', () => {
  it('is told behind what breaks, in one line', () => {
    const lines = checkScreen(aBrokenCheck, view, first).split('\n');
    const at = lines.findIndex((line) => line.includes('org.acme.old.Named'));
    expect(lines[at]).toBe(
      '  named       2 names in texts, annotations and service files alone: org.acme.old.Named, org.acme.old.Provider',
    );
    expect(lines.findIndex((line) => line.includes('org.acme.old.Guarded'))).toBeLessThan(at);
  });

  it('is told one by one with --all', () => {
    expect(checkScreen(aBrokenCheck, view, { ...first, all: true })).toContain(
      '    org.acme.old.Provider  ServiceConfigurationError in META-INF/services/org.acme.Service',
    );
  });

  it('takes as many lines whether it is one or a thousand', () => {
    const linesOf = (count: number): number =>
      checkScreen(aCheck({ groups: named(count) }), view, first).split('\n').length;
    expect(linesOf(1000)).toBe(linesOf(1));
    expect(checkScreen(aCheck({ groups: named(4) }), view, first)).toContain(', … (--all)');
  });

  it('leaves the verdict alone', () => {
    expect(checkScreen(aCheck({ groups: named(2) }), view, first)).toMatch(/^nothing breaks\n/);
  });
});
