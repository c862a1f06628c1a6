import type { ClassFile } from './class-file.js';
import type { ConstantPool } from './constant-pool.js';
import { className, tag, text } from './constant-pool.js';
import { failClass } from './fail.js';
import { eachClassOperand } from './instructions.js';

/**
 * The class constants that something in a class uses, by index. Compilers leave constants of classes whose constant
 * fields they inlined, and a bytecode library that visits the class never sees those. Used are: the class itself, its
 * supertypes, owners of members, operands of instructions, caught types, bootstrap arguments, verification types and
 * the classes that attributes list. A module's descriptor is taken to use all.
 * Throws `FormatError` `class.*` where the class breaks off.
 */
export function usedClasses(file: ClassFile): ReadonlySet<number> {
  try {
    return collect(file);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error; // a read behind the end of the file
    return failClass('class.truncated', file.pool.bytes.length, 'it ends inside an attribute');
  }
}

function collect(file: ClassFile): ReadonlySet<number> {
  const { pool } = file;
  const used = new Set<number>([file.thisClass, file.superClass, ...file.interfaces]);
  for (let index = 1; index < pool.count; index++) {
    const kind = pool.tags[index];
    const isOwned = kind === tag.field || kind === tag.method || kind === tag.interfaceMethod;
    if (isOwned) used.add(pool.view.getUint16(pool.offsets[index] ?? 0)); // 0 class_index
  }
  let at = pool.end + 8 + file.interfaces.length * 2 + 2; // access, this, super, interfaces, fields_count
  file.members.forEach((member, index) => {
    at = walkAttributes(pool, member.attributes, used);
    if (index + 1 === file.fieldCount) at += 2; // methods_count
  });
  if (file.fieldCount === 0 && file.members.length === 0) at += 2;
  walkAttributes(pool, at, used);
  return used;
}

/** Names (for arrays, descriptors) of the class constants that are used. */
export function usedClassNames(file: ClassFile): readonly string[] {
  return [...usedClasses(file)]
    .filter((index) => file.pool.tags[index] === tag.class)
    .map((index) => className(file.pool, index));
}

/** Notes the class constants of one attribute's content `[start, end)`. */
type Note = (pool: ConstantPool, start: number, end: number, used: Set<number>) => void;

function walkAttributes(pool: ConstantPool, start: number, used: Set<number>): number {
  const { view } = pool;
  const count = view.getUint16(start);
  let at = start + 2;
  for (let i = 0; i < count; i++) {
    const name = text(pool, view.getUint16(at)); //  0 attribute_name_index
    const end = at + 6 + view.getUint32(at + 2); //  2 attribute_length
    if (Object.hasOwn(notes, name)) notes[name]?.(pool, at + 6, end, used);
    at = end;
  }
  return at;
}

/** `max_stack`, `max_locals`, code, exception table, attributes (JVMS §4.7.3). */
const noteCode: Note = ({ view, ...pool }, start, _end, used) => {
  const code = start + 8;
  const behind = code + view.getUint32(start + 4);
  eachClassOperand(view, code, behind, (index) => used.add(index));
  const handlers = view.getUint16(behind);
  for (let i = 0; i < handlers; i++) used.add(view.getUint16(behind + 2 + i * 8 + 6)); // 6 catch_type
  walkAttributes({ view, ...pool }, behind + 2 + handlers * 8, used);
};

/** Verification types of class `Object_variable_info` (JVMS §4.7.4). */
const noteFrames: Note = ({ view }, start, end, used) => {
  let at = start + 2;
  const types = (count: number): void => {
    for (let i = 0; i < count && at < end; i++) {
      const kind = view.getUint8(at);
      if (kind === 7) used.add(view.getUint16(at + 1));
      at += kind === 7 || kind === 8 ? 3 : 1;
    }
  };
  for (let frame = view.getUint16(start); frame > 0 && at < end; frame--) {
    const form = view.getUint8(at++);
    if (form === 255) {
      at += 2; // offset_delta
      for (let list = 0; list < 2; list++) {
        const count = view.getUint16(at); // locals, then the stack
        at += 2;
        types(count);
      }
    } else if (form >= 251 || form === 247) {
      at += 2;
      if (form === 247) types(1);
      else types(form - 251);
    } else if (form >= 248) at += 2;
    else if (form >= 64) types(1);
  }
};

/** A count, then that many class constants. */
const noteList: Note = ({ view }, start, _end, used) => {
  for (let i = view.getUint16(start); i > 0; i--) used.add(view.getUint16(start + i * 2));
};

/** One class constant first. */
const noteFirst: Note = ({ view }, start, _end, used) => {
  used.add(view.getUint16(start));
};

/** Entries of inner class, outer class, name, flags (JVMS §4.7.6). */
const noteInner: Note = ({ view }, start, _end, used) => {
  for (let i = view.getUint16(start), at = start + 2; i > 0; i--, at += 8) {
    used.add(view.getUint16(at));
    used.add(view.getUint16(at + 2));
  }
};

/** Entries of a method handle and its arguments, class constants or not (JVMS §4.7.23). */
const noteBootstrap: Note = ({ view }, start, _end, used) => {
  let at = start + 2;
  for (let i = view.getUint16(start); i > 0; i--) {
    const count = view.getUint16(at + 2);
    for (let argument = 0; argument < count; argument++)
      used.add(view.getUint16(at + 4 + argument * 2));
    at += 4 + count * 2;
  }
};

const noteAll: Note = (pool, _start, _end, used) => {
  for (let index = 1; index < pool.count; index++)
    if (pool.tags[index] === tag.class) used.add(index);
};

const notes: Readonly<Record<string, Note>> = {
  Code: noteCode,
  StackMapTable: noteFrames,
  Exceptions: noteList,
  NestMembers: noteList,
  PermittedSubclasses: noteList,
  NestHost: noteFirst,
  EnclosingMethod: noteFirst,
  InnerClasses: noteInner,
  BootstrapMethods: noteBootstrap,
  Module: noteAll,
};
