import type { ColumnReader, Columns } from './packed-columns.js';
import { packColumns, unpackColumns } from './packed-columns.js';
import type { StringTable } from './string-table.js';

/**
 * The API of all recorded Javas in one table. Classes and members that several Javas share stand in it once, with a
 * mask of Javas: bit 0 is `firstJava`, bit 1 the next.
 */
export interface PlatformTableColumns {
  readonly firstJava: number;
  /** Javas the table holds, as a mask. */
  readonly javas: number;
  readonly strings: StringTable;
  /**
   * One row per class and form of its head (access, superclass, interfaces): a class whose head changed over time has
   * several, with disjoint masks.
   */
  readonly heads: {
    readonly count: number;
    readonly name: Uint32Array;
    /** 0: none. */
    readonly superName: Uint32Array;
    readonly access: Uint16Array;
    readonly javas: Uint32Array;
    readonly interfaceStart: Uint32Array;
    readonly interfaces: Uint32Array;
    /** Rows of `members`: fields from here, */
    readonly memberStart: Uint32Array;
    /** methods from here, */
    readonly methodStart: Uint32Array;
    /** to here. */
    readonly memberEnd: Uint32Array;
  };
  readonly members: {
    readonly name: Uint32Array;
    readonly descriptor: Uint32Array;
    readonly access: Uint16Array;
    readonly javas: Uint32Array;
  };
  /** Packages that a JDK holds and that are API in no recorded Java. */
  readonly internalPackages: readonly string[];
}

const FORMAT = 0x504c5401; // "PLT", 1

/** The table as bytes, not yet compressed. */
export function packPlatformTable(table: PlatformTableColumns): Uint8Array {
  const { firstJava, javas, strings, heads, members, internalPackages } = table;
  const columns: Columns = [
    Uint32Array.of(firstJava, javas),
    strings.bytes,
    strings.starts,
    heads.name,
    heads.superName,
    heads.access,
    heads.javas,
    heads.interfaceStart,
    heads.interfaces,
    heads.memberStart,
    heads.methodStart,
    heads.memberEnd,
    members.name,
    members.descriptor,
    members.access,
    members.javas,
    Buffer.from(internalPackages.join('\n')),
  ];
  return packColumns(FORMAT, columns);
}

/** The mirror of `packPlatformTable`; `undefined` for bytes that are no whole table of this format. */
export function unpackPlatformTable(bytes: Uint8Array): PlatformTableColumns | undefined {
  const reader = unpackColumns(FORMAT, bytes);
  if (reader === undefined) return undefined;
  const [firstJava = 0, javas = 0] = reader.uint32();
  return {
    firstJava,
    javas,
    strings: unpackTexts(reader),
    heads: unpackHeads(reader),
    members: {
      name: reader.uint32(),
      descriptor: reader.uint32(),
      access: reader.uint16(),
      javas: reader.uint32(),
    },
    internalPackages: reader.bytes().toString('utf8').split('\n'),
  };
}

function unpackTexts(reader: ColumnReader): StringTable {
  const bytes = reader.bytes();
  const starts = reader.uint32();
  return { count: starts.length - 1, bytes, starts };
}

function unpackHeads(reader: ColumnReader): PlatformTableColumns['heads'] {
  const name = reader.uint32();
  return {
    count: name.length,
    name,
    superName: reader.uint32(),
    access: reader.uint16(),
    javas: reader.uint32(),
    interfaceStart: reader.uint32(),
    interfaces: reader.uint32(),
    memberStart: reader.uint32(),
    methodStart: reader.uint32(),
    memberEnd: reader.uint32(),
  };
}
