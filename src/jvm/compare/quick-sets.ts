import type { DirectoryColumns } from '../../formats/jar/directory-columns.js';
import { pathAt } from '../../formats/jar/directory-columns.js';

/** The paths of classes that differ, in no order. */
export interface DifferingPaths {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

/** Looks at the table, for each class on average, before the paths are taken to be made to collide. */
const MAX_LOOKS = 64;

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
  const table = tableOf(old, (old.count + now.count + 1024) * MAX_LOOKS);
  const added = new Set<string>(); // one jar may hold a path twice
  const changed: string[] = [];
  let classes = 0;
  let found = -1;
  for (let row = 0; row < now.count && table.looks >= 0; row++) {
    if (!isClass(now, row)) continue;
    classes++;
    const at = rowOf(table, found + 1, now, row);
    if (at < 0) added.add(pathAt(now, row));
    else {
      found = at;
      if (table.met[at] === 0 && !hasSameContent(old, at, now, row)) changed.push(pathAt(now, row));
      table.met[at] = 1;
    }
  }
  if (table.looks < 0 || table.classes === 0 || classes === 0) return undefined;
  return { added: [...added], removed: unmet(table), changed };
}

interface Table {
  readonly columns: DirectoryColumns;
  /** Row + 1, or 0 where nothing lies; a power of two long. */
  readonly rows: Uint32Array;
  /** By row: 1 where it is the first class of its path. */
  readonly first: Uint8Array;
  /** By row: 1 where the other side has the path. */
  readonly met: Uint8Array;
  /** How many rows are classes, each path counted as often as it comes. */
  classes: number;
  /** How many slots may still be looked at; below 0 nothing here means anything. */
  looks: number;
}

function tableOf(columns: DirectoryColumns, looks: number): Table {
  let length = 16;
  while (length < columns.count * 2) length *= 2;
  const rows = new Uint32Array(length);
  const { count } = columns;
  const [first, met] = [new Uint8Array(count), new Uint8Array(count)];
  const table: Table = { columns, rows, first, met, classes: 0, looks };
  for (let row = 0; row < count && table.looks >= 0; row++) {
    if (!isClass(columns, row)) continue;
    table.classes++;
    const slot = slotOf(table, columns, row);
    if (rows[slot] !== 0) continue; // the first of one path counts
    rows[slot] = row + 1;
    first[row] = 1;
  }
  return table;
}

/** Where the path of a row lies in the table, or would. */
function slotOf(table: Table, columns: DirectoryColumns, row: number): number {
  const mask = table.rows.length - 1;
  const hash = columns.hash[row] ?? 0;
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const known = (table.rows[slot] ?? 0) - 1;
    if (known < 0 || --table.looks < 0) return slot;
    if (isSame(table.columns, known, columns, row)) return slot;
  }
}

/** The row of the table's jar that has the path of `row`, which may be `next`; -1 where none has. */
function rowOf(table: Table, next: number, columns: DirectoryColumns, row: number): number {
  if (table.first[next] === 1 && isSame(table.columns, next, columns, row)) return next;
  return (table.rows[slotOf(table, columns, row)] ?? 0) - 1;
}

function hasSameContent(
  old: DirectoryColumns,
  oldRow: number,
  now: DirectoryColumns,
  row: number,
): boolean {
  return old.crc32[oldRow] === now.crc32[row] && old.size[oldRow] === now.size[row];
}

function isSame(
  one: DirectoryColumns,
  oneRow: number,
  other: DirectoryColumns,
  otherRow: number,
): boolean {
  return one.hash[oneRow] === other.hash[otherRow] && samePath(one, oneRow, other, otherRow);
}

function samePath(
  one: DirectoryColumns,
  oneRow: number,
  other: DirectoryColumns,
  otherRow: number,
): boolean {
  const end = one.end[oneRow] ?? 0;
  let at = one.start[oneRow] ?? 0;
  let otherAt = other.start[otherRow] ?? 0;
  if (end - at !== (other.end[otherRow] ?? 0) - otherAt) return false;
  for (const last = end - 3; at < last; at += 4, otherAt += 4)
    if (one.bytes.getInt32(at, true) !== other.bytes.getInt32(otherAt, true)) return false;
  for (; at < end; at++, otherAt++)
    if (one.bytes.getUint8(at) !== other.bytes.getUint8(otherAt)) return false;
  return true;
}

function unmet({ columns, first, met }: Table): readonly string[] {
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
