import { pathMatcher } from '../../formats/text/ant-pattern.js';
import type { Matcher } from '../../formats/text/ant-pattern.js';
import { binaryNameOf, versionedPath } from './class-names.js';

/** Whether the class at a path is one of those asked for. */
export type ClassFilter = (path: string) => boolean;

/** What `--include` and `--exclude` say. */
export interface FilterOptions {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/**
 * Those classes that a pattern of `include` matches (all, where there is none) and no pattern of `exclude`. A pattern is
 * one of Ant over binary names, `.` its separator: `?`, `*` inside a segment, `**` for any number of segments; one that
 * ends in a separator means all below; `/` separates as well; `%regex[…]` is a regular expression over the binary name. A
 * versioned class is found by the name that is shown and by its plain one. `undefined` where nothing is asked. A pattern
 * that cannot be read calls `refuse`.
 */
export function classFilter(
  { include, exclude }: FilterOptions,
  refuse: (pattern: string) => never,
): ClassFilter | undefined {
  if (include.length + exclude.length === 0) return undefined;
  const [included, excluded] = [include, exclude].map((patterns) =>
    patterns.map((pattern) => classMatcher(pattern) ?? refuse(pattern)),
  );
  return (path) => {
    const plain = versionedPath(path)?.path;
    const matches = (matcher: ClassFilter): boolean =>
      matcher(path) || (plain !== undefined && matcher(plain));
    return (included?.length === 0 || included?.some(matches) === true) && !excluded?.some(matches);
  };
}

function classMatcher(pattern: string): ClassFilter | undefined {
  const regex = pattern.startsWith('%regex[');
  const matcher: Matcher | undefined = pathMatcher(regex ? pattern : separated(pattern));
  if (matcher === undefined) return undefined;
  return regex
    ? (path) => matcher(binaryNameOf(path))
    : (path) => matcher(binaryNameOf(path).replaceAll('.', '/'));
}

function separated(pattern: string): string {
  const ant = /^%ant\[(.+)\]$/s.exec(pattern)?.[1] ?? pattern;
  const path = ant.replaceAll('.', '/');
  return path.endsWith('/') ? `${path}**` : path;
}
