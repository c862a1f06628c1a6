/** Orders by path in the order of the UTF-8 bytes, as every listing here is sorted. */
export function byPath(left: { readonly path: string }, right: { readonly path: string }): number {
  return compareBytes(left.path, right.path);
}

/** UTF-16 order is byte order but for surrogates, which only a look at the bytes gets right. */
export function compareBytes(left: string, right: string): number {
  if (left === right) return 0;
  if (surrogate.test(left) || surrogate.test(right))
    return Buffer.compare(Buffer.from(left), Buffer.from(right));
  return left < right ? -1 : 1;
}

const surrogate = /[\ud800-\udfff]/;
