import { describe, expect, it } from 'vitest';
import { copiedEntry, dosTime, storedEntry } from '../../../src/formats/jar/added-entry.js';
import { readDirectory } from '../../../src/formats/jar/directory.js';
import { byteSource, zip } from '../../support/zip.js';

describe('an entry to add', () => {
  it('is taken from another jar as its bytes lie there', () => {
    const data = Buffer.from([0xcb, 0x48, 0xcd, 0xc9, 0xc9, 0x07, 0x00]); // zlib 1.2.13, raw: "hello"
    const source = byteSource(zip([{ path: 'a', content: 'hello', data, descriptor: true }]));
    const [entry] = readDirectory(source).entries;
    expect(entry && copiedEntry(source, entry, 7)).toEqual({
      path: 'a',
      method: 8,
      crc32: 0x3610a686, // python3 zlib.crc32(b'hello')
      size: 5,
      data,
      time: 7,
    });
  });

  it('is not taken where its sum is not what its jar says', () => {
    const source = byteSource(zip([{ path: 'a', content: 'hello', crc32: 1 }]), 'lib.jar');
    const [entry] = readDirectory(source).entries;
    expect(() => entry && copiedEntry(source, entry, 7)).toThrow(
      expect.objectContaining({
        code: 'jar.wrong-checksum',
        place: { file: 'lib.jar', entry: 'a', offset: 0 },
      }),
    );
  });

  it('of our own is stored', () => {
    const bytes = Buffer.from('hello');
    expect(storedEntry('a', bytes, 7)).toEqual({
      path: 'a',
      method: 0,
      crc32: 0x3610a686,
      size: 5,
      data: bytes,
      time: 7,
    });
  });
});

/** APPNOTE 4.4.6: date `year - 1980 << 9 | month << 5 | day`, time `hour << 11 | minute << 5 | second / 2`. */
describe('times as zip says them', () => {
  it.each([
    ['2024-02-29T13:37:42Z', ((44 << 9) | (2 << 5) | 29) * 0x10000 + ((13 << 11) | (37 << 5) | 21)],
    ['1980-01-01T00:00:00Z', 0x00210000],
    ['1970-01-01T00:00:00Z', 0x00210000],
    ['2107-12-31T23:59:59Z', 0xff9fbf7d],
    ['2300-01-01T00:00:00Z', 0xff9fbf7d],
  ])('%s', (text, expected) => {
    expect(dosTime(Date.parse(text))).toBe(expected);
  });

  it('a time that is none is the first', () => {
    expect(dosTime(Number.NaN)).toBe(0x00210000);
  });
});
