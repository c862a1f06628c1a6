import type { ConstantPool } from './constant-pool.js';
import { indexAt, tag } from './constant-pool.js';
import { failClass } from './fail.js';
import { use } from './uses.js';

/** Annotations in annotations in arrays: javac makes a handful of levels, a hostile file as many as it has bytes. */
const MAX_DEPTH = 64;

/** Marks the texts of `RuntimeVisibleAnnotations` and its sisters (JVMS §4.7.16); answers where it stopped. */
export function markAnnotations(
  pool: ConstantPool,
  uses: Uint8Array,
  start: number,
  end: number,
): number {
  const count = shortAt(pool, start, end);
  let at = start + 2;
  for (let i = 0; i < count; i++) at = markAnnotation(pool, uses, at, end, 0);
  return at;
}

/** The same for annotations of parameters (JVMS §4.7.18). */
export function markParameterAnnotations(
  pool: ConstantPool,
  uses: Uint8Array,
  start: number,
  end: number,
): number {
  if (start + 1 > end) tooShort(end);
  const parameters = pool.view.getUint8(start);
  let at = start + 1;
  for (let i = 0; i < parameters; i++) at = markAnnotations(pool, uses, at, end);
  return at;
}

/** One annotation: its type and its elements. `depth`: how many annotations and arrays it lies in. */
export function markAnnotation(
  pool: ConstantPool,
  uses: Uint8Array,
  start: number,
  end: number,
  depth: number,
): number {
  markText(pool, uses, start, end, use.descriptor); //  0 type_index
  const count = shortAt(pool, start + 2, end); //       2 num_element_value_pairs
  let at = start + 4;
  for (let i = 0; i < count; i++) {
    markText(pool, uses, at, end, 0); //                0 element_name_index
    at = markElementValue(pool, uses, at + 2, end, depth + 1);
  }
  return at;
}

/** Tags of constants of primitive types (JVMS table 4.7.16.1-A). */
const primitiveKinds = 'BCDFIJSZ';

/** One `element_value` (JVMS §4.7.16.1). */
export function markElementValue(
  pool: ConstantPool,
  uses: Uint8Array,
  start: number,
  end: number,
  depth: number,
): number {
  if (start + 3 > end) tooShort(end);
  if (depth > MAX_DEPTH) failClass('class.bad-attribute', start, 'annotations nest too deep');
  const at = start + 1;
  const kind = String.fromCharCode(pool.view.getUint8(start));
  switch (kind) {
    case 's':
      return markText(pool, uses, at, end, use.string);
    case 'c':
      return markText(pool, uses, at, end, use.descriptor);
    case 'e':
      markText(pool, uses, at, end, use.descriptor); // 0 type_name_index
      return markText(pool, uses, at + 2, end, 0); //   2 const_name_index
    case '@':
      return markAnnotation(pool, uses, at, end, depth);
    case '[':
      return markArray(pool, uses, at, end, depth + 1);
    default:
      if (primitiveKinds.includes(kind)) return at + 2; // 0 const_value_index
      return failClass('class.bad-attribute', start, 'an annotation holds a value of no kind');
  }
}

function markArray(
  pool: ConstantPool,
  uses: Uint8Array,
  start: number,
  end: number,
  depth: number,
): number {
  const count = shortAt(pool, start, end);
  let at = start + 2;
  for (let i = 0; i < count; i++) at = markElementValue(pool, uses, at, end, depth);
  return at;
}

function markText(
  pool: ConstantPool,
  uses: Uint8Array,
  at: number,
  end: number,
  how: number,
): number {
  if (at + 2 > end) tooShort(end);
  const index = indexAt(pool, at, tag.utf8);
  uses[index] = (uses[index] ?? 0) | how;
  return at + 2;
}

function shortAt(pool: ConstantPool, at: number, end: number): number {
  return at + 2 > end ? tooShort(end) : pool.view.getUint16(at);
}

function tooShort(end: number): never {
  return failClass('class.bad-attribute', end, 'an annotation reaches past its attribute');
}
