import { behindTarget, behindPath } from '../../formats/classfile/type-annotations.js';
import type { Constants } from './canonical-constants.js';
import { textAt, writeConstant } from './canonical-constants.js';
import type { CanonicalWriter } from './canonical-writer.js';

/*
 * The same walk as `formats/classfile/annotations`, which has checked kinds, lengths and nesting when the class was read.
 */

/** `RuntimeVisibleAnnotations` and its sister (JVMS §4.7.16); answers where it stopped. */
export function writeAnnotations(
  constants: Constants,
  writer: CanonicalWriter,
  start: number,
): number {
  const count = constants.pool.view.getUint16(start);
  writer.u2(count);
  let at = start + 2;
  for (let i = 0; i < count; i++) at = writeAnnotation(constants, writer, at);
  return at;
}

/** The same for annotations of parameters (JVMS §4.7.18). */
export function writeParameterAnnotations(
  constants: Constants,
  writer: CanonicalWriter,
  start: number,
): number {
  const parameters = constants.pool.view.getUint8(start);
  writer.u1(parameters);
  let at = start + 1;
  for (let i = 0; i < parameters; i++) at = writeAnnotations(constants, writer, at);
  return at;
}

/** The same for annotations of types (JVMS §4.7.20), outside of code: targets and paths are no positions there. */
export function writeTypeAnnotations(
  constants: Constants,
  writer: CanonicalWriter,
  start: number,
  end: number,
): number {
  const { pool } = constants;
  const count = pool.view.getUint16(start);
  writer.u2(count);
  let at = start + 2;
  for (let i = 0; i < count; i++) {
    const behind = behindPath(pool, behindTarget(pool, at, end), end);
    writer.raw(pool.bytes.subarray(at, behind));
    at = writeAnnotation(constants, writer, behind);
  }
  return at;
}

/** One `element_value` (JVMS §4.7.16.1). */
export function writeElementValue(
  constants: Constants,
  writer: CanonicalWriter,
  start: number,
): number {
  const { view } = constants.pool;
  const kind = view.getUint8(start);
  const at = start + 1;
  writer.u1(kind);
  switch (String.fromCharCode(kind)) {
    case 's':
      writer.string(textAt(constants, at));
      return at + 2;
    case 'c':
      writer.name(textAt(constants, at));
      return at + 2;
    case 'e':
      writer.name(textAt(constants, at)); //     0 type_name_index
      writer.text(textAt(constants, at + 2)); // 2 const_name_index
      return at + 4;
    case '@':
      return writeAnnotation(constants, writer, at);
    case '[':
      return writeArray(constants, writer, at);
    default:
      writeConstant(constants, writer, view.getUint16(at));
      return at + 2;
  }
}

function writeAnnotation(constants: Constants, writer: CanonicalWriter, start: number): number {
  writer.name(textAt(constants, start)); //               0 type_index
  const count = constants.pool.view.getUint16(start + 2); // 2 num_element_value_pairs
  writer.u2(count);
  let at = start + 4;
  for (let i = 0; i < count; i++) {
    writer.text(textAt(constants, at)); //                0 element_name_index
    at = writeElementValue(constants, writer, at + 2);
  }
  return at;
}

function writeArray(constants: Constants, writer: CanonicalWriter, start: number): number {
  const count = constants.pool.view.getUint16(start);
  writer.u2(count);
  let at = start + 2;
  for (let i = 0; i < count; i++) at = writeElementValue(constants, writer, at);
  return at;
}
