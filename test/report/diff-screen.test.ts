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
    expect(text).toContain('1 supertype that neither side holds');
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
