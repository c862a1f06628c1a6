import { gunzipSync } from 'node:zlib';
import { FormatError, UsageError } from '../../contract/problem/errors.js';
import { Column } from './column.js';
import type { ClassColumns, JarIndex, MemberColumns } from './jar-index.js';
import type { Platform } from './platform.js';
import type { PlatformTableColumns } from './platform-table.js';
import { unpackPlatformTable } from './platform-table.js';

/** Far more than the table of all Javas has. */
const MAX_TABLE = 256 * 1024 * 1024;

/**
 * The platform of Java `java` from the recorded table (`platform/java.tbl.gz` in the package). Throws `UsageError`
 * `class.unknown-java` for a Java that the table does not hold, `FormatError` `class.damaged-platform-table`.
 */
export function platformClasses(compressed: Uint8Array, java: number): Platform {
  return platformOf(tableWith(compressed, java), java);
}

/** The platform of Java `java` from a table that holds it. */
export function platformOf(table: PlatformTableColumns, java: number): Platform {
  return {
    java,
    index: indexOf(table, java),
    internalPackages: new Set(table.internalPackages),
  };
}

/** The recorded table, which has that Java. Throws as `platformClasses` does. */
export function tableWith(compressed: Uint8Array, java: number): PlatformTableColumns {
  const table = readTable(compressed);
  const known = javasOf(table);
  if (!known.includes(java))
    throw new UsageError(
      'class.unknown-java',
      `the classes of Java ${java} are not recorded`,
      {},
      `choose one of ${known.join(', ')}`,
    );
  return table;
}

/** The Javas that the table holds, ascending. Throws `FormatError` `class.damaged-platform-table`. */
export function recordedJavas(compressed: Uint8Array): readonly number[] {
  return javasOf(readTable(compressed));
}

function readTable(compressed: Uint8Array): PlatformTableColumns {
  const known = remembered.get(compressed) ?? readAnew(compressed);
  remembered.set(compressed, known);
  return known;
}

/** Nobody changes the bytes of a table; whoever asks for its Javas asks for their classes as well. */
const remembered = new WeakMap<Uint8Array, PlatformTableColumns>();

function readAnew(compressed: Uint8Array): PlatformTableColumns {
  try {
    const chunkSize = roomFor(compressed);
    const table = unpackPlatformTable(
      gunzipSync(compressed, { chunkSize, maxOutputLength: MAX_TABLE }),
    );
    if (table !== undefined) return table;
  } catch {
    // No gzip, or cut off: the same answer as for a foreign content.
  }
  throw new FormatError(
    'class.damaged-platform-table',
    'the recorded table of the Java platform is damaged',
    { file: 'platform/java.tbl.gz' },
    'install uberplan again',
  );
}

/** In one piece it is inflated a third faster. How large it was stands at the end (RFC 1952 §2.3.1, ISIZE); a wrong size costs time. */
function roomFor(compressed: Uint8Array): number {
  const { buffer, byteOffset, byteLength } = compressed;
  const size = new DataView(buffer, byteOffset, byteLength).getUint32(byteLength - 4, true);
  return Math.min(Math.max(size + 64, LEAST_ROOM), MOST_ROOM);
}

const LEAST_ROOM = 1 << 16;
const MOST_ROOM = 1 << 24;

function javasOf({ firstJava, javas }: PlatformTableColumns): readonly number[] {
  return Array.from({ length: 32 }, (_, bit) => bit)
    .filter((bit) => ((javas >>> bit) & 1) === 1)
    .map((bit) => firstJava + bit);
}

/** The rows whose mask has the bit of `java`, as an index of a jar. */
function indexOf(table: PlatformTableColumns, java: number): JarIndex {
  const { heads } = table;
  const bit = 1 << (java - table.firstJava);
  const chosen = rowsWith(heads.javas, bit);
  const count = chosen.length;
  const none = new Uint32Array(count + 1);
  const { members, ...starts } = membersOf(table, chosen, bit);
  const name = chosen.map((row) => heads.name[row] ?? 0);
  return {
    strings: table.strings,
    classes: {
      count,
      path: name,
      name,
      superName: chosen.map((row) => heads.superName[row] ?? 0),
      major: new Uint16Array(count).fill(java + 44),
      access: Uint16Array.from(chosen, (row) => heads.access[row] ?? 0),
      release: new Uint16Array(count),
      ...interfacesOf(table, chosen),
      ...starts,
      referenceStart: none,
      referenceRows: new Uint32Array(0),
      referenceUses: new Uint32Array(0),
      mentionStart: none,
      mentions: new Uint32Array(0),
      nestHost: new Uint32Array(count),
      // Which of the API is sealed is not recorded: classes of other modules are permitted nowhere, and none tries.
      permittedStart: new Uint32Array(count + 1),
      permitted: new Uint32Array(0),
    },
    members,
    references: {
      count: 0,
      kind: new Uint8Array(0),
      owner: new Uint32Array(0),
      name: new Uint32Array(0),
      descriptor: new Uint32Array(0),
    },
    multiRelease: false,
    failures: [],
  };
}

function rowsWith(masks: Uint32Array, bit: number): Uint32Array {
  const rows = new Column();
  for (let row = 0; row < masks.length; row++) if (((masks[row] ?? 0) & bit) !== 0) rows.push(row);
  return rows.toUint32();
}

function interfacesOf(
  { heads }: PlatformTableColumns,
  chosen: Uint32Array,
): Pick<ClassColumns, 'interfaceStart' | 'interfaces'> {
  const starts = new Column();
  const interfaces = new Column();
  for (const row of chosen) {
    starts.push(interfaces.length);
    const end = heads.interfaceStart[row + 1] ?? 0;
    for (let at = heads.interfaceStart[row] ?? 0; at < end; at++)
      interfaces.push(heads.interfaces[at] ?? 0);
  }
  starts.push(interfaces.length);
  return { interfaceStart: starts.toUint32(), interfaces: interfaces.toUint32() };
}

function membersOf(
  { heads, members }: PlatformTableColumns,
  chosen: Uint32Array,
  bit: number,
): Pick<ClassColumns, 'memberStart' | 'methodStart'> & { readonly members: MemberColumns } {
  const memberStart = new Column();
  const methodStart = new Column();
  const rows = new Column();
  const take = (start: number, end: number): void => {
    for (let row = start; row < end; row++)
      if (((members.javas[row] ?? 0) & bit) !== 0) rows.push(row);
  };
  for (const row of chosen) {
    memberStart.push(rows.length);
    take(heads.memberStart[row] ?? 0, heads.methodStart[row] ?? 0);
    methodStart.push(rows.length);
    take(heads.methodStart[row] ?? 0, heads.memberEnd[row] ?? 0);
  }
  memberStart.push(rows.length);
  const taken = rows.toUint32();
  return {
    memberStart: memberStart.toUint32(),
    methodStart: methodStart.toUint32(),
    members: {
      name: taken.map((row) => members.name[row] ?? 0),
      descriptor: taken.map((row) => members.descriptor[row] ?? 0),
      access: Uint16Array.from(taken, (row) => members.access[row] ?? 0),
    },
  };
}
