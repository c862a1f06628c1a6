import { readConstantPool } from './constant-pool.js';
import { ClassTexts } from './content-reader.js';
import type { ClassDeclaration, FieldDeclaration, MethodDeclaration } from './declaration.js';
import type { FoundAttributes, InnerClass } from './declaration-attributes.js';
import { readAttributes } from './declaration-attributes.js';
import { failClass } from './fail.js';
import type { Descriptor, InternalName } from './names.js';
import { descriptor } from './names.js';

const MAGIC = 0xcafebabe;
const ACC_SYNTHETIC = 0x1000;

/** The newest class-file format whose every attribute this reader has met: Java 25. What is newer is read as far as it is still the same. */
export const NEWEST_MAJOR = 69;

/**
 * Reads what a class file (JVMS §4.1) declares. Code is skipped by its length and every attribute that declares nothing as
 * well, so that a class costs little more than its texts. Throws `FormatError` `class.*` with the offset.
 */
export function readDeclaration(data: Uint8Array): ClassDeclaration {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  const { length } = bytes;
  if (length < 4) failClass('class.truncated', length, 'it ends inside its first word');
  if (bytes.readUInt32BE(0) !== MAGIC)
    failClass('class.not-a-class', 0, 'it does not begin with CAFEBABE');
  if (length < 8) failClass('class.truncated', length, 'it ends inside its version');
  const texts = new ClassTexts(readConstantPool(bytes, 8));
  const head = readHead(texts);
  const fields = readMembers(texts, head.end, 'field', fieldOf);
  const methods = readMembers(texts, fields.end, 'method', methodOf);
  const { found, end } = readAttributes(texts, methods.end, length, 'class');
  if (end < length) failClass('class.trailing-bytes', end, `${length - end} bytes behind its end`);
  const own = found.inner.find(({ name }) => name === head.name);
  return {
    name: head.name,
    major: bytes.readUInt16BE(6), //    6 major_version
    minor: bytes.readUInt16BE(4), //    4 minor_version
    access: accessOf(head.access, own, found),
    superName: head.superName,
    interfaces: head.interfaces,
    signature: found.signature,
    nesting: nestingOf(own, found),
    permitted: found.permitted,
    components: found.components,
    fields: fields.members,
    methods: methods.members,
    deprecated: found.deprecated,
    annotations: found.annotations,
  };
}

/** The entry in `InnerClasses` tells all that the source said, except that the class was made by the compiler. */
function accessOf(
  access: number,
  own: InnerClass | undefined,
  found: Readonly<FoundAttributes>,
): number {
  const made = found.synthetic ? ACC_SYNTHETIC : access & ACC_SYNTHETIC;
  return (own?.access ?? access) | made;
}

function nestingOf(
  own: InnerClass | undefined,
  { hasEnclosingMethod }: Readonly<FoundAttributes>,
): ClassDeclaration['nesting'] {
  if (own === undefined) return hasEnclosingMethod ? 'local' : 'top';
  if (own.simpleName === undefined) return 'anonymous';
  return own.outer === undefined || hasEnclosingMethod ? 'local' : 'member';
}

interface Head extends Pick<ClassDeclaration, 'name' | 'access' | 'superName' | 'interfaces'> {
  readonly end: number;
}

function readHead(texts: ClassTexts): Head {
  const { view, end: start } = texts.pool;
  if (start + 8 > view.byteLength)
    failClass('class.truncated', view.byteLength, 'it ends behind its constant pool');
  const superClass = view.getUint16(start + 4);
  const end = start + 8 + view.getUint16(start + 6) * 2;
  if (end > view.byteLength)
    failClass('class.truncated', view.byteLength, 'it ends inside its interfaces');
  const interfaces: InternalName[] = [];
  for (let at = start + 8; at < end; at += 2) interfaces.push(texts.nameOf(view.getUint16(at), at));
  return {
    access: view.getUint16(start), //                                               0 access_flags
    name: texts.nameOf(view.getUint16(start + 2), start + 2), //                    2 this_class
    superName: superClass === 0 ? undefined : texts.nameOf(superClass, start + 4), // 4 super_class
    interfaces, //                                                                  6 interfaces_count
    end,
  };
}

interface MemberHead {
  readonly access: number;
  readonly name: string;
  readonly descriptor: Descriptor;
}

/** Fields or methods (JVMS §4.5, §4.6): the two have one form. */
function readMembers<Member>(
  texts: ClassTexts,
  start: number,
  holder: 'field' | 'method',
  memberOf: (head: MemberHead, found: Readonly<FoundAttributes>) => Member,
): { readonly members: readonly Member[]; readonly end: number } {
  const { view } = texts.pool;
  if (start + 2 > view.byteLength)
    failClass('class.truncated', view.byteLength, 'it ends before its members');
  const members: Member[] = [];
  let at = start + 2;
  for (let left = view.getUint16(start); left > 0; left--) {
    if (at + 6 > view.byteLength)
      failClass('class.truncated', view.byteLength, 'it ends inside a member');
    const access = view.getUint16(at); //                          0 access_flags
    const name = texts.textAt(at + 2); //                          2 name_index
    const type = descriptor(texts.textAt(at + 4)); //              4 descriptor_index
    const { found, end } = readAttributes(texts, at + 6, view.byteLength, holder);
    const made = found.synthetic ? ACC_SYNTHETIC : 0;
    members.push(memberOf({ access: access | made, name, descriptor: type }, found));
    at = end;
  }
  return { members, end: at };
}

/** Written out: thousands of classes are read, and spreading an object costs several times as much. */
function fieldOf(
  { access, name, descriptor: type }: MemberHead,
  { signature, constant, deprecated, annotations }: Readonly<FoundAttributes>,
): FieldDeclaration {
  return { access, name, descriptor: type, signature, constant, deprecated, annotations };
}

function methodOf(
  { access, name, descriptor: type }: MemberHead,
  { signature, exceptions, annotationDefault, deprecated, annotations }: Readonly<FoundAttributes>,
): MethodDeclaration {
  return {
    access,
    name,
    descriptor: type,
    signature,
    exceptions,
    annotationDefault,
    deprecated,
    annotations,
  };
}
