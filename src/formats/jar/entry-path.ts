/**
 * The path of an entry from its bytes. Java decodes every name as UTF-8, whatever bit 11 says; what is no UTF-8 is read
 * as CP437, which older packers wrote (APPNOTE appendix D).
 */
export function decodePath(bytes: Buffer, start: number, end: number): string {
  const ascii = bytes.toString('latin1', start, end);
  if (/^[\0-\x7f]*$/.test(ascii)) return ascii;
  try {
    return strictUtf8.decode(bytes.subarray(start, end));
  } catch {
    // No UTF-8: what zip tools wrote before they had a flag for it.
    return Array.from(ascii, fromCp437).join('');
  }
}

/**
 * Whether the bytes are a path as nearly all are: ASCII, and nothing in it that `unsafePath` would look at twice. One
 * look at each byte, where deciding it on the text takes two passes of a pattern.
 */
export function isPlainPath(bytes: Uint8Array, start: number, end: number): boolean {
  if (start === end || bytes[start] === SLASH) return false;
  let before = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === 0 || byte >= 0x80 || byte === BACKSLASH || byte === COLON) return false;
    if (byte === DOT && before === DOT) return false;
    before = byte;
  }
  return true;
}

/** Why a path may not be used, or `undefined`: it could leave the folder it is unpacked in, or mean another file elsewhere. */
export function unsafePath(path: string): string | undefined {
  if (path === '') return 'an empty path';
  if (path.includes('\0')) return 'a path with NUL';
  if (path.includes('\\')) return 'a path with a backslash';
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return 'an absolute path';
  return path.split('/').includes('..') ? 'a path with ".."' : undefined;
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const DOT = 0x2e;
const SLASH = 0x2f;
const COLON = 0x3a;
const BACKSLASH = 0x5c;

/** CP437, from 0x80 on. */
const cp437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

function fromCp437(character: string): string {
  const code = character.charCodeAt(0);
  return code < 0x80 ? character : cp437.charAt(code - 0x80);
}
