interface Item {
  readonly path: string;
}

/** Sorted by path in the order of the UTF-8 bytes, as every listing here is. */
export function sortedByPath<Listed extends Item>(items: readonly Listed[]): readonly Listed[] {
  return sortedBytewise(items, ({ path }) => path);
}

/** Sorted by a text in the order of its UTF-8 bytes; what is equal stays in order. Each text is asked for once. */
export function sortedBytewise<Listed>(
  items: readonly Listed[],
  textOf: (item: Listed) => string,
): readonly Listed[] {
  const keyed = items.map((item) => ({ item, text: textOf(item) }));
  const compare = keyed.some(({ text }) => surrogate.test(text)) ? compareBytes : compareUnits;
  return keyed.sort((a, b) => compare(a.text, b.text)).map(({ item }) => item);
}

/** Those of the items, sorted by path, whose path begins with a text: neighbours. */
export function startingWith<Listed extends Item>(
  sorted: readonly Listed[],
  start: string,
): readonly Listed[] {
  let low = 0;
  for (let high = sorted.length; low < high;) {
    const middle = (low + high) >> 1;
    if (compareBytes(sorted[middle]?.path ?? '', start) < 0) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (sorted[end]?.path.startsWith(start) === true) end++;
  return sorted.slice(low, end);
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
