import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDirectory, readGoodEntries } from '../../../src/formats/jar/directory.js';
import { jarProblem } from '../../../src/formats/jar/fail.js';
import { byteSource, zip } from '../../support/zip.js';
import type { ZipEntry } from '../../support/zip.js';

const [first, last]: readonly ZipEntry[] = [
  { path: 'first.txt', content: 'one' },
  { path: 'last.txt', content: 'two' },
];

/** As `printf abc | gzip -lv` says (gzip 1.12). */
const CRC_OF_ABC = 0x352441c2;

describe('readGoodEntries', () => {
  it.each<readonly [string, ZipEntry]>([
    ['jar.unsafe-path', { path: '../a', content: 'x' }],
    ['jar.unsafe-path', { path: '/a', content: 'x' }],
    ['jar.unsafe-path', { path: 'a\\b', content: 'x' }],
    ['jar.unsafe-path', { path: 'a\0.class', content: 'x' }],
    ['jar.unsafe-path', { path: '', content: 'x' }],
    ['jar.encrypted', { path: 'bad', content: 'x', flags: 1 }],
    ['jar.unknown-compression', { path: 'bad', content: 'x', method: 99 }],
    ['jar.wrong-size', { path: 'bad', content: 'abc', stored: true, size: 2 }],
    ['jar.overlapping-entries', { path: 'bad', content: 'abc', compressedSize: 20 }],
    ['jar.truncated', { path: 'bad', content: 'abc', offset: 100_000 }],
    [
      'jar.damaged-directory',
      { path: 'bad', size: 0xffffffff, extra: Buffer.of(1, 0, 2, 0, 9, 9) },
    ],
  ])('gives the others beside an entry that is %s (%o)', (code, bad) => {
    const bytes = zip([first ?? bad, bad, last ?? bad]);
    const { directory, refused } = readGoodEntries(byteSource(bytes, 'lib.jar'));
    expect(directory.entries.map(({ path }) => path)).toEqual(['first.txt', 'last.txt']);
    expect(refused.map(({ path, error }) => [path, error.code, error.place.entry])).toEqual([
      [code === 'jar.unsafe-path' ? undefined : 'bad', code, bad.path],
    ]);
    expect(refused.map(({ error }) => jarProblem(error))).toMatchObject([
      { code, file: 'lib.jar', offset: expect.any(Number) },
    ]);
  });

  it('refuses of entries that claim the same bytes all but the last, whose bytes they are', () => {
    const bytes = zip([
      { path: 'a', content: 'abc' },
      { path: 'A', content: 'abc', offset: 0 },
      { path: 'b', content: 'abc' },
    ]);
    const { directory, refused } = readGoodEntries(byteSource(bytes));
    expect(refused.map(({ path, error }) => [path, error.code])).toEqual([
      ['a', 'jar.overlapping-entries'],
    ]);
    expect(directory.entries.map(({ path }) => path)).toEqual(['A', 'b']);
  });

  it.each<readonly [string, ZipEntry, readonly [crc32: number, size: number] | undefined]>([
    ['encrypted', { path: 'a', content: 'abc', flags: 1 }, [CRC_OF_ABC, 3]],
    ['compressed in an unknown way', { path: 'a', content: 'abc', method: 99 }, [CRC_OF_ABC, 3]],
    ['empty and encrypted', { path: 'a', flags: 1 }, [0, 0]],
    [
      'encrypted by AES, without a checksum',
      { path: 'a', content: 'abc', flags: 1, crc32: 0 },
      undefined,
    ],
    ['of a size that stands elsewhere', { path: 'a', flags: 1, size: 0xffffffff }, undefined],
    ['of a wrong size', { path: 'a', content: 'abc', stored: true, size: 2 }, undefined],
    ["of another's bytes", { path: 'a', content: 'abc', compressedSize: 20 }, undefined],
    ['of an unsafe path', { path: '../a', content: 'abc' }, undefined],
  ])('tells place and content of an entry that is %s', (_what, bad, content) => {
    const bytes = zip([{ path: '/absolute' }, first ?? bad, bad, last ?? bad]);
    const [{ number: unsafe } = {}, one] = readGoodEntries(byteSource(bytes)).refused;
    expect([unsafe, one?.number]).toEqual([0, 2]);
    expect([one?.crc32, one?.size]).toEqual(content ?? [undefined, undefined]);
  });

  it('refuses a jar as a whole where more than a thousand entries are bad', () => {
    const many = Array.from({ length: 1001 }, (_, index) => ({ path: `../${index}` }));
    expect(readGoodEntries(byteSource(zip(many.slice(1)))).refused).toHaveLength(1000);
    expect(() => readGoodEntries(byteSource(zip(many)))).toThrow(
      expect.objectContaining({ code: 'jar.unsafe-path' }),
    );
  });

  it('throws what readDirectory throws of a directory that cannot be read', () => {
    const folder = new URL('../../fixtures/jars/bad/', import.meta.url);
    const whole =
      /^jar\.(?:empty|not-a-zip|truncated|spanned|damaged-directory(?:\.count|\.size)?)\.jar$/;
    const files = readdirSync(folder).filter((name) => whole.test(name));
    expect(files).toHaveLength(7);
    for (const name of files) {
      const source = byteSource(readFileSync(new URL(name, folder)), name);
      const code = name.split('.').slice(0, 2).join('.');
      expect(() => readGoodEntries(source)).toThrow(expect.objectContaining({ code }));
    }
  });

  it('says of a good jar what readDirectory says', () => {
    const entry = fc.record({
      path: fc.stringMatching(/^[a-z]{1,4}(?:\/[a-z]{1,4})?$/),
      content: fc.uint8Array({ maxLength: 40 }),
      stored: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(entry), fc.boolean(), (entries, wide) => {
        const source = byteSource(zip(entries, { wide }));
        expect(readGoodEntries(source)).toEqual({ directory: readDirectory(source), refused: [] });
      }),
    );
  });
});
