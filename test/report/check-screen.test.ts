import { describe, expect, it } from 'vitest';
import type { CheckResult, VersionSearch } from '../../src/goals/check/result.js';
import { checkScreen } from '../../src/report/check-screen.js';
import { plainView } from '../../src/report/paint.js';
import { aBrokenCheck, aCheck, aGroup, aSearch, checkCounts } from '../support/checks.js';

function linesOf(
  result: CheckResult,
  change: { readonly width?: number; readonly verbose?: boolean; readonly all?: boolean } = {},
): readonly string[] {
  const { all = false, ...view } = change;
  return checkScreen(
    result,
    { ...plainView, verbose: false, ...view },
    { all, baselined: false },
  ).split('\n');
}

describe('a screen that is narrow', () => {
  const result = aCheck({ verdict: 'breaks', groups: [aGroup('org.acme.deep.inside.Cleaner')] });

  it('cuts who uses a name, and never the name', () => {
    const line = '    org.acme.deep.inside.Cleaner  NoClassDefFoundError';
    expect(linesOf(result, { width: 40 })).toContain(`${line}…`);
  });

  it('cuts nothing of what is asked for with --all', () => {
    const line = '    org.acme.deep.inside.Cleaner  NoClassDefFoundError in org.acme.reader.Main';
    expect(linesOf(result, { width: 40, all: true })).toContain(line);
  });
});

it('groups the digits of every number of a consumer', () => {
  const counts = checkCounts({ sites: 515_904, unchanged: 4_419, unknown: 1_697 });
  const lines = linesOf(aCheck({ consumers: [{ name: 'a.jar', classes: 1, counts }] }));
  expect(lines).toContain(
    '  consumers   a.jar: 515,904 references, 0 broken, 4,419 as before, 1,697 unknown',
  );
});

it('names a supplier once where the cause names it too', () => {
  const supplier = 'org.acme:guava:1.3';
  const cause = {
    kind: 'never-asked' as const,
    artifact: supplier,
    path: [],
    cure: { kind: 'add-dependency' as const, coordinates: supplier },
  };
  const lines = linesOf(aCheck({ groups: [aGroup('org.acme.A', { supplier, cause })] }));
  expect(lines).toContain('  nothing asks for org.acme:guava:1.3 here');
});

describe('a search of other versions', () => {
  it('is one line below its consumer, and every try with --verbose', () => {
    const found =
      '              → org.acme:reader links from 1.6 on, if not earlier (2 of 40 releases tried, 1 could not be had)';
    expect(linesOf(aBrokenCheck)).toContain(found);
    expect(linesOf(aBrokenCheck)).not.toContain('                1.6: nothing is absent');
    expect(linesOf(aBrokenCheck, { verbose: true })).toEqual(
      expect.arrayContaining([
        '                1.9: could not be tried: no repository has it',
        '                1.5: org.acme.A and 1 more absent',
        '                1.6: nothing is absent',
      ]),
    );
  });

  it('of a supplier is below what it would supply', () => {
    const search: VersionSearch = {
      ...aSearch,
      of: 'supplier',
      module: 'org.acme:acme-common',
      isNearest: true,
    };
    const lines = linesOf({ ...aBrokenCheck, searches: [search] });
    const at = lines.findIndex((line) => line.includes('add the dependency'));
    expect(lines[at + 1]).toBe(
      '              → org.acme:acme-common has what is absent from 1.6 on (2 of 40 releases tried, 1 could not be had)',
    );
  });

  it('that found nothing says what was tried', () => {
    const none: VersionSearch = { ...aSearch, found: undefined, tried: aSearch.tried.slice(0, 2) };
    const textOf = (change: Partial<VersionSearch>): string =>
      linesOf({ ...aBrokenCheck, searches: [{ ...none, ...change }] })
        .find((line) => line.includes('→ org.acme') || line.includes('→ no '))
        ?.trim() ?? '';
    expect(textOf({})).toBe(
      '→ no release of org.acme:reader that was tried links: 1.5 (1 of 40 releases tried, 1 could not be had)',
    );
    expect(textOf({ tried: none.tried.slice(0, 1) })).toBe(
      '→ org.acme:reader could not be had in another version (none of 40 releases tried, 1 could not be had)',
    );
    expect(textOf({ tried: [] })).toContain('no other version was tried');
    expect(textOf({ candidates: 0, tried: [] })).toBe(
      '→ no other release of org.acme:reader is listed',
    );
  });
});
