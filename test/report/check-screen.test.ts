import { describe, expect, it } from 'vitest';
import type { CheckGroup, CheckResult, VersionSearch } from '../../src/goals/check/result.js';
import { checkScreen } from '../../src/report/check-screen.js';
import { plainView } from '../../src/report/paint.js';
import type { CheckedConsumer } from '../../src/goals/check/result.js';
import { aBrokenCheck, aCheck, aGroup, aSearch, aUser, checkCounts } from '../support/checks.js';

const first = { all: false, baselined: false };

function screen(result: CheckResult, view: Partial<typeof plainView> = {}, all = false): string {
  return checkScreen(
    result,
    { ...plainView, verbose: false, width: 140, ...view },
    { ...first, all },
  );
}

function linesOf(result: CheckResult, width = 140): readonly string[] {
  return screen(result, { width }).trimEnd().split('\n');
}

/** Classes of an artifact that left the tree. */
function gone(artifact: string, names: number): readonly CheckGroup[] {
  return Array.from({ length: names }, (_, at) =>
    aGroup(`org.${artifact}.Class${at}`, {
      supplier: `org.acme:${artifact}:1`,
      cause: {
        kind: 'artifact-gone',
        artifact: `org.acme:${artifact}`,
        lastSeen: '1',
        path: ['org.acme:uber:1', `org.acme:${artifact}:1`],
        cure: { kind: 'add-dependency', coordinates: `org.acme:${artifact}:1` },
      },
    }),
  );
}

function consumers(count: number): readonly CheckedConsumer[] {
  return Array.from({ length: count }, (_, at) => ({
    name: `org.acme:reader-${at}:1`,
    classes: 1,
    counts: checkCounts({ sites: 1_234_567, broken: 4_321, optional: 21, unchanged: 1_000 }),
  }));
}

describe('the first screen of a check', () => {
  it('shows one of everything', async () => {
    await expect(screen(aBrokenCheck)).toMatchFileSnapshot('screens/check-broken.txt');
  });

  it('shows each cause before a second name of one, and counts what it leaves out', () => {
    const text = screen(
      aCheck({ verdict: 'breaks', groups: [...gone('large', 60), ...gone('small', 1)] }),
    );
    expect(text).toContain('org.acme:small:1');
    expect(text).toContain('org.small.Class0  NoClassDefFoundError');
    expect(text).toMatch(/… \d+ more names \(--all\)/);
    expect(text).toContain('cure: add the dependency org.acme:large:1');
  });

  it.each([
    ['one cause', gone('large', 300)],
    ['forty causes', Array.from({ length: 40 }, (_, at) => gone(`part${at}`, 3)).flat()],
    ['three causes of two names', ['a', 'b', 'c'].flatMap((name) => gone(name, 2))],
    ['no known cause', Array.from({ length: 300 }, (_, at) => aGroup(`org.p${at % 90}.C${at}`))],
  ])('has at most 40 lines of %s in fourteen consumers', (_title, groups) => {
    const result = aCheck({
      verdict: 'breaks',
      groups,
      consumers: consumers(14),
      unknown: [{ by: 'org.far', names: ['org.far.A'], sites: 2 }],
    });
    expect(linesOf(result).length).toBeLessThanOrEqual(40);
    const all = screen(result, {}, true);
    expect(groups.filter(({ symbol }) => !all.includes(symbol))).toEqual([]);
  });

  it('counts what it leaves out, to the last name', () => {
    const groups = Array.from({ length: 40 }, (_, at) => gone(`part${at}`, 3)).flat();
    const lines = linesOf(aCheck({ verdict: 'breaks', groups }));
    const named = lines.filter((line) => line.includes('  NoClassDefFoundError')).length;
    const left = lines.flatMap((line) => /… (\d+) more names?/.exec(line)?.[1] ?? []);
    const causes = lines.flatMap((line) => /of (\d+) names/.exec(line)?.[1] ?? []);
    expect([...left, ...causes].reduce((sum, count) => sum + Number(count), named)).toBe(120);
  });

  it('of many names without a known cause tells packages', () => {
    const groups = Array.from({ length: 90 }, (_, at) => aGroup(`org.acme.p${at % 3}.C${at}`));
    expect(screen(aCheck({ verdict: 'breaks', groups }))).toContain(
      'org.acme.p1  30 names, NoClassDefFoundError in 1 class',
    );
  });

  it('counts guarded references apart, as the verdict does', () => {
    const text = screen(aCheck({ consumers: consumers(1) }));
    expect(text).toContain('1,234,567 references, 4,300 broken, 1,000 as before, 21 guarded');
  });

  it('tells how many consumers it does not list', () => {
    expect(screen(aCheck({ consumers: consumers(16) }))).toContain('… 2 more (--verbose)');
  });

  it('shows what breaks others before what only the judged jar lacks, and guarded names last', () => {
    const users = [aUser('acme-uber-2.0.jar', 'org.acme.Own')];
    const groups = [
      aGroup('org.guarded.A', { strength: 'optional' }),
      aGroup('org.own.B', { users }),
      aGroup('org.other.C'),
    ];
    const text = screen(aCheck({ verdict: 'breaks', groups }));
    const places = ['org.other.C', 'org.own.B', 'org.guarded.A'].map((name) => text.indexOf(name));
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(places).not.toContain(-1);
  });

  it.each([140, 90, 62])('names the error on a screen of %i columns', (width) => {
    const owner = 'org.acme.deep.inside.somewhere.Name';
    const users = [aUser('lib/a-consumer-1.jar', 'org.acme.a.long.package.of.Its', 'org.acme.B')];
    const line = linesOf(aCheck({ groups: [aGroup(owner, { users })] }), width).find((one) =>
      one.includes('NoClassDefFoundError'),
    );
    expect(line).toContain(`${owner}  NoClassDefFoundError`);
    expect(line?.length).toBeLessThanOrEqual(width);
  });

  it('tells what it wrote, and what is left to do', () => {
    const text = checkScreen(
      aBrokenCheck,
      { ...plainView, verbose: false },
      { ...first, written: { file: 'acme.baseline', lines: 12, bare: 1 } },
    );
    expect(text).toMatch(
      /\n\n {2}wrote acme\.baseline {2}\(12 findings; 1 of them waits for a reason in place of "\?"\)\n$/,
    );
  });

  it('does not say "not there" of what is there and may not be used', () => {
    const member = { name: 'go', descriptor: '()V' };
    const groups = [aGroup('org.acme.A', { member, error: 'IllegalAccessError' })];
    expect(screen(aCheck({ groups }))).toContain('does not link');
  });
});

describe('a search of other versions', () => {
  it('is one line below its consumer, and every try with --verbose', () => {
    const found =
      '              → org.acme:reader links from 1.6 on, if not earlier (2 of 40 releases tried, 1 could not be had)';
    expect(linesOf(aBrokenCheck)).toContain(found);
    expect(linesOf(aBrokenCheck)).not.toContain('                1.6: nothing is absent');
    expect(screen(aBrokenCheck, { verbose: true }).split('\n')).toEqual(
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

it('names what a child-first loader leaves to its parent', () => {
  const loader = { order: 'child-first', delegated: ['org.slf4j', 'java.', 'scala.'] } as const;
  expect(screen(aCheck(loader))).toContain(
    '(Java 8, child-first, org.slf4j and 2 more prefixes left to the parent)',
  );
});
