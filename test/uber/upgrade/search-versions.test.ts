import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NearestVersion, TryOutcome } from '../../../src/uber/upgrade/search-versions.js';
import { searchVersions } from '../../../src/uber/upgrade/search-versions.js';

interface Search extends NearestVersion {
  readonly tried: readonly string[];
}

function search(
  listed: readonly string[],
  present: string,
  outcome: (version: string) => TryOutcome,
  more: { readonly guess?: string; readonly known?: string; readonly most?: number } = {},
): Search {
  const { guess, known, most = 6 } = more;
  const searcher = searchVersions({ listed, present, guess, known, most });
  const tried: string[] = [];
  let step = searcher.next();
  while (!step.done) {
    tried.push(step.value);
    step = searcher.next(outcome(step.value));
  }
  return { ...step.value, tried };
}

const does =
  (...some: readonly string[]) =>
  (version: string): TryOutcome =>
    some.includes(version) ? 'does' : 'fails';

const line = ['1.0', '1.1', '1.2', '1.3', '1.4', '1.5', '1.6', '1.7'];

describe('a later version', () => {
  it('is the lowest that does, found by halves from the newest on', () => {
    expect(search(line, '1.1', does('1.4', '1.5', '1.6', '1.7'))).toEqual({
      found: '1.4',
      isLater: true,
      isNearest: true,
      candidates: 7,
      tried: ['1.7', '1.4', '1.2', '1.3'],
    });
  });

  it('is looked for from the guess on, where there is one', () => {
    const { found, tried } = search(line, '1.1', does('1.3', '1.4', '1.5'), { guess: '1.4' });
    expect({ found, tried }).toEqual({ found: '1.3', tried: ['1.4', '1.2', '1.3'] });
  });

  it('is looked for near the present one where the newest fails and no earlier one does', () => {
    expect(search(line, '1.1', does('1.3', '1.4', '1.5'))).toMatchObject({
      found: '1.3',
      isLater: true,
      isNearest: true,
      tried: ['1.7', '1.0', '1.2', '1.4', '1.3'],
    });
  });

  it('is told as not proven to be the nearest where tries run out', () => {
    const found = search(line, '1.0', does('1.4', '1.5', '1.6', '1.7'), { most: 1 });
    expect(found).toEqual({
      found: '1.7',
      isLater: true,
      isNearest: false,
      candidates: 7,
      tried: ['1.7'],
    });
  });
});

describe('an earlier version', () => {
  it('is the highest that does, where the newest does not', () => {
    const { found, isNearest, tried } = search(line, '1.6', does('1.0', '1.1', '1.2', '1.3'));
    expect({ found, isNearest, tried }).toEqual({
      found: '1.3',
      isNearest: true,
      tried: ['1.7', '1.5', '1.3', '1.4'],
    });
  });

  it('is looked for from the guess on', () => {
    const { found, tried } = search(line, '1.7', does('1.0', '1.1', '1.2'), { guess: '1.1' });
    expect({ found, tried }).toEqual({ found: '1.2', tried: ['1.1', '1.4', '1.3', '1.2'] });
  });
});

describe('no version', () => {
  it('is told where none does, after as many tries as were allowed', () => {
    const { found, tried } = search(line, '1.6', does());
    expect({ found, tried }).toEqual({ found: undefined, tried: ['1.7', '1.5', '1.3', '1.0'] });
  });

  it('is tried of an empty list', () => {
    expect(search([], '1.0', does('1.0'))).toMatchObject({ found: undefined, tried: [] });
  });

  it('is told of a list in which nothing can be had', () => {
    const { found, tried } = search(line, '1.0', () => 'unusable', { most: 3 });
    expect({ found, tried }).toEqual({ found: undefined, tried: ['1.7', '1.6', '1.5'] });
  });
});

describe('a version that is known to do', () => {
  it('bounds what is tried, and need not be tried itself', () => {
    const { found, tried } = search(line, '1.1', does('1.4', '1.5'), { known: '1.5' });
    expect({ found, tried }).toEqual({ found: '1.4', tried: ['1.3', '1.4'] });
  });

  it('is the answer where nothing lies between', () => {
    expect(search([], '1.1', does(), { known: '1.5' })).toEqual({
      found: '1.5',
      isLater: true,
      isNearest: true,
      candidates: 1,
      tried: [],
    });
  });

  it('may be an earlier one', () => {
    const { found, tried } = search(line, '1.6', does('1.1', '1.2', '1.3'), { known: '1.1' });
    expect({ found, tried }).toEqual({ found: '1.3', tried: ['1.4', '1.3'] });
  });
});

describe('what a list may hold', () => {
  it('previews are not tried, but beside one', () => {
    const listed = ['2.0-alpha1', '2.0-SNAPSHOT', '2.0-RC1', '2.0'];
    expect(search(listed, '1.0', does('2.0')).tried).toEqual(['2.0']);
    expect(search(['1.0-RC1', '1.0-RC2'], '1.0-RC1', does('1.0-RC2')).found).toBe('1.0-RC2');
  });

  it('nonsense is never asked for', () => {
    const listed = ['../../etc/1', 'a/1', '', ' ', '-D1', 'latest', `1${'0'.repeat(99)}`, '1:2'];
    expect(search(listed, '0.1', does('1'))).toMatchObject({ candidates: 0, tried: [] });
  });

  it('what is unusable is left out, and its neighbours are tried', () => {
    const { found, isNearest } = search(line, '1.1', (version) =>
      version === '1.4' ? 'unusable' : does('1.5', '1.6', '1.7')(version),
    );
    expect({ found, isNearest }).toEqual({ found: '1.5', isNearest: true });
  });
});

it('never tries more than it may, a version twice, the present one, or tells one that it did not see do', () => {
  const outcomes = fc.constantFrom<TryOutcome>('does', 'fails', 'unusable');
  const versions = fc.uniqueArray(fc.nat(40).map((minor) => `1.${minor}`));
  const answers = fc.dictionary(
    versions.map((some) => some[0] ?? '1.0'),
    outcomes,
  );
  fc.assert(
    fc.property(versions, answers, fc.nat(8), (listed, known, most) => {
      const outcome = (version: string): TryOutcome => known[version] ?? 'does';
      const { found, tried } = search(listed, '1.20', outcome, { most });
      expect(tried.length).toBeLessThanOrEqual(most);
      expect(new Set(tried).size).toBe(tried.length);
      expect(tried).not.toContain('1.20');
      if (found !== undefined)
        expect([tried.includes(found), outcome(found)]).toEqual([true, 'does']);
    }),
  );
});
