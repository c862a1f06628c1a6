/**
 * Java's own form of UTF-8 (JVMS §4.4.7): NUL as two bytes, characters above U+FFFF as two surrogates of three bytes
 * each, no byte 0 and none above 0xEF. `undefined` where the bytes are not of this form. Lone surrogates are kept: the
 * format allows them.
 */
export function decodeModifiedUtf8(bytes: Buffer, start: number, end: number): string | undefined {
  const latin = bytes.toString('latin1', start, end);
  return isPlainText(bytes, start, end) ? latin : decodeUnits(latin);
}

/** Whether each byte stands for itself: then the text is what the bytes are as Latin-1. */
export function isPlainText(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === 0 || byte > 0x7f) return false;
  }
  return true;
}

/** The mirror of `decodeModifiedUtf8`. */
export function encodeModifiedUtf8(text: string): Buffer {
  // oxlint-disable-next-line no-control-regex -- just the bytes that stand for themselves
  if (/^[\x01-\x7f]*$/.test(text)) return Buffer.from(text, 'latin1');
  const bytes: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0 && code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 0x3f));
    else bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
  }
  return Buffer.from(bytes);
}

function decodeUnits(latin: string): string | undefined {
  const units: string[] = [];
  for (let at = 0; at < latin.length;) {
    const lead = latin.charCodeAt(at);
    const size = unitSize(lead);
    const second = latin.charCodeAt(at + 1);
    const third = latin.charCodeAt(at + 2);
    if (size === 0 || (size > 1 && !follows(second)) || (size > 2 && !follows(third)))
      return undefined;
    units.push(String.fromCharCode(unit(size, lead, second, third)));
    at += size;
  }
  return units.join('');
}

/** Bytes of the unit that begins with `lead`; 0 where none can. */
function unitSize(lead: number): 0 | 1 | 2 | 3 {
  if (lead === 0) return 0;
  if (lead < 0x80) return 1;
  if (lead >> 5 === 0b110) return 2;
  return lead >> 4 === 0b1110 ? 3 : 0;
}

function unit(size: 0 | 1 | 2 | 3, lead: number, second: number, third: number): number {
  if (size < 2) return lead;
  if (size === 2) return ((lead & 0x1f) << 6) | (second & 0x3f);
  return ((lead & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f);
}

/** NaN, past the end, is no such byte. */
function follows(byte: number): boolean {
  return byte >> 6 === 0b10;
}
