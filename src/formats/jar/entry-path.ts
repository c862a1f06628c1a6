/**
 * The path of an entry from its bytes. Java decodes every name as UTF-8, whatever bit 11 says; what is no UTF-8 is read
 * as CP437, which older packers wrote (APPNOTE appendix D).
 */
export function decodePath(bytes: Buffer, start: number, end: number): string {
  const ascii = bytes.toString('latin1', start, end);
  // oxlint-disable-next-line no-control-regex -- just the range that is ASCII
  if (/^[\0-\x7f]*$/.test(ascii)) return ascii;
  try {
    return strictUtf8.decode(bytes.subarray(start, end));
  } catch {
    // No UTF-8: what zip tools wrote before they had a flag for it.
    return Array.from(ascii, fromCp437).join('');
  }
}

/** Why a path may not be used, or `undefined`: it could leave the folder it is unpacked in, or mean another file elsewhere. */
export function unsafePath(path: string): string | undefined {
  if (!suspicious.test(path)) return undefined;
  if (path === '') return 'an empty path';
  if (path.includes('\0')) return 'a path with NUL';
  if (path.includes('\\')) return 'a path with a backslash';
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return 'an absolute path';
  return path.split('/').includes('..') ? 'a path with ".."' : undefined;
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** One quick look; most paths of most jars pass it. */
// oxlint-disable-next-line no-control-regex -- NUL is just what is refused
const suspicious = /\.\.|[\0\\:]|^\/|^$/;

/** CP437, from 0x80 on. */
const cp437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

function fromCp437(character: string): string {
  const code = character.charCodeAt(0);
  return code < 0x80 ? character : cp437.charAt(code - 0x80);
}
