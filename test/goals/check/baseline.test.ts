import { describe, expect, it } from 'vitest';
import { absorb, applyBaselines, fits } from '../../../src/goals/check/absorb.js';
import { openBaseline, readBaseline } from '../../../src/goals/check/baseline.js';
import { writeBaseline } from '../../../src/goals/check/write-baseline.js';
import { aCheck, aGroup, aUser, checkCounts } from '../../support/checks.js';

const now = { consumers: ['org.acme:reader:1.4', 'lib/writer-2.1.jar'], today: '2026-11-23' };

/** Two consumers fail at `a.A`, one at `a.B`. */
const groups = [
  aGroup('a.A', {
    users: [aUser('org.acme:reader:1.4', 'r.M'), aUser('lib/writer-2.1.jar', 'w.M')],
  }),
  aGroup('a.B', { users: [aUser('org.acme:reader:1.4', 'r.M')] }),
];

/** What is left of the groups, what was absorbed, and which problems there are with which lines. */
function absorbed(text: string, found = groups): Readonly<Record<string, readonly string[]>> {
  const result = absorb(found, [readBaseline(text, 'b')], now);
  const told = (some: typeof result.groups): readonly string[] =>
    some.flatMap(({ owner, users }) => users.map(({ consumer }) => `${owner} ${consumer}`));
  return {
    left: told(result.groups),
    known: told(result.baselined),
    problems: result.problems.map(({ code, lines }) => `${code} ${lines.join(' ')}`),
  };
}

const all = ['a.A org.acme:reader:1.4', 'a.A lib/writer-2.1.jar', 'a.B org.acme:reader:1.4'];

describe('a baseline', () => {
  it('absorbs the finding of a line, in its consumer alone', () => {
    expect(
      absorbed('# a comment\n\na.A:NoClassDefFoundError org.acme:reader # #12: never run\n'),
    ).toEqual({
      left: ['a.A lib/writer-2.1.jar', 'a.B org.acme:reader:1.4'],
      known: ['a.A org.acme:reader:1.4'],
      problems: [],
    });
  });

  it('takes line ends and the mark at the beginning as an editor of Windows writes them', () => {
    const text = '\uFEFFa.A:NoClassDefFoundError\torg.acme:reader\t#\twhy\r\n';
    expect(absorbed(text)).toMatchObject({ known: ['a.A org.acme:reader:1.4'], problems: [] });
  });

  it.each([
    ['a line without a reason', 'a.B:NoClassDefFoundError org.acme:reader', 'without-reason'],
    [
      'a line whose reason is to be filled in',
      'a.B:NoClassDefFoundError org.acme:reader # ?',
      'without-reason',
    ],
    ['a line without a consumer', 'a.B:NoClassDefFoundError # why', 'malformed'],
    [
      'a line with a word too many',
      'a.B:NoClassDefFoundError org.acme:reader x # why',
      'malformed',
    ],
    [
      'a day that the calendar does not have',
      'a.B:NoClassDefFoundError org.acme:reader until 2027-02-29 # why',
      'malformed',
    ],
    ['a name that is no id', 'a.B org.acme:reader # why', 'unknown-id'],
    [
      'a day that is over',
      'a.B:NoClassDefFoundError org.acme:reader until 2026-11-22 # why',
      'expired',
    ],
    ['what does not fail', 'a.C:NoClassDefFoundError org.acme:reader # why', 'stale'],
    ['another error than there is', 'a.B:NoSuchMethodError org.acme:reader # why', 'stale'],
  ])('absorbs nothing by %s, and says so', (_title, line, code) => {
    expect(absorbed(`\n${line}\n`)).toEqual({
      left: all,
      known: [],
      problems: [`baseline.${code} 2`],
    });
  });

  it.each(['until 2026-11-23', 'until 2028-02-29', ''])('absorbs %s', (until) => {
    const text = `a.B:NoClassDefFoundError org.acme:reader ${until} # why`;
    expect(absorbed(text)).toMatchObject({ known: ['a.B org.acme:reader:1.4'], problems: [] });
  });

  it('says nothing of consumers that were not checked', () => {
    const text = 'a.C:NoClassDefFoundError org.acme:elsewhere # why';
    expect(absorbed(text)).toEqual({ left: all, known: [], problems: [] });
  });

  it('says which line repeats one before it', () => {
    const line = 'a.B:NoClassDefFoundError org.acme:reader # why\n';
    expect(absorbed(`${line}${line}`)).toMatchObject({ problems: ['baseline.repeated 2'] });
  });

  it.each([
    ['*:* *', all],
    ['a.*:NoClassDefFoundError org.acme:*', [all[0], all[2]]],
    ['a.A:NoClassDefFoundError *', [all[0], all[1]]],
  ])('%s absorbs more than one finding, and is told', (pattern, known) => {
    expect(absorbed(`${pattern} # why`)).toMatchObject({
      known,
      problems: ['baseline.over-broad 1'],
    });
  });

  it('a pattern behind which one finding lies is not too broad', () => {
    expect(absorbed('a.B:* * # why')).toMatchObject({ known: [all[2]], problems: [] });
  });

  it('an exact line comes before a pattern', () => {
    const text = '*:* org.acme:reader # broad\na.B:NoClassDefFoundError org.acme:reader # exact\n';
    expect(absorbed(text)).toMatchObject({ known: [all[0], all[2]], problems: [] });
  });
});

describe('a check with a baseline', () => {
  const verdict = (text: string, unknown = 0): string =>
    applyBaselines(
      aCheck({ verdict: 'breaks', groups, counts: checkCounts({ broken: 3, unknown }) }),
      [readBaseline(text, 'b')],
      now.today,
    ).verdict;

  it('breaks while something is left, and links where all is known', () => {
    expect(verdict('')).toBe('breaks');
    expect(verdict('a.A:* * # why')).toBe('breaks');
    expect(verdict('a.*:* * # why')).toBe('links');
  });

  it('does not link where something could not be looked at', () => {
    expect(verdict('a.*:* * # why', 1)).toBe('unknown');
  });

  it('keeps its own problems', () => {
    const problems = [{ code: 'jar.truncated' as const, file: 'a.jar', detail: 'x' }];
    const result = applyBaselines(aCheck({ problems }), [readBaseline('x', 'b')], now.today);
    expect(result.problems.map(({ code }) => code)).toEqual([
      'jar.truncated',
      'baseline.malformed',
    ]);
  });
});

describe('a pattern', () => {
  it.each([
    ['a*c', 'abc', true],
    ['a*c', 'ac', true],
    ['a*a', 'a', false],
    ['*b*', 'abc', true],
    ['a*b*c', 'a.c.b.c', true],
    ['a*b*c', 'acb', false],
    ['', '', true],
    ['a', 'ab', false],
  ])('%s fits %s: %s', (pattern, text, answer) => {
    expect(fits(pattern, text)).toBe(answer);
  });

  it('takes no longer where it nearly fits', () => {
    expect(fits(`${'*a'.repeat(2_000)}b`, 'a'.repeat(100_000))).toBe(false);
  });
});

describe('writing a baseline', () => {
  const linesOf = (text: string): readonly string[] =>
    text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));

  it('has a line for each finding, sorted, whose reason is to be filled in', () => {
    expect(linesOf(writeBaseline(groups, undefined, now))).toEqual([
      'a.A:NoClassDefFoundError org.acme:reader # ?',
      'a.A:NoClassDefFoundError writer.jar # ?',
      'a.B:NoClassDefFoundError org.acme:reader # ?',
    ]);
  });

  it('absorbs what it was written for, once reasons are given', () => {
    const text = writeBaseline(groups, undefined, now, 'known since 2.0');
    expect(absorbed(text)).toEqual({ left: [], known: all, problems: [] });
  });

  it('keeps reasons, days and other consumers, and drops what is gone or over', () => {
    const before = [
      'z.Z:NoClassDefFoundError org.acme:elsewhere # not checked now',
      'a.A:NoClassDefFoundError writer.jar until 2027-01-31 # tracked',
      'a.B:NoClassDefFoundError org.acme:reader until 2020-01-01 # over',
      'a.C:NoClassDefFoundError org.acme:reader # gone',
    ].join('\n');
    expect(linesOf(writeBaseline(groups, readBaseline(before, 'b'), now))).toEqual([
      'a.A:NoClassDefFoundError org.acme:reader # ?',
      'a.A:NoClassDefFoundError writer.jar until 2027-01-31 # tracked',
      'a.B:NoClassDefFoundError org.acme:reader # ?',
      'z.Z:NoClassDefFoundError org.acme:elsewhere # not checked now',
    ]);
  });

  it('is the same when it is written again', () => {
    const text = writeBaseline(groups, undefined, now, 'why');
    expect(writeBaseline(groups, readBaseline(text, 'b'), now)).toBe(text);
  });

  it('gives no line to what breaks nothing, or what a pattern covers', () => {
    const weak = [aGroup('a.W', { strength: 'optional' }), aGroup('a.N', { strength: 'named' })];
    const before = readBaseline('a.*:* * # why', 'b');
    expect(linesOf(writeBaseline([...groups, ...weak], before, now))).toEqual(['a.*:* * # why']);
  });

  it('a reason of several lines is one', () => {
    const text = writeBaseline(groups.slice(1), undefined, now, ' first\nsecond\u0000 ');
    expect(linesOf(text)).toEqual(['a.B:NoClassDefFoundError org.acme:reader # first second']);
  });
});

describe('opening a baseline', () => {
  const files = (kind: 'file' | 'folder' | undefined, size: number, bytes: Uint8Array) => ({
    stat: () => (kind === undefined ? undefined : { kind, size, mtimeMs: 0 }),
    read: () => bytes,
  });

  it.each([
    ['is not there', undefined, 0, 'baseline.absent'],
    ['is a folder', 'folder', 0, 'baseline.absent'],
    ['is huge', 'file', 1e9, 'baseline.too-large'],
    ['is no text', 'file', 1, 'baseline.not-text'],
  ] as const)('one that %s stops', (_title, kind, size, code) => {
    const given = files(kind, size, Uint8Array.of(0xff));
    expect(() => openBaseline(given, 'b')).toThrow(expect.objectContaining({ code }));
  });
});
