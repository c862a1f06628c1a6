import type { ClassFile, RawMember } from './class-file.js';
import { contentOffset, indexAt, tag, text } from './constant-pool.js';

/** Fields with a constant `int` (JVMS §4.7.2): `static final` ones, as a compiler inlines them. */
export function constantInts(
  file: ClassFile,
): readonly { readonly field: RawMember; readonly value: number }[] {
  return file.members.slice(0, file.fieldCount).flatMap((field) => {
    const value = constantInt(file, field);
    return value === undefined ? [] : [{ field, value }];
  });
}

/** The table was walked before, when the file was read: its lengths are right. */
function constantInt({ pool }: ClassFile, field: RawMember): number | undefined {
  const count = pool.view.getUint16(field.attributes);
  let at = field.attributes + 2;
  for (let i = 0; i < count; i++) {
    const length = pool.view.getUint32(at + 2); // 0 attribute_name_index   2 attribute_length
    if (length === 2 && text(pool, indexAt(pool, at, tag.utf8)) === 'ConstantValue') {
      const index = pool.view.getUint16(at + 6); // 6 constantvalue_index
      return pool.tags[index] === tag.integer
        ? pool.view.getInt32(contentOffset(pool, index))
        : undefined;
    }
    at += 6 + length;
  }
  return undefined;
}
