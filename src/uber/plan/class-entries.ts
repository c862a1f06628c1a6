import type { ContentEntry, Contents } from '../shade/contents.js';

/** The class files of planned contents by path, versioned ones included; where several jars have one, that of the last. */
export function classEntries(contents: readonly Contents[]): ReadonlyMap<string, ContentEntry> {
  const known = remembered.get(contents);
  if (known !== undefined) return known;
  const classes = new Map<string, ContentEntry>();
  for (const { entries } of contents) {
    for (const entry of entries) if (entry.path.endsWith('.class')) classes.set(entry.path, entry);
  }
  remembered.set(contents, classes);
  return classes;
}

/** Several rules, the consumers and the comparison with the old contents ask for the same. */
const remembered = new WeakMap<readonly Contents[], ReadonlyMap<string, ContentEntry>>();
