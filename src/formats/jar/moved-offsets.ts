/** Something of a file that became longer or shorter. */
export interface Growth {
  /** Behind it, in the file as it was. */
  readonly end: number;
  /** Bytes that it has more. */
  readonly by: number;
}

/** Where bytes of a file lie after parts of it grew: `growths` by `end`. Asked for each entry, so the sums are made once. */
export function movedOffsets(growths: readonly Growth[]): (offset: number) => number {
  let sum = 0;
  const sums = growths.map(({ by }) => (sum += by));
  const last = growths.at(-1)?.end ?? 0;
  return (offset) => {
    if (offset >= last) return offset + sum; // nearly all: what grows most is the manifest, which lies in front
    let low = 0;
    let high = growths.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((growths[middle]?.end ?? 0) > offset) high = middle;
      else low = middle + 1;
    }
    return offset + (sums[low - 1] ?? 0);
  };
}
