import { Buffer } from 'node:buffer';
import { FormatError } from '../../contract/problem/errors.js';

/**
 * Bytes to text as XML 1.0 appendix F has it: byte order mark, else the shape of `<?`, else the declared encoding,
 * else UTF-8. The mark is not part of the text. Bytes that do not fit become U+FFFD, as in Maven's reader. Throws
 * `FormatError` `xml.unknown-encoding`.
 */
export function decodeXml(bytes: Uint8Array, name: string): string {
  const encoding = markedEncoding(bytes) ?? declaredEncoding(bytes) ?? 'utf-8';
  const latin = singleByte.get(encoding);
  if (latin !== undefined) return decodeSingleByte(bytes, latin);
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    throw new FormatError(
      'xml.unknown-encoding',
      `${name} declares the encoding "${encoding}", which is not known here`,
      { file: name, offset: 0 },
      'save the file as UTF-8',
    );
  }
}

/** U+0080 to U+009F of windows-1252; the five it leaves open are the control characters of ISO-8859-1. */
const windows1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/** TextDecoder takes all these names for one encoding, and Node 20 decodes that one without the table above. */
const singleByte: ReadonlyMap<string, string> = new Map([
  ['iso-8859-1', ''],
  ['latin1', ''],
  ['us-ascii', ''],
  ['windows-1252', windows1252],
  ['cp1252', windows1252],
]);

function decodeSingleByte(bytes: Uint8Array, table: string): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (table === '') return text;
  return text.replace(/[\u0080-\u009f]/g, (letter) => table[letter.charCodeAt(0) - 0x80] ?? letter);
}

/** How a text begins that does not leave its encoding to its declaration. */
const beginnings: readonly { readonly bytes: readonly number[]; readonly encoding: string }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
  // Without a mark: `<?` in two bytes each.
  { bytes: [0x3c, 0, 0x3f, 0], encoding: 'utf-16le' },
  { bytes: [0, 0x3c, 0, 0x3f], encoding: 'utf-16be' },
];

function markedEncoding(text: Uint8Array): string | undefined {
  return beginnings.find(({ bytes }) => bytes.every((byte, at) => text[at] === byte))?.encoding;
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 256));
  const found = /^<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(
    head.toString('latin1'),
  );
  return found?.[1]?.toLowerCase();
}
