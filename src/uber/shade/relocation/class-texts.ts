import type { RelocatableTest } from '../input.js';

/**
 * Whether a class holds a text that package relocation changes: the question of `ShadeInput.mentions` for a class whose
 * bytes are at hand. It is asked of the constant pool alone (JVMS §4.4): every internal name, descriptor, signature,
 * string and annotation value is a constant, and the plugin's bytecode library maps nothing else. A UTF-8 constant
 * that no class, string or descriptor constant refers to and that holds a dot or slash can only be a descriptor, a
 * signature or an annotation's string, since unqualified names have neither (JVMS §4.2.2).
 * Returns `undefined` where the bytes are no class file.
 */
export function mentionsIn(bytes: Uint8Array, changes: RelocatableTest): boolean | undefined {
  const pool = readPool(bytes);
  if (!pool) return undefined;
  const referred = new Set<number>();
  for (const at of pool.classes) {
    referred.add(at);
    if (nameChanges(pool.text(at), changes)) return true;
  }
  for (const at of pool.strings) {
    referred.add(at);
    if (changes(pool.text(at), 'string')) return true;
  }
  for (const at of pool.utf8) {
    const text = pool.text(at);
    if (text.includes(';') && descriptorChanges(text, changes)) return true;
    if (referred.has(at)) continue;
    if (/[./]/.test(text) && changes(text, sourceName.test(text) ? 'source' : 'string'))
      return true;
  }
  return false;
}

const sourceName = /^[^./]+\.(?:java|kt|scala|groovy|clj)$/;

interface Pool {
  /** Indices of the UTF-8 constants that class constants and string constants name, and of all. */
  readonly classes: readonly number[];
  readonly strings: readonly number[];
  readonly utf8: readonly number[];
  readonly text: (index: number) => string;
}

/** Bytes behind the tag, by tag (JVMS table 4.4-A); 1 is UTF-8, whose length follows; 5 and 6 take two indices. */
const lengths: Readonly<Record<number, number>> = {
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 2,
  8: 2,
  9: 4,
  10: 4,
  11: 4,
  12: 4,
  15: 3,
  16: 2,
  17: 4,
  18: 4,
  19: 2,
  20: 2,
};

function readPool(given: Uint8Array): Pool | undefined {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  if (bytes.length < 10 || bytes.readUInt32BE(0) !== 0xcafebabe) return undefined; // 0 magic   4, 6 version
  const count = bytes.readUInt16BE(8); // 8 constants + 1
  const offsets = new Int32Array(count);
  const [classes, strings, utf8]: [number[], number[], number[]] = [[], [], []];
  for (let index = 1, at = 10; index < count; index++) {
    if (at + 3 > bytes.length) return undefined;
    const tag = bytes.readUInt8(at);
    const length = tag === 1 ? 2 + bytes.readUInt16BE(at + 1) : lengths[tag];
    if (length === undefined || at + 1 + length > bytes.length) return undefined;
    offsets[index] = at + 1;
    if (tag === 1) utf8.push(index);
    if (tag === 7) classes.push(bytes.readUInt16BE(at + 1));
    if (tag === 8) strings.push(bytes.readUInt16BE(at + 1));
    if (tag === 5 || tag === 6) index++;
    at += 1 + length;
  }
  const text = (index: number): string => {
    const at = offsets[index] ?? 0;
    return at === 0 ? '' : bytes.toString('utf8', at + 2, at + 2 + bytes.readUInt16BE(at));
  };
  return { classes, strings, utf8, text };
}

/** A class constant holds an internal name or, for arrays, a descriptor. */
function nameChanges(name: string, changes: RelocatableTest): boolean {
  return name.startsWith('[') ? descriptorChanges(name, changes) : changes(name, 'name');
}

/** Every `Lname` of a descriptor or signature; inner classes of a generic outer one are asked by their outer name. */
function descriptorChanges(text: string, changes: RelocatableTest): boolean {
  for (const [, name = ''] of text.matchAll(/L([^;<>:()[.]+)(?=[;<])/g))
    if (changes(name, 'name')) return true;
  return false;
}
