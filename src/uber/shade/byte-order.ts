/** Sorted by path in the order of the UTF-8 bytes, as every listing here is. */
export function sortedByPath<Item extends { readonly path: string }>(
  items: readonly Item[],
): readonly Item[] {
  const compare = items.some(({ path }) => surrogate.test(path)) ? compareBytes : compareUnits;
  return [...items].sort((left, right) => compare(left.path, right.path));
}

/** UTF-16 order is byte order but for surrogates, which only a look at the bytes gets right. */
export function compareBytes(left: string, right: string): number {
  return surrogate.test(left) || surrogate.test(right)
    ? Buffer.compare(Buffer.from(left), Buffer.from(right))
    : compareUnits(left, right);
}

function compareUnits(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

const surrogate = /[\ud800-\udfff]/;
