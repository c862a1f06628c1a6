import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { ByteSource } from '../../../src/contract/ports/bytes.js';
import { readDirectory } from '../../../src/formats/jar/directory.js';
import { readEntry } from '../../../src/formats/jar/read-entry.js';
import { byteSource, zip } from '../../support/zip.js';

const GIBIBYTE = 1024 * 1024 * 1024;

describe('jars that need zip64', () => {
  it.each([true, false])('lists more than 65,535 entries (zip64 records: %s)', (wide) => {
    const entries = Array.from({ length: 70_000 }, (_, index) => ({
      path: `e${index}`,
      stored: true,
    }));
    const found = readDirectory(byteSource(zip(entries, { wide }))).entries;
    expect(found.map(({ path }) => path)).toEqual(entries.map(({ path }) => path));
  });

  it('reads a directory that lies before zip64 records which it does not need, as Java does', () => {
    const found = readDirectory(byteSource(zip([{ path: 'a' }], { alsoWide: true }))).entries;
    expect(found.map(({ path }) => path)).toEqual(['a']);
  });

  it('reads an entry that lies behind five gibibytes', () => {
    const source = farSource(5 * GIBIBYTE);
    const [entry] = readDirectory(source).entries;
    expect(entry?.offset).toBe(5 * GIBIBYTE);
    expect(entry && Buffer.from(readEntry(source, entry)).toString()).toBe('hello');
  });
});

describe('entries that inflate to more than a jar should', () => {
  it('stops inflating where the declared size is reached', () => {
    const data = deflateRawSync(Buffer.alloc(64 * 1024 * 1024));
    const bytes = zip([{ path: 'a', data, size: 1000, crc32: 0 }]);
    expect(() => readFirst(bytes)).toThrow(
      expect.objectContaining({
        code: 'jar.wrong-size',
        place: { file: 'test.jar', entry: 'a', offset: 0 },
      }),
    );
  });

  it('does not begin where the declared size is more than is held in memory', () => {
    const data = Buffer.alloc(2 * 1024 * 1024);
    const bytes = zip([{ path: 'a', data, size: 2 * GIBIBYTE, crc32: 0 }]);
    expect(() => readFirst(bytes)).toThrow(expect.objectContaining({ code: 'jar.too-large' }));
  });
});

function readFirst(bytes: Uint8Array): void {
  const source = byteSource(bytes);
  for (const entry of readDirectory(source).entries) readEntry(source, entry);
}

/** One entry behind `before` bytes that are nowhere; offsets are written as they are, so that only zip64 can hold them. */
function farSource(before: number): ByteSource {
  const extra = Buffer.alloc(12); // 0 id   2 length   4 offset (APPNOTE 4.5.3)
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(8, 2);
  extra.writeBigUInt64LE(BigInt(before), 4);
  const bytes = zip([{ path: 'a', content: 'hello', offset: 0xffffffff, extra }], { wide: true });
  for (const at of [bytes.length - 98 + 48, bytes.length - 42 + 8])
    // directory, zip64 record
    bytes.writeBigUInt64LE(bytes.readBigUInt64LE(at) + BigInt(before), at);
  return {
    name: 'far.jar',
    size: before + bytes.length,
    read: (offset, length) => {
      const missing = Math.min(length, Math.max(0, before - offset));
      const from = Math.max(0, offset - before);
      return Buffer.concat([Buffer.alloc(missing), bytes.subarray(from, from + length - missing)]);
    },
  };
}
