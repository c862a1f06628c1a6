/**
 * Whether measured rounds keep the limits. A round has the seconds of each case and of Maven in the same round; what is
 * judged is the median, for memory the highest. What was not measured is broken, not kept.
 *
 * @returns one verdict per case of `limits`
 */
export function judge(rounds, limits) {
  return Object.entries(limits).map(([name, limit]) => {
    const measured = {
      seconds: median(rounds.map((round) => round[name].seconds)),
      mebibytes: Math.max(...rounds.map((round) => round[name].mebibytes)),
      ratio: median(rounds.map((round) => round.maven.seconds / round[name].seconds)),
    };
    const kept =
      measured.seconds <= limit.seconds &&
      (limit.mebibytes === undefined || measured.mebibytes <= limit.mebibytes) &&
      measured.ratio >= limit.ratio;
    return { name, limit, measured, kept };
  });
}

/** The middle one; of an even number the upper of the two; NaN of none. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
