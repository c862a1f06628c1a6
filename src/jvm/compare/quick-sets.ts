import type { DirectoryColumns } from '../../formats/jar/directory-columns.js';
import { pathAt } from '../../formats/jar/directory-columns.js';
import { hasSamePath, PathTable } from '../../formats/jar/path-table.js';

/** The paths of classes that differ, in no order. */
export interface DifferingPaths {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

/**
 * What `compareClasses` says of two jars, but for what is equal or held twice, without making an object or a text of a
 * class that is equal: the paths of the old jar go into a table with open addressing by their hash, those of the new one
 * are looked up as bytes. Two versions of a jar have most of it in one order, so the row behind the last that was found is
 * looked at first. `undefined` where a jar holds no class, which is to be told. Who knows the hash can make paths that share
 * it, and the table slow; `undefined` then, too, and `compareClasses` is to be asked.
 */
export function differingPaths(
  old: DirectoryColumns,
  now: DirectoryColumns,
): DifferingPaths | undefined {
  const table = new PathTable(old);
  const first = classesIn(table);
  const met = new Uint8Array(old.count); // by row: 1 where the other side has the path
  const added = new Set<string>(); // one jar may hold a path twice
  const changed: string[] = [];
  let classes = 0;
  let found = -1;
  for (let row = 0; row < now.count && !table.isOverrun; row++) {
    if (!isClass(now, row)) continue;
    classes++;
    const next = found + 1;
    const isNext = first[next] === 1 && hasSamePath(old, next, now, row);
    const at = isNext ? next : table.rowLike(now, row);
    if (at < 0) added.add(pathAt(now, row));
    else {
      found = at;
      if (met[at] === 0 && !hasSameContent(old, at, now, row)) changed.push(pathAt(now, row));
      met[at] = 1;
    }
  }
  if (table.isOverrun || classes === 0 || !first.includes(1)) return undefined;
  return { added: [...added], removed: unmet(old, first, met), changed };
}

/** Puts the classes into the table; by row: 1 where it is the first class of its path. */
function classesIn(table: PathTable): Uint8Array {
  const { columns } = table;
  const first = new Uint8Array(columns.count);
  for (let row = 0; row < columns.count && !table.isOverrun; row++)
    if (isClass(columns, row) && table.add(row)) first[row] = 1;
  return first;
}

function hasSameContent(
  old: DirectoryColumns,
  oldRow: number,
  now: DirectoryColumns,
  row: number,
): boolean {
  return old.crc32[oldRow] === now.crc32[row] && old.size[oldRow] === now.size[row];
}

function unmet(columns: DirectoryColumns, first: Uint8Array, met: Uint8Array): readonly string[] {
  const paths: string[] = [];
  for (let row = 0; row < columns.count; row++)
    if (first[row] === 1 && met[row] === 0) paths.push(pathAt(columns, row));
  return paths;
}

/** Ends in `.class`. */
function isClass({ bytes, start, end }: DirectoryColumns, row: number): boolean {
  const last = end[row] ?? 0;
  return (
    last - (start[row] ?? 0) >= 6 &&
    bytes.getUint32(last - 4, true) === 0x7373616c && // lass
    bytes.getUint16(last - 6, true) === 0x632e // .c
  );
}
