/**
 * Whether measured rounds keep the limits. A round has the seconds and mebibytes of each case and of the reference that
 * its limit names (`than`). What is judged is the median, for memory the highest. What was not measured is broken, not
 * kept.
 *
 * @returns one verdict per case of `limits`
 */
export function judge(rounds, limits) {
  return Object.entries(limits).map(([name, limit]) => {
    const of = (unit) => rounds.map((round) => round[name][unit]);
    const against = (unit) => rounds.map((round) => round[limit.than][unit] / round[name][unit]);
    const measured = {
      seconds: median(of('seconds')),
      mebibytes: Math.max(...of('mebibytes')),
      faster: median(against('seconds')),
      leaner: median(against('mebibytes')),
    };
    const kept =
      measured.seconds <= limit.seconds &&
      (limit.mebibytes === undefined || measured.mebibytes <= limit.mebibytes) &&
      (limit.leaner === undefined || measured.leaner >= limit.leaner) &&
      (limit.faster === undefined || measured.faster >= limit.faster);
    return { name, limit, measured, kept };
  });
}

/** The middle one; of an even number the upper of the two; NaN of none. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
