import { crc32, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDirectory } from '../../../src/formats/jar/directory.js';
import { readAhead } from '../../../src/formats/jar/read-ahead.js';
import { readEntry } from '../../../src/formats/jar/read-entry.js';
import { isStopError } from '../../../src/contract/problem/errors.js';
import { byteSource, zip } from '../../support/zip.js';
import type { ZipEntry } from '../../support/zip.js';

/** What each entry is read as, or the code that it is refused with: read ahead, and each alone. */
function readBoth(entries: readonly ZipEntry[]): {
  readonly ahead: readonly string[];
  readonly alone: readonly string[];
} {
  const source = byteSource(zip(entries));
  const directory = readDirectory(source);
  const answer = (read: () => Uint8Array): string => {
    try {
      return Buffer.from(read()).toString('latin1');
    } catch (error) {
      if (isStopError(error)) return error.code;
      throw error;
    }
  };
  const read = readAhead(source, directory.entries);
  return {
    ahead: directory.entries.map((entry) => answer(() => read(entry))),
    alone: directory.entries.map((entry) => answer(() => readEntry(source, entry))),
  };
}

const head = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);

function tailOf(content: string): Buffer {
  const tail = Buffer.alloc(8);
  tail.writeUInt32LE(crc32(content), 0);
  tail.writeUInt32LE(content.length, 4);
  return tail;
}

describe('readAhead', () => {
  it('reads what readEntry reads', () => {
    const entry = fc.record({
      content: fc.oneof(fc.string(), fc.uint8Array({ maxLength: 300 })),
      stored: fc.boolean(),
      damaged: fc.option(fc.constantFrom<Partial<ZipEntry>>({ crc32: 1 }, { localPath: 'other' }), {
        nil: {},
        freq: 9,
      }),
    });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 30 }), (entries) => {
        const { ahead, alone } = readBoth(
          entries.map(({ damaged, ...rest }, i) => ({ path: `${i}.txt`, ...rest, ...damaged })),
        );
        expect(ahead).toEqual(alone);
      }),
    );
  });

  it('reads entries that are larger than a run', () => {
    const large = 'x'.repeat(300_000);
    const { ahead } = readBoth(['a', large, 'b', 'c'.repeat(200_000), large, 'd'].map(named));
    expect(ahead).toEqual(['a', large, 'b', 'c'.repeat(200_000), large, 'd']);
  });

  it('reads entries that are asked for in another order, or twice', () => {
    const source = byteSource(zip(['a', 'b', 'c', 'd'].map(named)));
    const { entries } = readDirectory(source);
    const read = readAhead(source, entries);
    const asked = [2, 0, 1, 1, 3, 0].flatMap((at) => entries.slice(at, at + 1));
    expect(asked.map((entry) => Buffer.from(read(entry)).toString()).join('')).toBe('cabbda');
  });

  it.each([
    // It ends early in a tail of its own, and behind a zero nothing is read: the rest would be what it says.
    ['an entry that gives the bytes of the next', [earlyEnd('evil?GOOD'), named('good', 1)]],
    // A member in front that holds nothing, and one behind it that has size and checksum.
    ['an entry of two members', [twoMembers('', 'evil'), named('good', 1)]],
    ['an entry of two members that has too much', [twoMembers('x', 'evil'), named('good', 1)]],
    // A stored block that reaches over its own tail and the next head.
    ['an entry that takes in the next', takingIn('good')],
    ['an entry that is cut off', [{ path: '0', size: 4, data: Buffer.of(0, 9) }, named('good', 1)]],
  ])('is not deceived by %s', (_, entries) => {
    const { ahead, alone } = readBoth(entries);
    expect(ahead).toEqual(alone);
    expect(ahead.at(-1)).toBe('good');
  });
});

function named(content: string, at: number): ZipEntry {
  return { path: `${at}.txt`, content };
}

function earlyEnd(content: string): ZipEntry {
  const data = Buffer.concat([deflateRawSync(content), tailOf(content), Buffer.of(0)]);
  return { path: '0', data, size: 5, crc32: crc32('evil?') };
}

function twoMembers(first: string, second: string): ZipEntry {
  const data = [deflateRawSync(first), tailOf(first), head, deflateRawSync(second)];
  return { path: '0', data: Buffer.concat(data), size: second.length, crc32: crc32(second) };
}

/** The first entry's last block holds as many bytes as the tail, the next head and the next data have. */
function takingIn(content: string): readonly ZipEntry[] {
  const data = deflateRawSync(content);
  const length = tailOf('').length + head.length + data.length;
  const block = Buffer.of(1, length & 0xff, length >> 8, ~length & 0xff, (~length >> 8) & 0xff);
  return [{ path: '0', data: block, size: length }, named(content, 1)];
}
