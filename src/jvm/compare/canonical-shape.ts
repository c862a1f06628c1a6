import { readConstantPool } from '../../formats/classfile/constant-pool.js';

/**
 * What two classes of one canonical form have in common and can be told at a fraction of its cost: version, flags, how
 * many interfaces it has, and the flags of its members. `undefined` where it breaks off or is no class: the canonical form
 * tells. Throws `FormatError` `class.*` for a constant pool that cannot be read.
 */
export function classShape(data: Uint8Array): string | undefined {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  if (bytes.length < 4 || bytes.readUInt32BE(0) !== 0xcafebabe) return undefined;
  const { view, end } = readConstantPool(bytes, 8);
  try {
    const interfaces = view.getUint16(end + 6); //  6 interfaces_count
    const shape = [view.getUint32(4), view.getUint16(end) & ~SYNTHETIC, interfaces]; // 4 version   0 access_flags
    let at = end + 8 + interfaces * 2;
    for (let kind = 0; kind < 2; kind++) {
      const count = view.getUint16(at);
      shape.push(count);
      at += 2;
      for (let i = 0; i < count; i++) {
        shape.push(view.getUint16(at) & ~SYNTHETIC); // 0 access_flags   2 name_index   4 descriptor_index
        at = behindAttributes(view, at + 6);
      }
    }
    return shape.join();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Told by a flag or by an attribute (JVMS §4.7.8), which is not read here. */
const SYNTHETIC = 0x1000;

function behindAttributes(view: DataView, start: number): number {
  const count = view.getUint16(start);
  let at = start + 2;
  for (let i = 0; i < count; i++) at += 6 + view.getUint32(at + 2); // 0 attribute_name_index   2 attribute_length
  return at;
}
