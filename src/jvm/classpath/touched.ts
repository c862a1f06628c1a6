import type { JarIndex } from './jar-index.js';

/**
 * `name`: an internal name (`a/b/C`) wherever a class mentions one: class constants, descriptors, signatures,
 * annotations. `string`: a string constant (`ldc`, constant values, annotation values, bootstrap arguments).
 */
export type Mention = 'name' | 'string';

/** Paths of the classes that hold a text which `changes` says yes to. Asked once per distinct text and kind. */
export declare function classesTouched(
  index: JarIndex,
  changes: (text: string, kind: Mention) => boolean,
): ReadonlySet<string>;
