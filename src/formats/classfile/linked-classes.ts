import type { ConstantPool } from './constant-pool.js';
import { tag } from './constant-pool.js';
import { use } from './uses.js';

/**
 * Marks a class constant as one that running the class resolves; does nothing for a constant of another kind, since
 * `ldc` also loads numbers and strings. A constant pool holds more class constants than its class links to: compilers
 * leave the class of an inlined constant behind, and tables such as `InnerClasses` name classes that nobody loads.
 */
export function markLinked(pool: ConstantPool, uses: Uint8Array, index: number): void {
  if (pool.tags[index] === tag.class) uses[index] = (uses[index] ?? 0) | use.linked;
}
