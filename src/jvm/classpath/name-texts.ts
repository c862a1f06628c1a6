/** Names and dots between them, one at least, and the last name begins as one of a class does. What is not ASCII may be part of a name. */
export function isClassName(bytes: Buffer, start: number, end: number): boolean {
  let last = start;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === DOT) {
      if (at === last) return false;
      last = at + 1;
    } else if (!isNamePart(byte) || (at === last && isDigit(byte))) return false;
  }
  const first = bytes[last] ?? 0;
  return last > start && last < end && (isUpper(first) || first > 0x7f);
}

function isUpper(byte: number): boolean {
  return byte >= 0x41 && byte <= 0x5a;
}

/** `Lorg/acme/A;` and nothing else. */
export function isType(bytes: Buffer, start: number, end: number): boolean {
  return end - start > 2 && bytes[start] === LETTER_L && bytes[end - 1] === SEMICOLON;
}

function isNamePart(byte: number): boolean {
  const lower = byte | 0x20;
  return (
    (lower >= 0x61 && lower <= 0x7a) ||
    isDigit(byte) ||
    byte === 0x5f ||
    byte === 0x24 ||
    byte > 0x7f
  );
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

const DOT = 0x2e;
const SEMICOLON = 0x3b;
const LETTER_L = 0x4c;
