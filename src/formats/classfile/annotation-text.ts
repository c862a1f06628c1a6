import { contentOffset, checkedIndex, tag } from './constant-pool.js';
import { floatText, realText } from './constant-text.js';
import type { ContentReader } from './content-reader.js';
import { failClass } from './fail.js';
import { typeText } from './type-text.js';

/** Annotations in annotations in arrays: javac makes a handful of levels, a hostile file as many as it has bytes. */
const MAX_DEPTH = 64;

/** Each annotation of `RuntimeVisibleAnnotations` or its sister (JVMS §4.7.16, §4.7.17) as canonical text. */
export function readAnnotations(content: ContentReader): readonly string[] {
  const annotations: string[] = [];
  for (let left = content.u2(); left > 0; left--) annotations.push(readAnnotation(content, 0));
  return annotations;
}

/**
 * One `element_value` (JVMS §4.7.16.1) as Java would write it, types by their binary names: `1`, `1L`, `'x'`, `"a"`,
 * `java.lang.Thread.class`, `java.lang.Thread$State.NEW`, `{1, 2}`, `@a.B(c=1)`.
 */
export function readElementValue(content: ContentReader, depth: number): string {
  const start = content.at;
  if (depth > MAX_DEPTH) failClass('class.bad-attribute', start, 'annotations nest too deep');
  const kind = String.fromCharCode(content.u1());
  switch (kind) {
    case 's':
      return bounded(content, JSON.stringify(content.utf8()));
    case 'c':
      return bounded(content, `${typeText(content.utf8())}.class`);
    case 'e':
      return bounded(content, `${typeText(content.utf8())}.${content.utf8()}`);
    case '@':
      return readAnnotation(content, depth);
    case '[':
      return readArray(content, depth + 1);
    default:
      return bounded(content, readNumber(content, kind, start));
  }
}

/** `@type(name=value, …)`; the order of elements says nothing, so they are sorted by name. */
function readAnnotation(content: ContentReader, depth: number): string {
  const type = bounded(content, `@${typeText(content.utf8())}`);
  const elements: string[] = [];
  for (let left = content.u2(); left > 0; left--) {
    const name = bounded(content, content.utf8());
    elements.push(`${name}=${readElementValue(content, depth + 1)}`);
  }
  return elements.length === 0 ? type : `${type}(${elements.sort().join(', ')})`;
}

function readArray(content: ContentReader, depth: number): string {
  const values: string[] = [];
  for (let left = content.u2(); left > 0; left--) values.push(readElementValue(content, depth));
  return `{${values.join(', ')}}`;
}

/** A value of a primitive type; all up to 32 bits are `int` constants. */
function readNumber(content: ContentReader, kind: string, start: number): string {
  const at = content.at;
  const index = content.u2();
  const { pool } = content.texts;
  const valueOf = (constant: number): number =>
    contentOffset(pool, checkedIndex(pool, index, constant, at));
  switch (kind) {
    case 'B':
      return `(byte) ${pool.view.getInt32(valueOf(tag.integer))}`;
    case 'S':
      return `(short) ${pool.view.getInt32(valueOf(tag.integer))}`;
    case 'C':
      return characterText(pool.view.getInt32(valueOf(tag.integer)));
    case 'Z':
      return pool.view.getInt32(valueOf(tag.integer)) === 0 ? 'false' : 'true';
    case 'I':
      return `${pool.view.getInt32(valueOf(tag.integer))}`;
    case 'J':
      return `${pool.view.getBigInt64(valueOf(tag.long))}L`;
    case 'F':
      return `${floatText(pool.view.getFloat32(valueOf(tag.float)))}f`;
    case 'D':
      return `${realText(pool.view.getFloat64(valueOf(tag.double)))}d`;
    default:
      return failClass('class.bad-attribute', start, 'an annotation holds a value of no kind');
  }
}

function characterText(code: number): string {
  return `'${JSON.stringify(String.fromCharCode(code)).slice(1, -1)}'`;
}

function bounded(content: ContentReader, piece: string): string {
  return content.texts.bounded(piece, content.at);
}
