import { failClass } from './fail.js';
import { decodeModifiedUtf8 } from './modified-utf8.js';

/** Tags of constants (JVMS table 4.4-A). */
export const tag = {
  utf8: 1,
  integer: 3,
  float: 4,
  long: 5,
  double: 6,
  class: 7,
  string: 8,
  field: 9,
  method: 10,
  interfaceMethod: 11,
  nameAndType: 12,
  methodHandle: 15,
  methodType: 16,
  dynamic: 17,
  invokeDynamic: 18,
  module: 19,
  package: 20,
} as const;

/** The constants of one class file, by index from 1; nothing is decoded before it is asked for. */
export interface ConstantPool {
  /** The whole class file. */
  readonly bytes: Buffer;
  readonly view: DataView;
  /** `constant_pool_count`: one more than the highest index. */
  readonly count: number;
  /** 0 where an index may not be used: at 0 and behind a long or double. */
  readonly tags: Uint8Array;
  /** Where each constant's content begins, behind its tag. */
  readonly offsets: Uint32Array;
  /** The first byte behind the pool. */
  readonly end: number;
}

/** Bytes of a constant's content, by tag; 0: no such tag. The bytes of a utf8's text come on top. */
const contentSize = Uint8Array.of(0, 2, 0, 4, 4, 8, 8, 2, 2, 4, 4, 4, 4, 0, 0, 3, 2, 4, 4, 2, 2);

/** Reads the pool (JVMS §4.4) that begins at `start` with its count. Throws `FormatError` `class.*`. */
export function readConstantPool(bytes: Buffer, start: number): ConstantPool {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const size = bytes.length;
  if (start + 2 > size) failClass('class.truncated', size, 'the constant pool is missing');
  const count = view.getUint16(start);
  const tags = new Uint8Array(count);
  const offsets = new Uint32Array(count);
  let at = start + 2;
  for (let index = 1; index < count; index++) {
    if (at + 3 > size) failClass('class.truncated', size, `it ends before constant ${index}`);
    const kind = view.getUint8(at);
    const fixed = contentSize[kind] ?? 0;
    if (fixed === 0)
      failClass('class.bad-constant-tag', at, `constant ${index} has the tag ${kind}`);
    tags[index] = kind;
    offsets[index] = at + 1;
    at += 1 + fixed + (kind === tag.utf8 ? view.getUint16(at + 1) : 0);
    if (kind === tag.long || kind === tag.double) index++;
  }
  if (at > size) failClass('class.truncated', size, 'it ends inside its constant pool');
  return { bytes, view, count, tags, offsets, end: at };
}

/** The index itself, where it points at a constant of that kind. `at`: where the index stands. */
export function checkedIndex(pool: ConstantPool, index: number, kind: number, at: number): number {
  if (pool.tags[index] !== kind)
    failClass('class.bad-constant-index', at, `constant ${index} is not of kind ${kind}`);
  return index;
}

/** The 16-bit index that stands at `at`, checked to point at a constant of that kind. */
export function indexAt(pool: ConstantPool, at: number, kind: number): number {
  return checkedIndex(pool, pool.view.getUint16(at), kind, at);
}

/** Where the content of constant `index` begins, behind its tag. */
export function contentOffset(pool: ConstantPool, index: number): number {
  return pool.offsets[index] ?? 0;
}

/** Where the text of a utf8 constant lies: `[start, end)`. */
export function textStart(pool: ConstantPool, index: number): number {
  return (pool.offsets[index] ?? 0) + 2;
}

/** The first byte behind the text of a utf8 constant. */
export function textEnd(pool: ConstantPool, index: number): number {
  const at = pool.offsets[index] ?? 0;
  return at + 2 + pool.view.getUint16(at);
}

/** The text of a utf8 constant. Throws `class.bad-text`. */
export function text(pool: ConstantPool, index: number): string {
  const start = textStart(pool, index);
  return (
    decodeModifiedUtf8(pool.bytes, start, textEnd(pool, index)) ??
    failClass('class.bad-text', start, `constant ${index} is no modified UTF-8`)
  );
}

/** The name in a class constant: an internal name, or the descriptor of an array. */
export function className(pool: ConstantPool, index: number): string {
  return text(pool, indexAt(pool, contentOffset(pool, index), tag.utf8));
}
