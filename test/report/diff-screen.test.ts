import type { ClassApiDiff } from '../../src/jvm/compare/api-change.js';
import { describe, expect, it } from 'vitest';
import { diffScreen } from '../../src/report/diff-screen.js';
import { paint, plainView } from '../../src/report/paint.js';
import { aClass, aDiff, aLargeDiff, aSmallDiff, counts } from '../support/diffs.js';

const view = { paint: paint(false), verbose: false, quiet: false, width: 140 };

/** A name of 300 characters. */
function longName(index: number): string {
  return `org.${'verylong.'.repeat(32)}Class${index}`;
}

/** What a jar may hold to deceive a terminal. */
function hostileName(index: number): string {
  return `org.a${index}\n\u001b[2J\r\u202e|<b>$x$\u2028${index}`;
}

describe('the screen of diff', () => {
  it.each([
    ['identical', aDiff({ verdict: 'identical' })],
    ['small', { ...aSmallDiff, api: undefined }],
    ['small-api', aSmallDiff],
    ['large', { ...aLargeDiff(), api: undefined, resources: undefined, duplicates: [] }],
    ['large-api', aLargeDiff()],
  ])('shows %s', async (name, result) => {
    await expect(diffScreen(result, view)).toMatchFileSnapshot(`screens/diff-${name}.txt`);
  });

  it.each([
    ['plain', aLargeDiff()],
    ['long', aLargeDiff(longName)],
    ['hostile', aLargeDiff(hostileName)],
    ['no', aDiff()],
  ])('has at most 40 lines of the width of the terminal with %s names', (_title, result) => {
    for (const width of [80, 140]) {
      const lines = diffScreen(result, { ...view, width }).split('\n');
      expect(lines.length).toBeLessThanOrEqual(40);
      expect(lines.filter((line) => line.length > width)).toEqual([]);
    }
  });

  it('nothing of an input moves the cursor or turns the writing direction, in files neither', () => {
    const text = diffScreen(aLargeDiff(hostileName), plainView);
    // oxlint-disable-next-line no-control-regex -- control characters are just what is looked for
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e]/);
  });

  it('a verbose view shows every class and member', () => {
    const text = diffScreen(aSmallDiff, plainView);
    expect(text).toContain('Worker(java.util.concurrent.ExecutorService, int)');
    expect(text).toContain('org.acme.util.Text');
    expect(diffScreen(aLargeDiff(), plainView)).toContain('org.acme.part96.Class35986');
  });

  it('quiet is the verdict alone', () => {
    expect(diffScreen(aLargeDiff(), { ...view, quiet: true })).toBe(
      'acme-1.0.jar → acme-2.0.jar  differ\n',
    );
  });

  it('what nobody could see is never shown as compatible', () => {
    const api = { ...aSmallDiff.api, classes: [], binaryIncompatible: 0, sourceIncompatible: 0 };
    const text = diffScreen(
      aDiff({ api: { ...api, access: 'public', unseen: ['org.elsewhere.Base'] } }),
      view,
    );
    expect(text).toContain('nothing that could be seen breaks');
    expect(text).toContain('1 supertype that a side does not show');
  });

  it('what breaks between plans, which know no members, is not known', () => {
    const none = { classes: [], binaryIncompatible: 0, sourceIncompatible: 0, unseen: [] };
    const text = diffScreen(
      aDiff({
        api: { access: 'public', ...none },
        problems: [{ code: 'class.members-unknown', input: 'acme.plan.json', classes: 7 }],
      }),
      view,
    );
    expect(text).toContain('nothing that could be seen breaks');
  });

  it('a class that moved alone is told with both names', () => {
    const moved = { ...aClass('b.C', 'moved'), oldName: 'a.C' };
    const text = diffScreen(aDiff({ classes: [moved], counts: counts({ moved: 1 }) }), view);
    expect(text).toContain('    > a.C → b.C\n');
  });

  it('a move to one of several that fit says so', () => {
    const moved = { ...aClass('b.C', 'moved'), oldName: 'a.C', ambiguous: true as const };
    const text = diffScreen(aDiff({ classes: [moved], counts: counts({ moved: 1 }) }), view);
    expect(text).toContain('    > a.C → b.C  (one of several that fit)\n');
  });

  it('a class told under its original name is told with where it lies in the jar', () => {
    const classes = [
      { ...aClass('a.B'), oldInJar: 'x.a.B', newInJar: 'x.a.B' },
      { ...aClass('a.C'), newInJar: 'x.a.C' },
      { ...aClass('a.D', 'removed'), oldInJar: 'x.a.D' },
      { ...aClass('a.E', 'added'), newInJar: 'y.a.E' },
    ];
    const text = diffScreen(aDiff({ classes, counts: counts({ changed: 4 }) }), view);
    expect(text).toContain('    ~ a.B  (in the jar below x)\n');
    expect(text).toContain('    ~ a.C  (in the jar a.C → x.a.C)\n');
    expect(text).toContain('    − a.D  (in the jar below x)\n');
    const result = aDiff({ classes, counts: counts({ changed: 4 }) });
    expect(diffScreen(result, plainView)).toContain('    ~ a.B  (in the jar x.a.B)\n');
    expect(text).toContain('    + a.E  (in the jar below y)\n');
  });

  it('nothing is called identical that could not be compared', () => {
    const quiet = { ...view, quiet: true };
    const said = (change: Parameters<typeof aDiff>[0]): string =>
      diffScreen(aDiff({ verdict: 'no-difference-seen', ...change }), quiet);
    expect(said({ counts: counts({ unknown: 2, equal: 98 }) })).toBe(
      'acme-1.0.jar → acme-2.0.jar  no difference seen, 2 classes could not be compared\n',
    );
    const file = { path: 'a.txt', kind: 'resource', status: 'unknown' } as const;
    const files = [{ ...file, oldSize: undefined, newSize: undefined }];
    const manifestSections = { added: 0, removed: 0, changed: 0 };
    const resources = { services: [], manifest: [], manifestSections, files };
    expect(said({ counts: counts({ unknown: 1 }), resources })).toContain(
      'no difference seen, 1 class and 1 other file could not be compared',
    );
    expect(said({ resources })).toContain('no difference seen, 1 file could not be compared');
  });

  it.each([
    ['a/b/old.jar,c/d/lib.jar', 'a/b/old.jar,c/d/lib.jar'],
    [`${'deep/'.repeat(20)}old.jar,${'deep/'.repeat(20)}lib.jar`, 'old.jar, lib.jar'],
    [
      `/x/old-${'1'.repeat(60)}.jar,/x/lib-${'2'.repeat(60)}.jar`,
      `…${'1'.repeat(25)}.jar, …${'2'.repeat(25)}.jar`,
    ],
    [Array.from({ length: 30 }, (_, i) => `/deep/lib-${i}.jar`).join(','), 'lib-0.jar, … 29 more'],
  ])('a side of several joined is named by all that there is room for: %#', (name, shown) => {
    const result = aDiff({});
    const text = diffScreen({ ...result, old: { ...result.old, name } }, view);
    expect(text.split('\n')[0]).toContain(`${shown} → `);
  });
});

describe('the next command after --api', () => {
  const gone = { type: 'CLASS_REMOVED', binary: true, source: true, failure: undefined } as const;
  const breaking = (name: string, changes: number): ClassApiDiff => ({
    name,
    status: 'removed',
    changes: Array.from({ length: changes }, () => gone),
    members: [],
    unseen: [],
  });
  const nextAfter = (
    classes: readonly ClassApiDiff[],
    others: readonly string[] = Array.from({ length: 20 }, (_, i) => `org.many.C${i}`),
  ): string => {
    const listed = [...others, ...classes.map(({ name }) => name)].map((name) => aClass(name));
    const binaryIncompatible = classes.filter(({ changes }) => changes.length > 0).length;
    const api = { classes, binaryIncompatible, sourceIncompatible: 0, unseen: [] };
    const result = aDiff({
      classes: listed,
      counts: counts({ changed: listed.length }),
      api: { access: 'protected', ...api },
    });
    return /next: .*/.exec(diffScreen(result, view))?.[0] ?? '';
  };

  it('looks where most breaks compiled code, not where most changed', () => {
    const few = [breaking('org.few.A', 3), breaking('org.other.A', 1), breaking('org.other.B', 1)];
    expect(nextAfter(few)).toContain("--include 'org.few.**' (breaks most)");
  });

  it('looks where most changed if nothing breaks', () => {
    expect(nextAfter([breaking('org.few.A', 0)])).toContain(
      "--include 'org.many.**' (one package)",
    );
  });

  it('looks at the class that breaks most where there is one package', () => {
    const few = [breaking('org.many.Z', 2), breaking('org.many.Y', 1)];
    expect(nextAfter(few)).toContain("--include 'org.many.Z' (breaks most)");
  });

  it('proposes no name that a shell or a pattern reads otherwise', () => {
    expect(nextAfter([breaking("org.q'; rm *.A", 1)])).not.toContain('--include');
  });
});
