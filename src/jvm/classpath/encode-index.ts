import type { ClassColumns, JarIndex, MemberColumns, ReferenceColumns } from './jar-index.js';
import type { ColumnReader, Columns } from './packed-columns.js';
import { packColumns, packShared, unpackColumns } from './packed-columns.js';
import type { StringTable } from './string-table.js';

/** Part of the store's key: an index of another format is made again. */
export const indexFormat = 4;

/** The index as bytes, for the store and for the way between threads. */
export function encodeIndex(index: JarIndex): Uint8Array<ArrayBuffer> {
  return packColumns(indexFormat, columnsOf(index));
}

/** The same in memory that threads share; what was decoded from such bytes is views of them still. */
export function shareIndex(index: JarIndex): Uint8Array {
  const { buffer } = index.strings.bytes;
  return buffer instanceof SharedArrayBuffer
    ? new Uint8Array(buffer)
    : packShared(indexFormat, columnsOf(index));
}

function columnsOf(index: JarIndex): Columns {
  return [
    ...packTexts(index.strings),
    ...packClasses(index.classes),
    ...packMembers(index.members),
    ...packReferences(index.references),
    packRemarks(index),
  ];
}

/** `undefined` for bytes that are no whole index of this format. The index keeps views of the bytes: leave them as they are. */
export function decodeIndex(bytes: Uint8Array): JarIndex | undefined {
  const reader = unpackColumns(indexFormat, bytes);
  if (reader === undefined) return undefined;
  return {
    strings: unpackTexts(reader),
    classes: unpackClasses(reader),
    members: unpackMembers(reader),
    references: unpackReferences(reader),
    ...unpackRemarks(reader),
  };
}

/** A table's columns. */
export function packTexts({ bytes, starts }: StringTable): Columns {
  return [bytes, starts];
}

/** The mirror of `packTexts`. */
export function unpackTexts(reader: ColumnReader): StringTable {
  const bytes = reader.bytes();
  const starts = reader.uint32();
  return { count: starts.length - 1, bytes, starts };
}

function packClasses(classes: ClassColumns): Columns {
  return [
    classes.path,
    classes.name,
    classes.superName,
    classes.major,
    classes.access,
    classes.release,
    classes.interfaceStart,
    classes.interfaces,
    classes.memberStart,
    classes.methodStart,
    classes.referenceStart,
    classes.referenceRows,
    classes.referenceUses,
    classes.mentionStart,
    classes.mentions,
    classes.nestHost,
    classes.permittedStart,
    classes.permitted,
  ];
}

function unpackClasses(reader: ColumnReader): ClassColumns {
  const path = reader.uint32();
  return {
    count: path.length,
    path,
    name: reader.uint32(),
    superName: reader.uint32(),
    major: reader.uint16(),
    access: reader.uint16(),
    release: reader.uint16(),
    interfaceStart: reader.uint32(),
    interfaces: reader.uint32(),
    memberStart: reader.uint32(),
    methodStart: reader.uint32(),
    referenceStart: reader.uint32(),
    referenceRows: reader.uint32(),
    referenceUses: reader.uint32(),
    mentionStart: reader.uint32(),
    mentions: reader.uint32(),
    nestHost: reader.uint32(),
    permittedStart: reader.uint32(),
    permitted: reader.uint32(),
  };
}

function packMembers({ name, descriptor, access }: MemberColumns): Columns {
  return [name, descriptor, access];
}

function unpackMembers(reader: ColumnReader): MemberColumns {
  return { name: reader.uint32(), descriptor: reader.uint32(), access: reader.uint16() };
}

function packReferences({ kind, owner, name, descriptor }: ReferenceColumns): Columns {
  return [kind, owner, name, descriptor];
}

function unpackReferences(reader: ColumnReader): ReferenceColumns {
  const kind = reader.uint8();
  return {
    count: kind.length,
    kind,
    owner: reader.uint32(),
    name: reader.uint32(),
    descriptor: reader.uint32(),
  };
}

/** What is no column: whether versioned classes are switched on, and what could not be read. */
export function packRemarks({ multiRelease, failures }: Remarks): Uint8Array {
  return Buffer.from(JSON.stringify({ multiRelease, failures }));
}

/** The mirror of `packRemarks`. The bytes have their checksum: what stands there is what was written. */
export function unpackRemarks(reader: ColumnReader): Remarks {
  return JSON.parse(reader.bytes().toString('utf8'));
}

type Remarks = Pick<JarIndex, 'multiRelease' | 'failures'>;
