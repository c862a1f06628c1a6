import { namedEntity } from './entities.js';
import { malformed } from './refusal.js';

/** Character data from `from` to `to`: references replaced (§4.1), line ends as LF (§2.11). */
export function decodeText(text: string, from: number, to: number, name: string): string {
  const raw = text.slice(from, to);
  const lines = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
  return lines.includes('&') ? replaceReferences(text, lines, from, name) : lines;
}

/** An attribute value: as text, and each white space a blank (§3.3.3). A `<` is not allowed. */
export function decodeAttribute(text: string, from: number, to: number, name: string): string {
  const raw = text.slice(from, to);
  if (raw.includes('<')) throw malformed('has "<" in an attribute value', text, from, name);
  const flat = raw.replace(/\r\n|[\r\n\t]/g, ' ');
  return flat.includes('&') ? replaceReferences(text, flat, from, name) : flat;
}

function replaceReferences(text: string, value: string, from: number, name: string): string {
  return value.replace(/&([^;&<\s]{0,32};?)/g, (whole: string, reference: string) => {
    const character = reference.endsWith(';') ? resolve(reference.slice(0, -1)) : undefined;
    if (character !== undefined) return character;
    const offset = text.indexOf(whole, from);
    throw malformed(`has "${whole}", which is no character or known entity`, text, offset, name);
  });
}

function resolve(reference: string): string | undefined {
  if (!reference.startsWith('#')) return namedEntity(reference);
  const digits = /^#(?:x([0-9a-f]{1,6})|([0-9]{1,7}))$/i.exec(reference);
  if (!digits) return undefined;
  const code = digits[1] === undefined ? Number(digits[2]) : Number.parseInt(digits[1], 16);
  return isCharacter(code) ? String.fromCodePoint(code) : undefined;
}

/** `Char` of §2.2. */
function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return (
    code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code > 0xffff && code <= 0x10ffff)
  );
}
