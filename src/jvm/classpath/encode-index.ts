import type { JarIndex } from './jar-index.js';

/** Part of the store's key: an index of another format is made again. */
export const indexFormat = 1;

/** The index as bytes, for the store and for the way between threads. */
export declare function encodeIndex(index: JarIndex): Uint8Array;

/** `undefined` for bytes that are no whole index of this format. */
export declare function decodeIndex(bytes: Uint8Array): JarIndex | undefined;
