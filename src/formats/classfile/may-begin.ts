/** "/", which may stand before a name in a string, and "L", which does in a descriptor. */
const SLASH = 0x2f;
const REFERENCE = 0x4c;
const UTF8_TAG = 1;

/**
 * Whether a class file may hold a text, or a name within a descriptor or signature, that begins with one of these (ASCII): a
 * look at the bytes for each of them, and at what stands before. `false` is certain; `true` may be chance.
 *
 * A text begins behind a tag and two bytes of length (JVMS §4.4.7), a name within one behind `L`.
 */
export function mayBegin(bytes: Uint8Array, beginnings: readonly Buffer[]): boolean {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return beginnings.some((wanted) => {
    for (let at = whole.indexOf(wanted); at >= 0; at = whole.indexOf(wanted, at + 1))
      if (isBeginning(whole, whole[at - 1] === SLASH ? at - 1 : at)) return true;
    return false;
  });
}

function isBeginning(bytes: Buffer, at: number): boolean {
  return bytes[at - 1] === REFERENCE || bytes[at - 3] === UTF8_TAG;
}
