/** An address with `/../` worked out, repeatedly and before anything else (`DefaultUrlNormalizer`). */
export function normalizeUrl(url: string): string {
  let result = url;
  for (;;) {
    const index = result.indexOf('/../');
    if (index < 0) return result;
    let parent = index - 1;
    while (parent >= 0 && result[parent] === '/') parent -= 1;
    parent = parent < 0 ? -1 : result.lastIndexOf('/', parent);
    if (index === 0) result = result.slice(3);
    else if (parent < 0) result = result.slice(index + 4);
    else result = result.slice(0, parent) + result.slice(index + 3);
  }
}

/** Expressions whose value is such an address, by full name only. */
export const addressExpressions: ReadonlySet<string> = new Set([
  'project.url',
  'project.scm.url',
  'project.scm.connection',
  'project.scm.developerConnection',
  'project.distributionManagement.site.url',
]);
