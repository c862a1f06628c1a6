/** The `most` paths whose last part has most in common with that of `name`: the same, one in the other, then by how far they begin alike. */
export function nearestNames(
  name: string,
  paths: readonly string[],
  most: number,
): readonly string[] {
  const wanted = lastPart(name);
  return paths
    .map((path) => ({ path, likeness: likeness(wanted, lastPart(path)) }))
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, most)
    .map(({ path }) => path);
}

function likeness(a: string, b: string): number {
  if (a === b) return Number.POSITIVE_INFINITY;
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  return same + (a.includes(b) || b.includes(a) ? 1000 : 0);
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).toLowerCase();
}
