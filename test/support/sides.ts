import type { Side, SideEntry, SidePart } from '../../src/jvm/compare/side.js';

/** A side of jars drawn as lists of `path crc32 size`; `?` is not known. */
export function side(...parts: readonly (readonly string[])[]): Side {
  return { name: 'side', parts: parts.map((lines, at) => part(`${at}.jar`, lines)) };
}

function part(name: string, lines: readonly string[]): SidePart {
  return {
    name,
    entries: lines.map(entry),
    multiRelease: false,
    read: undefined,
    originOf: () => undefined,
  };
}

function entry(line: string): SideEntry {
  const [path = '', crc32 = '1', size = '10'] = line.split(' ');
  return { path, crc32: number(crc32), size: number(size) };
}

function number(text: string): number | undefined {
  return text === '?' ? undefined : Number(text);
}
