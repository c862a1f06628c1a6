import type { ClassTexts } from './content-reader.js';
import type { ClassDeclaration, FieldDeclaration, MethodDeclaration } from './declaration.js';
import type { FoundAttributes } from './declaration-attributes.js';
import { readAttributes } from './declaration-attributes.js';
import { failClass } from './fail.js';
import type { Descriptor } from './names.js';
import { descriptor } from './names.js';
import type { ClassHead, ClassStart } from './read-head.js';
import { headFrom, headOf, readClassAttributes, readStart } from './read-head.js';

const ACC_SYNTHETIC = 0x1000;

/** The newest class-file format whose every attribute this reader has met: Java 25. What is newer is read as far as it is still the same. */
export const NEWEST_MAJOR = 69;

/**
 * Reads what a class file (JVMS §4.1) declares. Code is skipped by its length and every attribute that declares nothing as
 * well, so that a class costs little more than its texts. Throws `FormatError` `class.*` with the offset.
 */
export function readDeclaration(data: Uint8Array): ClassDeclaration {
  return declarationFrom(readStart(data));
}

/**
 * Reads all that a class file declares where its head is wanted, else the head alone, at half the cost. Throws
 * `FormatError` `class.*`.
 */
export function readIfWanted(
  data: Uint8Array,
  isWanted: (head: ClassHead) => boolean,
): ClassHead | ClassDeclaration {
  const start = readStart(data);
  const head = headFrom(start);
  return isWanted(head) ? declarationFrom(start) : head;
}

function declarationFrom(start: ClassStart): ClassDeclaration {
  const { texts } = start;
  const fields = readMembers(texts, start.end, 'field', fieldOf);
  const methods = readMembers(texts, fields.end, 'method', methodOf);
  const found = readClassAttributes(texts, methods.end, 'class');
  const { name, major, minor, access, superName, interfaces, nesting } = headOf(start, found);
  return {
    name,
    major,
    minor,
    access,
    superName,
    interfaces,
    signature: found.signature,
    nesting,
    permitted: found.permitted,
    components: found.components,
    fields: fields.members,
    methods: methods.members,
    deprecated: found.deprecated,
    annotations: found.annotations,
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
