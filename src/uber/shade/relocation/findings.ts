import type { ShadeProblem } from '../../../contract/problem/kinds/shade.js';
import { compareBytes, sortedByPath, startingWith } from '../../../formats/text/byte-order.js';
import type { ContentEntry } from '../contents.js';
import type { PackageMapper } from './mapper.js';
import type { Relocator } from './relocator.js';

/**
 * What package relocation leaves behind: patterns that move nothing, packages that move in part, versioned classes that
 * stay. The entries are sorted by path, so that those of a pattern which stay are neighbours.
 */
export function relocationFindings(
  entries: readonly ContentEntry[],
  mapper: PackageMapper,
): readonly ShadeProblem[] {
  const moved = entries.filter(({ path, originalPath }) => path !== originalPath);
  const below = (start: string): Below => ({
    moved: moved.filter(({ originalPath }) => originalPath.startsWith(start)),
    left: startingWith(entries, start).filter(({ path, originalPath }) => path === originalPath),
  });
  const versioned = versionedClasses(below('META-INF/versions/'), mapper);
  return mapper.relocators.flatMap((relocator) => {
    const { pathPattern: pattern } = relocator;
    if (pattern === undefined || pattern === '') return [];
    const own = versioned.filter(({ name }) => name.startsWith(pattern));
    return examine(relocator, below(pattern), own);
  });
}

/**
 * Entries whose path in their artifact begins with a text. The plugin asks `startsWith` as well, without a look at a
 * package's end.
 */
interface Below {
  readonly moved: readonly ContentEntry[];
  readonly left: readonly ContentEntry[];
}

/** A versioned class whose name is relocated. */
interface Versioned {
  readonly path: string;
  readonly name: string;
}

function versionedClasses({ moved, left }: Below, mapper: PackageMapper): readonly Versioned[] {
  return sortedByPath([...moved, ...left]).flatMap(({ path, originalPath }) => {
    const name = /^META-INF\/versions\/\d+\/(.+)\.class$/.exec(originalPath)?.[1];
    return name !== undefined && mapper.changes(name, 'name') ? [{ path, name }] : [];
  });
}

function examine(
  { pattern, shadedPattern }: Relocator,
  below: Below,
  versioned: readonly Versioned[],
): readonly ShadeProblem[] {
  const moved = below.moved.filter(isClass).length;
  const left = below.left.filter(isClass);
  const packages = [...new Set(left.map(({ path }) => folderOf(path)))].sort(compareBytes);
  const [example] = versioned;
  return [
    ...(below.moved.length === 0
      ? [{ code: 'shade.dead-relocation' as const, pattern, shadedPattern }]
      : []),
    ...(moved > 0 && left.length > 0
      ? [
          {
            code: 'shade.half-relocated' as const,
            pattern,
            shadedPattern,
            moved,
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

function isClass({ originalPath }: ContentEntry): boolean {
  return originalPath.endsWith('.class');
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}
