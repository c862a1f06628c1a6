import type { ShadeProblem } from '../../../contract/problem/kinds/shade.js';
import { compareBytes } from '../byte-order.js';
import type { ContentEntry } from '../contents.js';
import type { PackageMapper } from './mapper.js';
import type { Relocator } from './relocator.js';

/** What package relocation leaves behind: patterns that move nothing, packages that move in part, versioned classes that stay. */
export function relocationFindings(
  entries: readonly ContentEntry[],
  mapper: PackageMapper,
): readonly ShadeProblem[] {
  const versioned = entries.flatMap((entry): readonly Versioned[] => {
    if (!entry.originalPath.startsWith('META-INF/versions/')) return [];
    const name = /^META-INF\/versions\/\d+\/(.+)\.class$/.exec(entry.originalPath)?.[1];
    return name !== undefined && mapper.changes(name, 'name') ? [{ path: entry.path, name }] : [];
  });
  return mapper.relocators.flatMap((relocator) => {
    const { pathPattern: pattern } = relocator;
    return pattern === undefined || pattern === ''
      ? []
      : examine(relocator, pattern, entries, versioned);
  });
}

/** A versioned class whose name is relocated. */
interface Versioned {
  readonly path: string;
  readonly name: string;
}

function examine(
  { pattern, shadedPattern }: Relocator,
  path: string,
  entries: readonly ContentEntry[],
  allVersioned: readonly Versioned[],
): readonly ShadeProblem[] {
  const named = entries.filter((entry) => isBelow(entry.originalPath, path));
  const moved = named.filter((entry) => entry.path !== entry.originalPath);
  const left = named.filter((entry) => entry.path === entry.originalPath && isClass(entry));
  const movedClasses = moved.filter(isClass).length;
  const packages = [...new Set(left.map(({ path: stays }) => folderOf(stays)))].sort(compareBytes);
  const versioned = allVersioned.filter(({ name }) => name.startsWith(path));
  const [example] = versioned;
  return [
    ...(moved.length === 0
      ? [{ code: 'shade.dead-relocation' as const, pattern, shadedPattern }]
      : []),
    ...(movedClasses > 0 && left.length > 0
      ? [
          {
            code: 'shade.half-relocated' as const,
            pattern,
            shadedPattern,
            moved: movedClasses,
            left: left.length,
            packages,
          },
        ]
      : []),
    ...(example
      ? [
          {
            code: 'shade.versioned-not-relocated' as const,
            pattern,
            count: versioned.length,
            example: example.path,
          },
        ]
      : []),
  ];
}

/** The plugin asks `startsWith`, without a look at the package's end. */
function isBelow(path: string, pattern: string): boolean {
  return path.startsWith(pattern);
}

function isClass({ originalPath }: ContentEntry): boolean {
  return originalPath.endsWith('.class');
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}
