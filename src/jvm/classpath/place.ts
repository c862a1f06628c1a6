import { MISPLACED } from './jar-index.js';

/**
 * Where a class of internal name `name` lies, by its path in the jar: 0 where a class loader looks for it, N below
 * `META-INF/versions/N` (JAR specification, "Multi-release JAR files": N ≥ 9), `MISPLACED` anywhere else.
 */
export function placeOf(path: string, name: string): number {
  if (path.length === name.length + SUFFIX.length && path.startsWith(name)) return 0;
  const versioned = /^META-INF\/versions\/([1-9]\d{0,3})\//.exec(path);
  const release = Number(versioned?.[1] ?? 0);
  const isVersioned = release >= 9 && path.slice(versioned?.[0].length ?? 0) === name + SUFFIX;
  return isVersioned ? release : MISPLACED;
}

const SUFFIX = '.class';
