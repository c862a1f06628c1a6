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
 * For a few hundred questions: each looks through the recorded names of its length as they lie there, which takes less than
 * making texts or classes of all of them. Throws as `platformClasses` does.
 */
export function platformNames(compressed: Uint8Array, java: number): PlatformNames {
  const table = tableWith(compressed, java);
  const { bytes } = table.strings;
  const starts = startsByLength(table, java);
  const internalPackages = new Set(table.internalPackages);
  return {
    has: (name) => {
      // The recorded names are ASCII, which modified UTF-8 writes as UTF-8 does.
      const wanted = Buffer.from(name);
      const { length } = wanted;
      return (starts.get(length) ?? []).some(
        (start) => bytes.compare(wanted, 0, length, start, start + length) === 0,
      );
    },
    isInternal: (name) => isInternalName(internalPackages, name),
  };
}

/** Where the names of that Java begin among the texts, by their length in bytes. */
function startsByLength(
  { heads, strings, firstJava }: PlatformTableColumns,
  java: number,
): ReadonlyMap<number, readonly number[]> {
  const bit = 1 << (java - firstJava);
  const starts = new Map<number, number[]>();
  for (let row = 0; row < heads.count; row++) {
    if (((heads.javas[row] ?? 0) & bit) === 0) continue;
    const id = heads.name[row] ?? 0;
    const start = strings.starts[id] ?? 0;
    const length = (strings.starts[id + 1] ?? 0) - start;
    const same = starts.get(length);
    if (same === undefined) starts.set(length, [start]);
    else same.push(start);
  }
  return starts;
}
