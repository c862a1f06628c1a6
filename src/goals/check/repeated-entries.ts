import type { JarProblem } from '../../contract/problem/kinds/jar.js';
import type { ClassPath, LoadedPart } from '../../jvm/classpath/class-path.js';
import { textOf } from '../../jvm/classpath/string-table.js';
import type { SidePart } from '../../jvm/compare/side.js';

/** Classes that one jar holds more than once, as far as they are looked at: the JDK takes the last of them, and no specification says so. */
export function repeatedEntries(
  { classPart, classRow, parts: loaded, shadowed }: ClassPath,
  parts: readonly SidePart[],
): readonly JarProblem[] {
  const repeated = new Map<string, Set<string>>();
  for (let at = 0; at < shadowed.by.length; at++) {
    const number = shadowed.by[at] ?? 0;
    const found = loaded[classPart[number] ?? 0];
    const other = loaded[shadowed.part[at] ?? 0];
    if (found?.origin === undefined || !isSameEntry(found, other)) continue;
    const { strings, classes } = found.index;
    const path = textOf(strings, classes.path[classRow[number] ?? 0] ?? 0);
    const paths = repeated.get(found.origin) ?? new Set();
    repeated.set(found.origin, paths.add(path));
  }
  return [...repeated].flatMap(([origin, paths]) => {
    const entries = parts.find(({ name }) => name === origin)?.entries ?? [];
    return [...paths].sort().flatMap((path) => problemOf(origin, path, entries));
  });
}

function isSameEntry(one: LoadedPart, other: LoadedPart | undefined): boolean {
  return one.origin === other?.origin && one.entry === other?.entry && one.loader === other.loader;
}

function problemOf(
  file: string,
  path: string,
  entries: SidePart['entries'],
): readonly JarProblem[] {
  const [first, ...others] = entries.filter((entry) => entry.path === path);
  if (first === undefined || others.length === 0) return [];
  const sameBytes = others.every(({ crc32, size }) => crc32 === first.crc32 && size === first.size);
  const count = others.length + 1;
  return [{ code: 'jar.duplicate-entry', file, entry: path, count, sameBytes }];
}
