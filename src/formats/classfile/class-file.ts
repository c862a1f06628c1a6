import { markAttributes } from './attributes.js';
import { codeSpans, codeSurroundings } from './code-spans.js';
import { codeUses } from './code-uses.js';
import type { ConstantPool } from './constant-pool.js';
import { checkedIndex, indexAt, readConstantPool, tag } from './constant-pool.js';
import { failClass } from './fail.js';
import { markLinked } from './linked-classes.js';
import { use } from './uses.js';

/**
 * One class file (JVMS §4.1) as positions in its own bytes: numbers are indexes into the constant pool, so that whoever
 * indexes thousands of classes decodes each text at most once.
 */
export interface ClassFile {
  readonly pool: ConstantPool;
  readonly minor: number;
  /** 52 is Java 8. A major from the future is read as far as the format is still the same. */
  readonly major: number;
  /** JVMS table 4.1-B. */
  readonly access: number;
  /** A class constant. */
  readonly thisClass: number;
  /** A class constant; 0 in `java/lang/Object` and `module-info`. */
  readonly superClass: number;
  /** Class constants. */
  readonly interfaces: readonly number[];
  /** Fields, then methods. */
  readonly members: readonly RawMember[];
  readonly fieldCount: number;
  /** How each utf8 constant is used, by bits of `use`; 0 for constants of other kinds. */
  readonly uses: Uint8Array;
  /** 1 for each class constant that running the class resolves. */
  readonly linked: Uint8Array;
  /** What its code does with each constant, by bits of `referenceUse`. */
  readonly codeUses: Uint32Array;
  /** A class constant; 0: the class hosts its own nest (JVMS §4.7.28). */
  readonly nestHost: number;
  /** Class constants of those that may inherit from a sealed class; none of any other (JVMS §4.7.31). */
  readonly permitted: readonly number[];
}

/** Name and descriptor are utf8 constants. */
export interface RawMember {
  readonly access: number;
  readonly name: number;
  readonly descriptor: number;
  /** Where its table of attributes begins. */
  readonly attributes: number;
}

const MAGIC = 0xcafebabe;

/** Reads a class file. Throws `FormatError` `class.*` with the offset. */
export function readClassFile(data: Uint8Array): ClassFile {
  const { surroundings, methods, ...read } = readAroundCode(data);
  const { pool, uses, thisClass, superClass, interfaces } = read;
  const code = codeUses({
    pool,
    thisClass,
    supertypes: [superClass, ...interfaces],
    methods,
    spans: codeSpans(pool, methods),
    surroundings,
  });
  return { ...read, linked: takeLinked(pool, uses, code), codeUses: code };
}

/** The same without a look at its code, as if there were none: it takes a third less time. Throws as `readClassFile` does. */
export function readWithoutCode(data: Uint8Array): ClassFile {
  const { surroundings: _, methods: __, ...read } = readAroundCode(data);
  const code = new Uint32Array(read.pool.count);
  return { ...read, linked: takeLinked(read.pool, read.uses, code), codeUses: code };
}

interface AroundCode extends Omit<ClassFile, 'linked' | 'codeUses'> {
  readonly methods: readonly RawMember[];
  readonly surroundings: ReturnType<typeof codeSurroundings>;
}

function readAroundCode(data: Uint8Array): AroundCode {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  if (bytes.length < 4) failClass('class.truncated', bytes.length, 'it ends inside its first word');
  if (bytes.readUInt32BE(0) !== MAGIC)
    failClass('class.not-a-class', 0, 'it does not begin with CAFEBABE');
  if (bytes.length < 8) failClass('class.truncated', bytes.length, 'it ends inside its version');
  const minor = bytes.readUInt16BE(4); //  4 minor_version
  const major = bytes.readUInt16BE(6); //  6 major_version
  const pool = readConstantPool(bytes, 8);
  const uses = markPool(pool);
  const head = readHead(pool, uses);
  const fields = readMembers(pool, uses, head.end);
  const methods = readMembers(pool, uses, fields.end);
  const end = markAttributes(pool, uses, methods.end, bytes.length);
  if (end < bytes.length)
    failClass('class.trailing-bytes', end, `${bytes.length - end} bytes behind its end`);
  const surroundings = codeSurroundings(pool, methods.end);
  return {
    pool,
    minor,
    major,
    access: head.access,
    thisClass: head.thisClass,
    superClass: head.superClass,
    interfaces: head.interfaces,
    members: [...fields.members, ...methods.members],
    fieldCount: fields.members.length,
    uses,
    nestHost: surroundings.nestHost,
    permitted: surroundings.permitted,
    methods: methods.members,
    surroundings,
  };
}

/** While reading, both kinds of marks stand in one column; this takes those of class constants out, and adds those of code. */
function takeLinked({ tags }: ConstantPool, uses: Uint8Array, code: Uint32Array): Uint8Array {
  const linked = new Uint8Array(uses.length);
  for (let index = 1; index < uses.length; index++) {
    if (tags[index] !== tag.class) continue;
    if (uses[index] === use.linked || code[index] !== 0) linked[index] = 1;
    uses[index] = 0;
  }
  return linked;
}

/** Checks what constants point at, and marks the texts that class, type and string constants use. */
function markPool(pool: ConstantPool): Uint8Array {
  const uses = new Uint8Array(pool.count);
  const { tags, offsets } = pool;
  for (let index = 1; index < pool.count; index++) {
    const at = offsets[index] ?? 0;
    switch (tags[index] ?? 0) {
      case tag.class:
        mark(pool, uses, at, use.className);
        break;
      case tag.string:
        mark(pool, uses, at, use.string);
        break;
      case tag.methodType:
        mark(pool, uses, at, use.descriptor);
        break;
      case tag.nameAndType:
        indexAt(pool, at, tag.utf8);
        mark(pool, uses, at + 2, use.descriptor);
        break;
      case tag.field:
      case tag.method:
      case tag.interfaceMethod:
        markLinked(pool, uses, indexAt(pool, at, tag.class));
        indexAt(pool, at + 2, tag.nameAndType);
        break;
      default:
    }
  }
  return uses;
}

function mark(pool: ConstantPool, uses: Uint8Array, at: number, how: number): void {
  const index = indexAt(pool, at, tag.utf8);
  uses[index] = (uses[index] ?? 0) | how;
}

interface Head {
  readonly access: number;
  readonly thisClass: number;
  readonly superClass: number;
  readonly interfaces: readonly number[];
  readonly end: number;
}

function readHead(pool: ConstantPool, uses: Uint8Array): Head {
  const { view, end } = pool;
  if (end + 8 > view.byteLength)
    failClass('class.truncated', view.byteLength, 'it ends behind its constant pool');
  const superClass = view.getUint16(end + 4); //                   4 super_class
  if (superClass !== 0) markLinked(pool, uses, checkedIndex(pool, superClass, tag.class, end + 4));
  const count = view.getUint16(end + 6); //                        6 interfaces_count
  const behind = end + 8 + count * 2;
  if (behind > view.byteLength)
    failClass('class.truncated', view.byteLength, 'it ends inside its interfaces');
  const interfaces: number[] = [];
  for (let at = end + 8; at < behind; at += 2) interfaces.push(indexAt(pool, at, tag.class));
  for (const index of interfaces) markLinked(pool, uses, index);
  return {
    access: view.getUint16(end), //                                0 access_flags
    thisClass: indexAt(pool, end + 2, tag.class), //               2 this_class
    superClass,
    interfaces,
    end: behind,
  };
}

/** Fields or methods (JVMS §4.5, §4.6): the two have one form. */
function readMembers(
  pool: ConstantPool,
  uses: Uint8Array,
  start: number,
): { readonly members: readonly RawMember[]; readonly end: number } {
  const { view } = pool;
  if (start + 2 > view.byteLength)
    failClass('class.truncated', view.byteLength, 'it ends before its members');
  const count = view.getUint16(start);
  const members: RawMember[] = [];
  let at = start + 2;
  for (let i = 0; i < count; i++) {
    if (at + 6 > view.byteLength)
      failClass('class.truncated', view.byteLength, 'it ends inside a member');
    const access = view.getUint16(at); //                          0 access_flags
    const name = indexAt(pool, at + 2, tag.utf8); //               2 name_index
    const descriptor = indexAt(pool, at + 4, tag.utf8); //         4 descriptor_index
    uses[descriptor] = (uses[descriptor] ?? 0) | use.descriptor;
    members.push({ access, name, descriptor, attributes: at + 6 });
    at = markAttributes(pool, uses, at + 6, view.byteLength);
  }
  return { members, end: at };
}
