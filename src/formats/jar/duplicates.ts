import type { JarProblem } from '../../contract/problem/kinds/jar.js';
import type { JarDirectory, JarEntry } from './entry.js';

/** Paths that a jar holds more than once, folders aside, in order of appearance. */
export function duplicateEntries(directory: JarDirectory): readonly JarProblem[] {
  const byPath = new Map<string, JarEntry[]>();
  for (const entry of directory.entries) {
    if (entry.path.endsWith('/')) continue;
    const same = byPath.get(entry.path);
    if (same) same.push(entry);
    else byPath.set(entry.path, [entry]);
  }
  return [...byPath].flatMap(([path, [first, ...others]]): JarProblem[] =>
    first === undefined || others.length === 0
      ? []
      : [
          {
            code: 'jar.duplicate-entry',
            file: directory.name,
            entry: path,
            count: others.length + 1,
            sameBytes: others.every((o) => o.crc32 === first.crc32 && o.size === first.size),
          },
        ],
  );
}
