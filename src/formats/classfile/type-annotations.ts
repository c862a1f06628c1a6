import { markAnnotation } from './annotations.js';
import type { ConstantPool } from './constant-pool.js';
import { failClass } from './fail.js';

/** Bytes of `target_info` by `target_type` (JVMS table 4.7.20-A); those of local variables have a table on top. */
const targetSize: ReadonlyMap<number, number> = new Map([
  [0x00, 1],
  [0x01, 1], // type parameter
  [0x10, 2], // supertype
  [0x11, 2],
  [0x12, 2], // bound of a type parameter
  [0x13, 0],
  [0x14, 0],
  [0x15, 0], // field, return type, receiver
  [0x16, 1], // formal parameter
  [0x17, 2], // throws
  [0x40, 2],
  [0x41, 2], // local variable: table_length, and 6 bytes each
  [0x42, 2], // catch
  [0x43, 2],
  [0x44, 2],
  [0x45, 2],
  [0x46, 2], // offset
  [0x47, 3],
  [0x48, 3],
  [0x49, 3],
  [0x4a, 3],
  [0x4b, 3], // type argument
]);

/** Marks the texts of `RuntimeVisibleTypeAnnotations` and its sister (JVMS §4.7.20); answers where it stopped. */
export function markTypeAnnotations(
  pool: ConstantPool,
  uses: Uint8Array,
  start: number,
  end: number,
): number {
  if (start + 2 > end) tooShort(end);
  const count = pool.view.getUint16(start);
  let at = start + 2;
  for (let i = 0; i < count; i++)
    at = markAnnotation(pool, uses, behindPath(pool, behindTarget(pool, at, end), end), end, 0);
  return at;
}

/** Behind the target of a type annotation that begins at `start`. Throws `class.bad-attribute`. */
export function behindTarget(pool: ConstantPool, start: number, end: number): number {
  if (start + 3 > end) tooShort(end);
  const target = pool.view.getUint8(start); // 0 target_type   1 target_info
  const size = targetSize.get(target);
  if (size === undefined)
    return failClass('class.bad-attribute', start, `a type annotation has the target ${target}`);
  const isVariable = target === 0x40 || target === 0x41;
  return start + 1 + size + (isVariable ? pool.view.getUint16(start + 1) * 6 : 0);
}

/** Behind the path to the type within the target. Throws `class.bad-attribute`. */
export function behindPath(pool: ConstantPool, start: number, end: number): number {
  if (start + 1 > end) tooShort(end);
  return start + 1 + pool.view.getUint8(start) * 2; // path_length, 2 bytes each
}

function tooShort(end: number): never {
  return failClass('class.bad-attribute', end, 'a type annotation reaches past its attribute');
}
