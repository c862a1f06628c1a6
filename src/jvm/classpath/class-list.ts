import { packRemarks, packTexts, unpackRemarks, unpackTexts } from './encode-index.js';
import type { ClassColumns, IndexFailure, JarIndex } from './jar-index.js';
import { packColumns, unpackColumns } from './packed-columns.js';
import type { StringTable } from './string-table.js';
import { TextInterner } from './text-interner.js';

/**
 * Which classes a jar has, where they lie and at which level: some 2 % of its index, and all that planning asks where
 * nothing is linked. Every index is one as well.
 */
export interface ClassList {
  readonly strings: StringTable;
  readonly classes: Pick<ClassColumns, 'count' | 'path' | 'name' | 'major' | 'release'>;
  readonly multiRelease: boolean;
  readonly failures: readonly IndexFailure[];
}

/** The classes of one jar. */
export interface JarClasses {
  readonly list: ClassList;
  /** All that they hold and refer to; read when it is first asked for, and then the same each time. */
  readonly index: () => JarIndex;
}

/** Part of the store's key: a list of another format is made again. */
export const listFormat = 1;

/** The list of an index's classes as bytes, for the store and for the way between threads; with texts of its own. */
export function encodeClassList(index: JarIndex): Uint8Array<ArrayBuffer> {
  const { bytes, starts } = index.strings;
  const texts = new TextInterner();
  const renumbered = (ids: Uint32Array): Uint32Array =>
    ids.map((id) => texts.intern(bytes, starts[id] ?? 0, starts[id + 1] ?? 0));
  const path = renumbered(index.classes.path);
  const name = renumbered(index.classes.name);
  const { major, release } = index.classes;
  return packColumns(listFormat, [
    ...packTexts(texts.table()),
    path,
    name,
    major,
    release,
    packRemarks(index),
  ]);
}

/** The mirror of `encodeClassList`; `undefined` for bytes that are no whole list of this format. The list keeps views of the bytes. */
export function decodeClassList(packed: Uint8Array): ClassList | undefined {
  const reader = unpackColumns(listFormat, packed);
  if (reader === undefined) return undefined;
  const strings = unpackTexts(reader);
  const path = reader.uint32();
  const name = reader.uint32();
  const major = reader.uint16();
  const release = reader.uint16();
  const classes = { count: path.length, path, name, major, release };
  return { strings, classes, ...unpackRemarks(reader) };
}
