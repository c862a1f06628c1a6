import { Buffer } from 'node:buffer';

/**
 * A POM's text as bytes, in the encoding and with the byte order mark of the bytes that it was read from: the inverse of
 * `decodeXml`. Characters that the encoding lacks become character references.
 */
export function encodePom(text: string, original: Uint8Array): Uint8Array {
  const [first, second, third] = original;
  if (first === 0xff && second === 0xfe) return mark([0xff, 0xfe], littleEndian(text));
  if (first === 0xfe && second === 0xff) return mark([0xfe, 0xff], littleEndian(text).swap16());
  if (first === 0x3c && second === 0) return littleEndian(text);
  if (first === 0 && second === 0x3c) return littleEndian(text).swap16();
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    return mark([0xef, 0xbb, 0xbf], Buffer.from(text, 'utf8'));
  }
  const highest = singleByteLimit(text);
  return highest === undefined
    ? Buffer.from(text, 'utf8')
    : Buffer.from(withReferences(text, highest), 'latin1');
}

function mark(bytes: readonly number[], rest: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(bytes), rest]);
}

function littleEndian(text: string): Buffer {
  return Buffer.from(text, 'utf16le');
}

/** The highest code point of the declared encoding, where that is one byte wide; `undefined`: UTF-8. */
function singleByteLimit(text: string): number | undefined {
  const declared = /^<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(text)?.[1];
  switch (declared?.toLowerCase()) {
    case 'iso-8859-1':
    case 'latin1':
      return 0xff;
    case 'us-ascii':
      return 0x7f;
    default:
      return undefined;
  }
}

function withReferences(text: string, highest: number): string {
  return text.replaceAll(/[^\0-\x7f]/gu, (character) => {
    const point = character.codePointAt(0) ?? 0;
    return point > highest ? `&#${point};` : character;
  });
}
