import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FormatError } from '../../../src/contract/problem/errors.js';
import { entryLines, readEntries, writeEntries } from '../../../src/uber/plan/entry-table.js';
import type { ContentEntry } from '../../../src/uber/shade/contents.js';

const entry: ContentEntry = {
  path: 'b/B.class',
  kind: 'rewritten',
  crc32: undefined,
  size: undefined,
  origin: 'g:a:1',
  originalPath: 'a/B.class',
};
const copied: ContentEntry = {
  path: 'a/%41.txt',
  kind: 'copied',
  crc32: 0xab,
  size: 3,
  origin: 'g:a:1',
  originalPath: 'a/%41.txt',
};

const anyEntry: fc.Arbitrary<ContentEntry> = fc.record({
  path: fc.string({ minLength: 1, unit: 'grapheme' }),
  kind: fc.constantFrom('copied', 'rewritten', 'merged', 'module'),
  crc32: fc.option(fc.integer({ min: 0, max: 0xffffffff }), { nil: undefined }),
  size: fc.option(fc.nat(), { nil: undefined }),
  origin: fc.string({ minLength: 1 }),
  originalPath: fc.string({ minLength: 1 }),
});

function code(run: () => unknown): string {
  try {
    run();
    return 'no error';
  } catch (error) {
    return error instanceof FormatError ? error.code : String(error);
  }
}

const whole = await writeEntries([entry]).bytes;

describe('the table of entries', () => {
  it('has a line per entry in byte order, a dash for what is not known', () => {
    expect(entryLines([entry, copied])).toBe(
      'a/%41.txt\t000000ab\t3\tg:a:1\ta/%41.txt\nb/B.class\t-\t-\tg:a:1\ta/B.class\n',
    );
  });

  it('comes back as it was written', async () => {
    const anyEntries = fc.uniqueArray(anyEntry, { selector: ({ path }) => path });
    await fc.assert(
      fc.asyncProperty(anyEntries, async (entries) => {
        const { bytes, sha256 } = writeEntries(entries);
        const read = readEntries(await bytes, 'x', sha256);
        expect(new Set(read.map((one) => JSON.stringify(one)))).toEqual(
          new Set(entries.map((one) => JSON.stringify(one))),
        );
      }),
    );
  });

  it('is linked by the checksum of its text, whatever compressed it', async () => {
    const { sha256, ...table } = writeEntries([entry, copied]);
    const bytes = await table.bytes;
    const text = gunzipSync(bytes);
    expect(createHash('sha256').update(text).digest('hex')).toBe(sha256);
    expect(readEntries(gzipSync(text, { level: 1 }), 'x', sha256)).toEqual([copied, entry]);
    // RFC 1952: no time (bytes 4 to 7), no operating system (byte 9).
    expect([...bytes.subarray(4, 8), bytes[9]]).toEqual([0, 0, 0, 0, 255]);
  });

  it.each([
    ['no gzip', Buffer.from('text'), undefined, 'plan.entries-damaged'],
    ['cut off', whole.subarray(0, 30), undefined, 'plan.entries-damaged'],
    ['a line too short', gzipSync('a\tb\n'), undefined, 'plan.entries-damaged'],
    ['no last line end', gzipSync('a'), undefined, 'plan.entries-damaged'],
    ['another table', whole, '0'.repeat(64), 'plan.entries-mismatch'],
  ])('is refused where it is damaged: %s', (_, bytes, sha256, expected) => {
    expect(code(() => readEntries(bytes, 'x', sha256))).toBe(expected);
  });
});
