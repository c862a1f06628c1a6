import type { ClassFormatCode } from '../../contract/problem/kinds/class.js';
import type { JarFormatCode } from '../../contract/problem/kinds/jar.js';
import type { StringTable } from './string-table.js';

export { referenceUse } from '../../formats/classfile/reference-use.js';

/**
 * Everything linkage and package relocation need to know of the classes of one jar, in columns: one row per class,
 * member, distinct reference; texts by number in one table. Read once, kept by the jar's content hash.
 */
export interface JarIndex {
  readonly strings: StringTable;
  readonly classes: ClassColumns;
  readonly members: MemberColumns;
  readonly references: ReferenceColumns;
  /** The jar's own manifest switches versioned classes on. */
  readonly multiRelease: boolean;
  /** Classes that could not be read; the others are indexed all the same. */
  readonly failures: readonly IndexFailure[];
}

/**
 * Rows of classes, in the order of the jar's directory (a path that occurs twice has two rows). The columns that end in
 * `Start` have one value more than there are classes: row `i` owns `start[i]` to `start[i + 1]`, the end excluded.
 */
export interface ClassColumns {
  readonly count: number;
  /** Path in the jar. */
  readonly path: Uint32Array;
  /** `this_class`. */
  readonly name: Uint32Array;
  /** `super_class`; 0 (the empty text) where there is none. */
  readonly superName: Uint32Array;
  readonly major: Uint16Array;
  /** JVMS table 4.1-B. */
  readonly access: Uint16Array;
  /** See `placeOf`: 0 lies where its name says, N below `META-INF/versions/N`, `MISPLACED` where no loader finds it. */
  readonly release: Uint16Array;
  readonly interfaceStart: Uint32Array;
  readonly interfaces: Uint32Array;
  /** Fields from `memberStart[i]`, methods from `methodStart[i]`, to `memberStart[i + 1]`. */
  readonly memberStart: Uint32Array;
  readonly methodStart: Uint32Array;
  readonly referenceStart: Uint32Array;
  /** Rows of `references`. */
  readonly referenceRows: Uint32Array;
  /** Parallel to `referenceRows`: what the class's code does with each, by bits of `referenceUse`; 0: nothing. */
  readonly referenceUses: Uint32Array;
  readonly mentionStart: Uint32Array;
  /** What package relocation may change: `text * 4 + MentionKind`. */
  readonly mentions: Uint32Array;
  /** Name of the class that hosts its nest (JVMS §4.7.28); 0 (the empty text): itself. */
  readonly nestHost: Uint32Array;
  /** Of a sealed class from `permittedStart[i]` the names of those that may inherit from it (JVMS §4.7.31); of others none. */
  readonly permittedStart: Uint32Array;
  readonly permitted: Uint32Array;
}

/** The class lies at a path where no class loader looks for it: `BOOT-INF/classes/…`, say. */
export const MISPLACED = 0xffff;

/** Members of all classes, one row each; name and descriptor are numbers of the jar's texts. */
export interface MemberColumns {
  readonly name: Uint32Array;
  readonly descriptor: Uint32Array;
  readonly access: Uint16Array;
}

/** Distinct references of the whole jar. For a class reference, name and descriptor are 0. */
export interface ReferenceColumns {
  readonly count: number;
  readonly kind: Uint8Array;
  readonly owner: Uint32Array;
  readonly name: Uint32Array;
  readonly descriptor: Uint32Array;
}

/** What a value of `ReferenceColumns.kind` means: it is the constant's tag (JVMS table 4.4-A). */
export function referenceKindOf(tag: number): 'class' | 'field' | 'method' | 'interface-method' {
  if (tag === 9) return 'field';
  if (tag === 10) return 'method';
  return tag === 11 ? 'interface-method' : 'class';
}

/** Where a class holds a text that a bytecode library's remapper sees. */
export const mentionKinds = { name: 0, descriptor: 1, signature: 2, string: 3 } as const;

/** A class file that could not be read: told beside the index, which goes without it. */
export interface IndexFailure {
  readonly path: string;
  /** Code of the `FormatError`. */
  readonly code: ClassFormatCode | JarFormatCode;
  readonly offset: number | undefined;
  readonly detail: string;
}
