import { failClass } from '../../formats/classfile/fail.js';
import {
  writeElementValue,
  writeAnnotations,
  writeParameterAnnotations,
  writeTypeAnnotations,
} from './canonical-annotations.js';
import { writeCode } from './canonical-code.js';
import type { Constants } from './canonical-constants.js';
import { textAt, writeClass, writeConstant, writeNameAndType } from './canonical-constants.js';
import type { CanonicalWriter } from './canonical-writer.js';

/** An attribute by name, and its content `[start, end)`. */
export interface Attribute {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** The table of attributes at `start`, and the first byte behind it. Its lengths were checked when the class was read. */
export function attributesAt(
  constants: Constants,
  start: number,
): { readonly attributes: readonly Attribute[]; readonly end: number } {
  const { view } = constants.pool;
  const attributes: Attribute[] = [];
  const count = view.getUint16(start);
  let at = start + 2;
  for (let i = 0; i < count; i++) {
    const name = textAt(constants, at); //   0 attribute_name_index
    const end = at + 6 + view.getUint32(at + 2); // 2 attribute_length
    attributes.push({ name, start: at + 6, end });
    at = end;
  }
  return { attributes, end: at };
}

/** Writes a content and answers where it stopped. */
type WriteContent = (
  constants: Constants,
  writer: CanonicalWriter,
  start: number,
  end: number,
) => number;

/**
 * Writes what a table of attributes says, sorted by name: their order means nothing (JVMS §4.7). Left out are those that
 * tell where in the code something is (§4.7.4, §4.7.12–14), which change with it, where the source was (§4.7.10, §4.7.11),
 * `Synthetic`, which is a flag (§4.7.8), and `BootstrapMethods`, which is written where it is used. Of an attribute that
 * no specification describes the name and the length are written: nobody knows what in it is a position.
 */
export function writeAttributes(
  constants: Constants,
  writer: CanonicalWriter,
  all: readonly Attribute[],
): void {
  const told = all.filter(({ name }) => !leftOut.has(name)).sort(byName);
  writer.u2(told.length);
  for (const { name, start, end } of told) {
    writer.text(name);
    const write = writers.get(name);
    if (write === undefined) writer.u4(end - start);
    else if (write(constants, writer, start, end) !== end)
      failClass('class.bad-attribute', start, `${name} is not as long as what it holds`);
  }
}

function byName(left: Attribute, right: Attribute): number {
  if (left.name === right.name) return 0;
  return left.name < right.name ? -1 : 1;
}

const leftOut: ReadonlySet<string> = new Set([
  'StackMapTable',
  'StackMap',
  'LineNumberTable',
  'LocalVariableTable',
  'LocalVariableTypeTable',
  'SourceFile',
  'SourceDebugExtension',
  'Synthetic',
  'BootstrapMethods',
]);

/** Of the attributes of code only unknown ones are left: type annotations there tell positions (JVMS §4.7.20). */
const inCode: WriteContent = (constants, writer, start) => {
  const table = attributesAt(constants, writeCode(constants, writer, start));
  const told = table.attributes.filter(({ name }) => !name.endsWith('TypeAnnotations'));
  writeAttributes(constants, writer, told);
  return table.end;
};

const name: WriteContent = (constants, writer, start) => {
  writer.name(textAt(constants, start));
  return start + 2;
};

const oneClass: WriteContent = (constants, writer, start) => {
  writeClass(constants, writer, constants.pool.view.getUint16(start));
  return start + 2;
};

/** A count, then that many classes. */
const classes: WriteContent = (constants, writer, start) => {
  const count = constants.pool.view.getUint16(start);
  writer.u2(count);
  for (let i = 1; i <= count; i++)
    writeClass(constants, writer, constants.pool.view.getUint16(start + i * 2));
  return start + 2 + count * 2;
};

const constantValue: WriteContent = (constants, writer, start) => {
  writeConstant(constants, writer, constants.pool.view.getUint16(start));
  return start + 2;
};

/** JVMS §4.7.6. */
const innerClasses: WriteContent = (constants, writer, start) => {
  const { view } = constants.pool;
  const count = view.getUint16(start);
  writer.u2(count);
  let at = start + 2;
  for (let i = 0; i < count; i++, at += 8) {
    oneClass(constants, writer, at, 0); //                     0 inner_class_info_index
    const outer = view.getUint16(at + 2); //                   2 outer_class_info_index (0: none)
    writer.u1(outer === 0 ? 0 : 1);
    if (outer !== 0) writeClass(constants, writer, outer);
    writeOptionalText(constants, writer, at + 4); //           4 inner_name_index (0: anonymous)
    writer.u2(view.getUint16(at + 6)); //                      6 inner_class_access_flags
  }
  return at;
};

/** JVMS §4.7.7. */
const enclosingMethod: WriteContent = (constants, writer, start) => {
  oneClass(constants, writer, start, 0); //                    0 class_index
  const method = constants.pool.view.getUint16(start + 2); //  2 method_index (0: in no method)
  writer.u1(method === 0 ? 0 : 1);
  if (method !== 0) writeNameAndType(constants, writer, method);
  return start + 4;
};

/** JVMS §4.7.24. */
const methodParameters: WriteContent = (constants, writer, start) => {
  const { view } = constants.pool;
  const count = view.getUint8(start);
  writer.u1(count);
  let at = start + 1;
  for (let i = 0; i < count; i++, at += 4) {
    writeOptionalText(constants, writer, at); //               0 name_index (0: none)
    writer.u2(view.getUint16(at + 2)); //                      2 access_flags
  }
  return at;
};

/** JVMS §4.7.30. */
const record: WriteContent = (constants, writer, start) => {
  const { pool } = constants;
  const count = pool.view.getUint16(start);
  writer.u2(count);
  let at = start + 2;
  for (let i = 0; i < count; i++) {
    writer.text(textAt(constants, at)); //   0 name_index
    name(constants, writer, at + 2, 0); //                     2 descriptor_index
    const table = attributesAt(constants, at + 4);
    writeAttributes(constants, writer, table.attributes);
    at = table.end;
  }
  return at;
};

function writeOptionalText(constants: Constants, writer: CanonicalWriter, at: number): void {
  writer.text(constants.pool.view.getUint16(at) === 0 ? '' : textAt(constants, at));
}

const writers: ReadonlyMap<string, WriteContent> = new Map([
  ['Code', inCode],
  ['ConstantValue', constantValue],
  ['Signature', name],
  ['Exceptions', classes],
  ['InnerClasses', innerClasses],
  ['EnclosingMethod', enclosingMethod],
  ['NestHost', oneClass],
  ['NestMembers', classes],
  ['PermittedSubclasses', classes],
  ['MethodParameters', methodParameters],
  ['Record', record],
  ['AnnotationDefault', writeElementValue],
  ['RuntimeVisibleAnnotations', writeAnnotations],
  ['RuntimeInvisibleAnnotations', writeAnnotations],
  ['RuntimeVisibleParameterAnnotations', writeParameterAnnotations],
  ['RuntimeInvisibleParameterAnnotations', writeParameterAnnotations],
  ['RuntimeVisibleTypeAnnotations', writeTypeAnnotations],
  ['RuntimeInvisibleTypeAnnotations', writeTypeAnnotations],
]);
