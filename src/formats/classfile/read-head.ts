import { indexAt, readConstantPool, tag } from './constant-pool.js';
import { ClassTexts } from './content-reader.js';
import type { ClassDeclaration } from './declaration.js';
import type { FoundAttributes, Holder } from './declaration-attributes.js';
import { readAttributes, skipAttributes } from './declaration-attributes.js';
import { failClass } from './fail.js';
import type { InternalName } from './names.js';

const MAGIC = 0xcafebabe;
const ACC_SYNTHETIC = 0x1000;

/** What a class file says of the class itself: enough to know who sees it and what it extends. */
export type ClassHead = Pick<
  ClassDeclaration,
  'name' | 'major' | 'minor' | 'access' | 'superName' | 'interfaces' | 'nesting'
>;

/**
 * Reads a class file (JVMS §4.1) as far as the class itself is concerned: members are walked over, their indexes checked,
 * and not a text of them is decoded, at half the cost of `readDeclaration`. Throws `FormatError` `class.*` with the offset.
 */
export function readHead(data: Uint8Array): ClassHead {
  return headFrom(readStart(data));
}

/** The same of a class file that is read up to its members. Throws `FormatError` `class.*`. */
export function headFrom(start: ClassStart): ClassHead {
  const end = skipMembers(start.texts, skipMembers(start.texts, start.end));
  return headOf(start, readClassAttributes(start.texts, end, 'head'));
}

/** A class file up to its members. */
export interface ClassStart {
  readonly texts: ClassTexts;
  readonly access: number;
  readonly name: InternalName;
  readonly superName: InternalName | undefined;
  readonly interfaces: readonly InternalName[];
  /** Where its fields begin. */
  readonly end: number;
}

/** Reads version, constant pool, access and supertypes. Throws `FormatError` `class.*`. */
export function readStart(data: Uint8Array): ClassStart {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  const { length } = bytes;
  if (length < 4) failClass('class.truncated', length, 'it ends inside its first word');
  if (bytes.readUInt32BE(0) !== MAGIC)
    failClass('class.not-a-class', 0, 'it does not begin with CAFEBABE');
  if (length < 8) failClass('class.truncated', length, 'it ends inside its version');
  const texts = new ClassTexts(readConstantPool(bytes, 8));
  const { view, end: start } = texts.pool;
  if (start + 8 > length) failClass('class.truncated', length, 'it ends behind its constant pool');
  const superClass = view.getUint16(start + 4);
  const end = start + 8 + view.getUint16(start + 6) * 2;
  if (end > length) failClass('class.truncated', length, 'it ends inside its interfaces');
  const interfaces: InternalName[] = [];
  for (let at = start + 8; at < end; at += 2) interfaces.push(texts.nameOf(view.getUint16(at), at));
  return {
    texts,
    access: view.getUint16(start), //                                               0 access_flags
    name: texts.nameOf(view.getUint16(start + 2), start + 2), //                    2 this_class
    superName: superClass === 0 ? undefined : texts.nameOf(superClass, start + 4), // 4 super_class
    interfaces, //                                                                  6 interfaces_count
    end,
  };
}

/** The attributes of the class, which end it. Throws `FormatError` `class.*`. */
export function readClassAttributes(
  texts: ClassTexts,
  start: number,
  holder: Extract<Holder, 'class' | 'head'>,
): Readonly<FoundAttributes> {
  const { byteLength: length } = texts.pool.view;
  const { found, end } = readAttributes(texts, start, length, holder);
  if (end < length) failClass('class.trailing-bytes', end, `${length - end} bytes behind its end`);
  return found;
}

/** The entry in `InnerClasses` tells all that the source said, except that the class was made by the compiler. */
export function headOf(
  { texts, access, name, superName, interfaces }: ClassStart,
  found: Readonly<FoundAttributes>,
): ClassHead {
  const own = found.inner.find((one) => one.name === name);
  const made = found.synthetic ? ACC_SYNTHETIC : access & ACC_SYNTHETIC;
  return {
    name,
    major: texts.pool.view.getUint16(6), //    6 major_version
    minor: texts.pool.view.getUint16(4), //    4 minor_version
    access: (own?.access ?? access) | made,
    superName,
    interfaces,
    nesting: nestingOf(own, found),
  };
}

function nestingOf(
  own: FoundAttributes['inner'][number] | undefined,
  { hasEnclosingMethod }: Readonly<FoundAttributes>,
): ClassHead['nesting'] {
  if (own === undefined) return hasEnclosingMethod ? 'local' : 'top';
  if (own.simpleName === undefined) return 'anonymous';
  return own.outer === undefined || hasEnclosingMethod ? 'local' : 'member';
}

/** Walks over fields or methods (JVMS §4.5, §4.6); answers where they end. */
function skipMembers(texts: ClassTexts, start: number): number {
  const { pool } = texts;
  const { view } = pool;
  const length = view.byteLength;
  if (start + 2 > length) failClass('class.truncated', length, 'it ends before its members');
  let at = start + 2;
  for (let left = view.getUint16(start); left > 0; left--) {
    if (at + 6 > length) failClass('class.truncated', length, 'it ends inside a member');
    indexAt(pool, at + 2, tag.utf8); // 2 name_index
    indexAt(pool, at + 4, tag.utf8); // 4 descriptor_index
    at = skipAttributes(texts, at + 6, length);
  }
  return at;
}
