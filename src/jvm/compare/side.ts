import type { ArtifactOrigin } from '../../formats/jar/entry.js';

/** One side of a comparison: a class path, entry by entry, as far as its inputs can tell. */
export interface Side {
  /** As the user named it. */
  readonly name: string;
  /** Class path entries, in order: of two classes of one name the first counts. */
  readonly parts: readonly SidePart[];
}

/** One class path entry: a jar, a folder of classes, or what a plan says a jar will hold. */
export interface SidePart {
  readonly name: string;
  /** Files only, in the order of the input. */
  readonly entries: readonly SideEntry[];
  /** The manifest switches versioned classes on. */
  readonly multiRelease: boolean;
  /** `undefined`: the input tells names and no contents (a plan before it is built). */
  readonly read: ((entry: SideEntry) => Uint8Array) | undefined;
  /** It is put together from a plan: what can be read is made on the spot, and its name is no jar's. */
  readonly isPlanned?: true;
  /** Parts of one group (`lib/*`) have no defined order among each other. */
  readonly group?: string;
  /** Where an entry comes from; `undefined` where nothing tells. */
  readonly originOf: (entry: SideEntry) => EntryOrigin | undefined;
}

/** What decides whether two entries of one path are equal. A `JarEntry` is one. */
export interface SideEntry {
  readonly path: string;
  /** `undefined`: not known before building, or not to be believed. */
  readonly crc32: number | undefined;
  /** Bytes before compression; `undefined` as that is. */
  readonly size: number | undefined;
  /** It is there, and its content cannot be had: to read it throws. What is not told beside the path is not known. */
  readonly isRefused?: true;
}

/** The artifact that gave an entry, and the entry's path there, before package relocation. */
export interface EntryOrigin {
  readonly artifact: ArtifactOrigin;
  readonly originalPath: string;
}

/** A class of a side: an entry whose path ends in `.class`, at the place that the class path gives it. */
export interface SideClass {
  readonly part: SidePart;
  readonly entry: SideEntry;
}
