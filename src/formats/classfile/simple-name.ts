/**
 * The simple name of a nested class once the class is called otherwise: the same where the last segment of its name is,
 * else what stands behind the last `$` and the digits of a local class (JLS §13.1). What is named without a `$` keeps its
 * simple name.
 */
export function simpleNameAfter(simple: string, before: string, after: string): string {
  const last = lastSegment(after);
  if (last === lastSegment(before) || !last.includes('$')) return simple;
  return last.slice(last.lastIndexOf('$') + 1).replace(/^[0-9]+/, '');
}

function lastSegment(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}
