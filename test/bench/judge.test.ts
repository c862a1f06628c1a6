import { describe, expect, it } from 'vitest';
import { judge, median } from '../../bench/judge.mjs';

const limits = { first: { than: 'maven', seconds: 8, mebibytes: 900, faster: 6, leaner: 2 } };

function kept(
  seconds: number,
  mebibytes: number,
  maven: number,
  memory = 4000,
): boolean | undefined {
  const rounds = [{ first: { seconds, mebibytes }, maven: { seconds: maven, mebibytes: memory } }];
  return judge(rounds, limits)[0]?.kept;
}

describe('the limits of the benchmark', () => {
  it.each([
    ['all kept', 5, 800, 40, 4000, true],
    ['exactly at the limits', 8, 900, 48, 1800, true],
    ['too slow', 8.1, 800, 80, 4000, false],
    ['too much memory', 5, 901, 40, 4000, false],
    ['not enough faster than Maven', 5, 800, 29, 4000, false],
    ['not enough leaner than Maven', 5, 800, 40, 1599, false],
    ['memory that was not measured', 5, Number.NaN, 40, 4000, false],
    ['memory of Maven that was not measured', 5, 800, 40, Number.NaN, false],
  ])('%s', (_title, seconds, mebibytes, maven, memory, expected) => {
    expect(kept(seconds, mebibytes, maven, memory)).toBe(expected);
  });

  it('no rounds keep nothing', () => {
    expect(judge([], limits)[0]?.kept).toBe(false);
  });

  it('the median of times, the highest of memory', () => {
    const rounds = [
      { first: { seconds: 9, mebibytes: 100 }, maven: { seconds: 90, mebibytes: 300 } },
      { first: { seconds: 1, mebibytes: 300 }, maven: { seconds: 10, mebibytes: 300 } },
      { first: { seconds: 2, mebibytes: 200 }, maven: { seconds: 20, mebibytes: 300 } },
    ];
    expect(judge(rounds, limits)[0]?.measured).toEqual({
      seconds: 2,
      mebibytes: 300,
      faster: 10,
      leaner: 1.5,
    });
    expect(median([3, 1, 2])).toBe(2);
  });
});
