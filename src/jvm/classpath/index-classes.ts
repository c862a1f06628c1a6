import type { JarDirectory, JarEntry } from '../../formats/jar/entry.js';
import type { JarIndex } from './jar-index.js';

/**
 * Reads every class of a jar once. A class that cannot be read becomes a failure in the index and the rest is indexed;
 * only what is wrong with the jar as a whole is thrown (by `read`'s owner, before).
 */
export declare function indexClasses(
  directory: JarDirectory,
  read: (entry: JarEntry) => Uint8Array,
): JarIndex;
