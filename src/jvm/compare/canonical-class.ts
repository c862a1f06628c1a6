import type { ClassFile, RawMember } from '../../formats/classfile/class-file.js';
import { readClassFile } from '../../formats/classfile/class-file.js';
import { className } from '../../formats/classfile/constant-pool.js';
import { failClass } from '../../formats/classfile/fail.js';
import type { Attribute } from './canonical-attributes.js';
import { attributesAt, writeAttributes } from './canonical-attributes.js';
import type { Constants } from './canonical-constants.js';
import { constantsOf, textAt, writeClass } from './canonical-constants.js';
import type { CanonicalForm } from './canonical-writer.js';
import { CanonicalWriter } from './canonical-writer.js';

/** A class in a form in which equal classes are equal, whatever their names and whoever wrote the bytes. */
export interface CanonicalClass extends CanonicalForm {
  /** Internal name. */
  readonly name: string;
  /** It declares a field or a method: a class without says too little to be recognised by it. */
  readonly hasMembers: boolean;
}

/** JVMS table 4.1-B, 4.5-A, 4.6-A. */
const SYNTHETIC = 0x1000;

/**
 * When are two class files the same class under another name? When a tool that renames classes could have made one of the
 * other. Such a tool reads the class and writes it anew: the constant pool is built again, in another order and without
 * what nothing uses; an index then needs one byte or two, so that code moves, and with it all that tells a place in it.
 * The canonical form is therefore what the class says, in the order of the class file (JVMS §4.1):
 * 1. A constant is written as what it is, never as an index; an instruction by its number, never by its offset.
 * 2. Each class name, descriptor, signature and string goes to a list at its first use, and the digest takes its place in
 *    that list. So the digest is the same under every renaming that is one to one, and the lists tell which it was.
 * 3. What only describes places in the code or the source is left out (`canonical-attributes` says what): frames follow
 *    from the code (§4.10.1), debug tables change nothing that runs.
 * All else counts: version, flags, members and their order, code, handlers, constants, annotations.
 * Throws `FormatError` `class.*`.
 */
export function canonicalClass(bytes: Uint8Array): CanonicalClass {
  const file = readClassFile(bytes);
  try {
    return formOf(file);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error; // a read behind the end of the file
    return failClass('class.truncated', bytes.length, 'it ends inside an attribute');
  }
}

function formOf(file: ClassFile): CanonicalClass {
  const { pool, members, fieldCount } = file;
  const own = ownAttributes(file);
  const bootstrap = own.find(({ name }) => name === 'BootstrapMethods');
  const constants = constantsOf(pool, bootstrap?.start);
  const writer = new CanonicalWriter();
  writer.u2(file.minor);
  writer.u2(file.major);
  writer.u2(flags(file.access, own));
  writeClass(constants, writer, file.thisClass);
  writer.u1(file.superClass === 0 ? 0 : 1);
  if (file.superClass !== 0) writeClass(constants, writer, file.superClass);
  writer.u2(file.interfaces.length);
  for (const index of file.interfaces) writeClass(constants, writer, index);
  writer.u2(fieldCount);
  writer.u2(members.length);
  for (const member of members) writeMember(constants, writer, member);
  writeAttributes(constants, writer, own);
  const name = className(pool, file.thisClass);
  return { ...writer.finish(), name, hasMembers: members.length > 0 };
}

function writeMember(constants: Constants, writer: CanonicalWriter, member: RawMember): void {
  const { attributes } = attributesAt(constants, member.attributes);
  writer.u2(flags(member.access, attributes));
  writer.text(textAt(constants, member.attributes - 4)); // name_index and descriptor_index stand right before
  writer.name(textAt(constants, member.attributes - 2));
  writeAttributes(constants, writer, attributes);
}

/** The attribute `Synthetic` and the flag say the same (JVMS §4.7.8). */
function flags(access: number, attributes: readonly Attribute[]): number {
  return attributes.some(({ name }) => name === 'Synthetic') ? access | SYNTHETIC : access;
}

/** The attributes of the class stand behind its last member. */
function ownAttributes({ pool, interfaces, members, fieldCount }: ClassFile): readonly Attribute[] {
  const constants = constantsOf(pool, undefined);
  let at = pool.end + 8 + interfaces.length * 2 + 2; // access, this, super, interfaces, fields_count
  const last = members.at(-1);
  if (last !== undefined) at = attributesAt(constants, last.attributes).end;
  if (members.length === fieldCount) at += 2; // methods_count, 0
  return attributesAt(constants, at).attributes;
}
