import { Buffer } from 'node:buffer';

/**
 * A POM's text as bytes, in the encoding and with the byte order mark of the bytes that it was read from: the inverse of
 * `decodeXml`. Characters that the encoding lacks become character references.
 */
export function encodePom(text: string, original: Uint8Array): Uint8Array {
  const shape = shapes.find(({ begins }) => begins.every((byte, at) => original[at] === byte));
  if (shape !== undefined) return Buffer.concat([Buffer.from(shape.mark), shape.encode(text)]);
  const highest = singleByteLimit(text);
  return highest === undefined ? utf8(text) : Buffer.from(withReferences(text, highest), 'latin1');
}

/** What a POM may begin with that tells its encoding, the byte order mark that is written again, and the encoding. */
interface Shape {
  readonly begins: readonly number[];
  readonly mark: readonly number[];
  readonly encode: (text: string) => Buffer;
}

const shapes: readonly Shape[] = [
  { begins: [0xff, 0xfe], mark: [0xff, 0xfe], encode: littleEndian },
  { begins: [0xfe, 0xff], mark: [0xfe, 0xff], encode: bigEndian },
  // Without a mark: `<` in two bytes.
  { begins: [0x3c, 0], mark: [], encode: littleEndian },
  { begins: [0, 0x3c], mark: [], encode: bigEndian },
  { begins: [0xef, 0xbb, 0xbf], mark: [0xef, 0xbb, 0xbf], encode: utf8 },
];

function littleEndian(text: string): Buffer {
  return Buffer.from(text, 'utf16le');
}

function bigEndian(text: string): Buffer {
  return littleEndian(text).swap16();
}

function utf8(text: string): Buffer {
  return Buffer.from(text, 'utf8');
}

/** The highest code point of the declared encoding, where that is one byte wide; `undefined`: UTF-8. */
function singleByteLimit(text: string): number | undefined {
  const declared = /^<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(text)?.[1];
  switch (declared?.toLowerCase() ?? '') {
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
