import type { InternalName } from '../../formats/classfile/names.js';
import { isInternalName } from './platform.js';
import { tableWith } from './platform-classes.js';
import type { PlatformTableColumns } from './platform-table.js';

/** Names that a Java has, and nothing of what they stand for. */
export interface PlatformNames {
  /** Of the recorded API. */
  has(name: InternalName): boolean;
  /** One of its own that may come and go, as `isPlatformInternal` says. */
  isInternal(name: InternalName): boolean;
}

/**
 * For few questions: each looks through the recorded names as they lie there, which takes less than making classes of them.
 * Throws as `platformClasses` does.
 */
export function platformNames(compressed: Uint8Array, java: number): PlatformNames {
  const table = tableWith(compressed, java);
  const internalPackages = new Set(table.internalPackages);
  const known = new Map<InternalName, boolean>();
  return {
    has: (name) => {
      const has = known.get(name) ?? isRecorded(table, name, java);
      known.set(name, has);
      return has;
    },
    isInternal: (name) => isInternalName(internalPackages, name),
  };
}

function isRecorded(table: PlatformTableColumns, name: InternalName, java: number): boolean {
  const { heads, strings } = table;
  const bit = 1 << (java - table.firstJava);
  // The recorded names are ASCII, which modified UTF-8 writes as UTF-8 does.
  const wanted = Buffer.from(name);
  for (let row = 0; row < heads.count; row++) {
    const id = heads.name[row] ?? 0;
    const start = strings.starts[id] ?? 0;
    const end = strings.starts[id + 1] ?? 0;
    const isAsLong = end - start === wanted.length;
    if (isAsLong && ((heads.javas[row] ?? 0) & bit) !== 0)
      if (strings.bytes.compare(wanted, 0, wanted.length, start, end) === 0) return true;
  }
  return false;
}
