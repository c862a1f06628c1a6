import { crc32 } from 'node:zlib';
import type { EntryOrigin, Side, SideEntry, SidePart } from '../../src/jvm/compare/side.js';

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
  const [path = '', sum = '1', size = '10'] = line.split(' ');
  return { path, crc32: number(sum), size: number(size) };
}

function number(text: string): number | undefined {
  return text === '?' ? undefined : Number(text);
}

/** What a side holds at a path. */
export interface HeldEntry {
  /** `undefined`: as in a plan, where no content is known yet. */
  readonly bytes: Uint8Array | undefined;
  readonly origin?: EntryOrigin | undefined;
}

/** A side of one class path entry of its name, which tells origins and, where all bytes are known, contents. */
export function holding(name: string, held: Readonly<Record<string, HeldEntry>>): Side {
  const entries = Object.entries(held).map(([path, { bytes }]) => ({
    path,
    crc32: bytes && crc32(bytes),
    size: bytes?.length,
  }));
  const isBuilt = Object.values(held).every(({ bytes }) => bytes !== undefined);
  const built: SidePart = {
    name,
    entries,
    multiRelease: false,
    read: isBuilt ? ({ path }) => held[path]?.bytes ?? Buffer.alloc(0) : undefined,
    originOf: ({ path }) => held[path]?.origin,
  };
  return { name, parts: [built] };
}
