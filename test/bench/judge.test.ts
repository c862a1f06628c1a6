import { describe, expect, it } from 'vitest';
import { judge, median } from '../../bench/judge.mjs';

const limits = { first: { seconds: 8, mebibytes: 900, ratio: 6 } };

function kept(seconds: number, mebibytes: number, maven: number): boolean | undefined {
  const rounds = [{ first: { seconds, mebibytes }, maven: { seconds: maven, mebibytes: 0 } }];
  return judge(rounds, limits)[0]?.kept;
}

describe('the limits of the benchmark', () => {
  it.each([
    ['all kept', 5, 800, 40, true],
    ['exactly at the limits', 8, 900, 48, true],
    ['too slow', 8.1, 800, 80, false],
    ['too much memory', 5, 901, 40, false],
    ['not enough faster than Maven', 5, 800, 29, false],
    ['memory that was not measured', 5, Number.NaN, 40, false],
  ])('%s', (_title, seconds, mebibytes, maven, expected) => {
    expect(kept(seconds, mebibytes, maven)).toBe(expected);
  });

  it('no rounds keep nothing', () => {
    expect(judge([], limits)[0]?.kept).toBe(false);
  });

  it('the median of times, the highest of memory', () => {
    const rounds = [
      { first: { seconds: 9, mebibytes: 100 }, maven: { seconds: 90, mebibytes: 0 } },
      { first: { seconds: 1, mebibytes: 300 }, maven: { seconds: 10, mebibytes: 0 } },
      { first: { seconds: 2, mebibytes: 200 }, maven: { seconds: 20, mebibytes: 0 } },
    ];
    expect(judge(rounds, limits)[0]?.measured).toEqual({ seconds: 2, mebibytes: 300, ratio: 10 });
    expect(median([3, 1, 2])).toBe(2);
  });
});
