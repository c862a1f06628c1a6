import { markAnnotations, markElementValue, markParameterAnnotations } from './annotations.js';
import type { ConstantPool } from './constant-pool.js';
import { indexAt, tag, textEnd, textStart } from './constant-pool.js';
import { failClass } from './fail.js';
import { markLinked } from './linked-classes.js';
import { markTypeAnnotations } from './type-annotations.js';
import { use } from './uses.js';

/** Reads an attribute's content `[start, end)` and answers where it stopped. */
type MarkContent = (pool: ConstantPool, uses: Uint8Array, start: number, end: number) => number;

/**
 * Which table: tables lie in a method's code and in a record's components (JVMS §4.7.3, §4.7.30) and hold neither of those
 * attributes. A JVM passes over an attribute where the format has none of it, and so does this, however deep they nest.
 */
type Holder = 'file' | 'attribute';

/**
 * Walks one table of attributes (JVMS §4.7) and marks the texts whose use only an attribute tells: signatures, the
 * types of local variables, all that annotations hold. Attributes that hold no such text, and unknown ones, are skipped
 * by their length. Answers the first byte behind the table. Throws `class.truncated` or, where the table lies in another
 * attribute, `class.bad-attribute`.
 */
export function markAttributes(
  pool: ConstantPool,
  uses: Uint8Array,
  start: number,
  limit: number,
  holder: Holder = 'file',
): number {
  const { view } = pool;
  if (start + 2 > limit) cutOff(pool, limit);
  const count = view.getUint16(start);
  let at = start + 2;
  for (let i = 0; i < count; i++) {
    if (at + 6 > limit) cutOff(pool, limit);
    const name = indexAt(pool, at, tag.utf8); //       0 attribute_name_index
    const end = at + 6 + view.getUint32(at + 2); //    2 attribute_length
    if (end > limit) cutOff(pool, limit);
    const mark = contentOf(pool, name, holder);
    if (mark !== undefined && mark(pool, uses, at + 6, end) !== end)
      failClass('class.bad-attribute', at, 'an attribute is longer than what it holds');
    at = end;
  }
  return at;
}

function cutOff(pool: ConstantPool, limit: number): never {
  return limit === pool.view.byteLength
    ? failClass('class.truncated', limit, 'it ends inside an attribute')
    : failClass('class.bad-attribute', limit, 'an attribute reaches past the one that holds it');
}

/** The reader of an attribute by its name. Bytes are compared, by length first: nearly all attributes have none. */
function contentOf(pool: ConstantPool, name: number, holder: Holder): MarkContent | undefined {
  const start = textStart(pool, name);
  const candidates = byLength[textEnd(pool, name) - start] ?? none;
  for (const { bytes, mark } of candidates)
    if (isAt(pool.bytes, start, bytes))
      return holder === 'file' || !holdsTable(mark) ? mark : undefined;
  return undefined;
}

function holdsTable(mark: MarkContent): boolean {
  return mark === markCode || mark === markRecord;
}

function isAt(bytes: Buffer, start: number, name: Buffer): boolean {
  for (let i = 0; i < name.length; i++) if (bytes[start + i] !== name[i]) return false;
  return true;
}

/** `Code` (JVMS §4.7.3): attributes of its own; `codeUses` reads instructions and handlers. */
const markCode: MarkContent = (pool, uses, start, end) => {
  const { view } = pool;
  if (start + 8 > end) cutOff(pool, end);
  // 0 max_stack   2 max_locals
  const code = start + 8 + view.getUint32(start + 4); //        4 code_length   8 code
  if (code + 2 > end) cutOff(pool, end);
  const attributes = code + 2 + view.getUint16(code) * 8; //    exception_table_length
  if (attributes > end) cutOff(pool, end);
  return markAttributes(pool, uses, attributes, end, 'attribute');
};

/** Static arguments of `invokedynamic` and dynamic constants can be classes (JVMS §4.7.23). */
const markBootstrapMethods: MarkContent = (pool, uses, start, end) => {
  const { view } = pool;
  if (start + 2 > end) cutOff(pool, end);
  const count = view.getUint16(start);
  let at = start + 2;
  for (let i = 0; i < count; i++) {
    if (at + 4 > end) cutOff(pool, end);
    const behind = at + 4 + view.getUint16(at + 2) * 2; // 0 bootstrap_method_ref   2 num_bootstrap_arguments
    if (behind > end) cutOff(pool, end);
    for (let argument = at + 4; argument < behind; argument += 2)
      markLinked(pool, uses, view.getUint16(argument));
    at = behind;
  }
  return at;
};

/** One constant index and nothing else. */
const markSignature: MarkContent = (pool, uses, start, end) => {
  if (start + 2 > end) cutOff(pool, end);
  const index = indexAt(pool, start, tag.utf8);
  uses[index] = (uses[index] ?? 0) | use.signature;
  return start + 2;
};

/** `LocalVariableTable` and `LocalVariableTypeTable` (JVMS §4.7.13, §4.7.14) differ in what their texts are. */
const markVariables =
  (how: number): MarkContent =>
  (pool, uses, start, end) => {
    if (start + 2 > end) cutOff(pool, end);
    const behind = start + 2 + pool.view.getUint16(start) * 10;
    if (behind > end) cutOff(pool, end);
    // 0 start_pc   2 length   4 name_index   6 descriptor_index or signature_index   8 index
    for (let at = start + 2; at < behind; at += 10) {
      const index = indexAt(pool, at + 6, tag.utf8);
      uses[index] = (uses[index] ?? 0) | how;
    }
    return behind;
  };

/** Components of a record (JVMS §4.7.30). */
const markRecord: MarkContent = (pool, uses, start, end) => {
  if (start + 2 > end) cutOff(pool, end);
  const count = pool.view.getUint16(start);
  let at = start + 2;
  for (let i = 0; i < count; i++) {
    if (at + 4 > end) cutOff(pool, end);
    const index = indexAt(pool, at + 2, tag.utf8); // 0 name_index   2 descriptor_index
    uses[index] = (uses[index] ?? 0) | use.descriptor;
    at = markAttributes(pool, uses, at + 4, end, 'attribute');
  }
  return at;
};

const readers: Readonly<Record<string, MarkContent>> = {
  Code: markCode,
  BootstrapMethods: markBootstrapMethods,
  Signature: markSignature,
  Record: markRecord,
  LocalVariableTable: markVariables(use.descriptor),
  LocalVariableTypeTable: markVariables(use.signature),
  RuntimeVisibleAnnotations: markAnnotations,
  RuntimeInvisibleAnnotations: markAnnotations,
  RuntimeVisibleParameterAnnotations: markParameterAnnotations,
  RuntimeInvisibleParameterAnnotations: markParameterAnnotations,
  RuntimeVisibleTypeAnnotations: markTypeAnnotations,
  RuntimeInvisibleTypeAnnotations: markTypeAnnotations,
  AnnotationDefault: (pool, uses, start, end) => markElementValue(pool, uses, start, end, 0),
};

type NamedReader = { readonly bytes: Buffer; readonly mark: MarkContent };

const none: readonly NamedReader[] = [];

const byLength: readonly (readonly NamedReader[])[] = Array.from({ length: 40 }, (_, length) => {
  const same = Object.entries(readers).filter(([name]) => name.length === length);
  return same.map(([name, mark]) => ({ bytes: Buffer.from(name, 'latin1'), mark }));
});
