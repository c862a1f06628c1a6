import { Buffer } from 'node:buffer';
import { FormatError } from '../../contract/problem/errors.js';

/**
 * Bytes to text as XML 1.0 appendix F has it: byte order mark, else the shape of `<?`, else the declared encoding,
 * else UTF-8. The mark is not part of the text. Bytes that do not fit become U+FFFD, as in Maven's reader. Throws
 * `FormatError` `xml.unknown-encoding`.
 */
export function decodeXml(bytes: Uint8Array, name: string): string {
  const encoding = markedEncoding(bytes) ?? declaredEncoding(bytes) ?? 'utf-8';
  if (encoding === 'iso-8859-1' || encoding === 'latin1' || encoding === 'us-ascii') {
    // TextDecoder takes these names for windows-1252, which differs between 0x80 and 0x9f.
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  }
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

function markedEncoding([first, second, third, fourth]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // Without a mark: `<?` in two bytes each.
  if (first === 0x3c && second === 0 && third === 0x3f && fourth === 0) return 'utf-16le';
  if (first === 0 && second === 0x3c && third === 0 && fourth === 0x3f) return 'utf-16be';
  return undefined;
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 256));
  const found = /^<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(
    head.toString('latin1'),
  );
  return found?.[1]?.toLowerCase();
}
