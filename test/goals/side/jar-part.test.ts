import { describe, expect, it } from 'vitest';
import { openJarPart } from '../../../src/goals/side/jar-part.js';
import { compareClasses } from '../../../src/jvm/compare/class-sets.js';
import type { Side } from '../../../src/jvm/compare/side.js';
import { byteSource, zip } from '../../support/zip.js';
import type { ZipEntry } from '../../support/zip.js';

function open(entries: readonly ZipEntry[]) {
  return openJarPart(byteSource(zip(entries), 'lib.jar'));
}

function side(...entries: readonly ZipEntry[]): Side {
  return { name: 'lib.jar', parts: [{ ...open(entries).part, originOf: () => undefined }] };
}

const content = 'a class, for all that is looked at';
const good: ZipEntry = { path: 'A.class', content };
const encrypted: ZipEntry = { ...good, flags: 1 };
const unknownPacking: ZipEntry = { ...good, method: 99 };
const overlapping: ZipEntry = { ...good, compressedSize: 90 };
const wrongSize: ZipEntry = { ...good, stored: true, size: 2 };
const beyond: ZipEntry = { ...good, offset: 100_000 };
const last: ZipEntry = { path: 'Z.class', content };

describe('an entry that the reader of jars refuses', () => {
  it('has its place among the others, and who reads it is told why it cannot be', () => {
    const { part, problems } = open([
      { path: '../Unsafe.class' },
      overlapping,
      { path: 'B.class', content: 'b' },
      { path: 'C.class', content: 'c', flags: 1 },
      { path: 'd/', flags: 1 },
      last,
      { path: 'Z.class', flags: 1 },
    ]);
    expect(part.entries.map(({ path, isRefused }) => `${isRefused ? '!' : ''}${path}`)).toEqual([
      '!A.class',
      'B.class',
      '!C.class',
      'Z.class',
      '!Z.class',
    ]);
    expect(problems.map(({ code }) => code)).toEqual([
      'jar.unsafe-path',
      'jar.encrypted',
      'jar.encrypted',
      'jar.encrypted',
      'jar.overlapping-entries',
    ]);
    const [bad, fine] = part.entries;
    expect(() => bad && part.read?.(bad)).toThrow(
      expect.objectContaining({ code: 'jar.overlapping-entries' }),
    );
    expect(Buffer.from((fine && part.read?.(fine)) ?? []).toString()).toBe('b');
  });

  it.each<readonly [string, ZipEntry, 'equal' | 'changed' | 'unknown']>([
    ['encrypted, of the same checksum and size', encrypted, 'equal'],
    ['encrypted, of another checksum', { ...encrypted, crc32: 7 }, 'changed'],
    ['encrypted, of another size', { ...encrypted, size: 7 }, 'changed'],
    ['encrypted without a checksum', { ...encrypted, crc32: 0 }, 'unknown'],
    ['packed in an unknown way, of the same checksum', unknownPacking, 'equal'],
    ["of another's bytes", overlapping, 'unknown'],
    ['of a wrong size', wrongSize, 'unknown'],
    ['beyond the end of the file', beyond, 'unknown'],
  ])('is compared where it is %s', (_what, bad, answer) => {
    for (const sets of [
      compareClasses(side(good, last), side(bad, last)),
      compareClasses(side(bad, last), side(good, last)),
    ]) {
      const others = (['equal', 'changed', 'unknown'] as const).map((status) => [
        status,
        sets[status].map(({ now }) => now.entry.path).filter((path) => path === 'A.class').length,
      ]);
      expect(others.filter(([, count]) => count === 1)).toEqual([[answer, 1]]);
      expect([sets.added, sets.removed]).toEqual([[], []]);
    }
  });

  it.each([encrypted, unknownPacking, overlapping, wrongSize, beyond])(
    'is added or removed where one side alone has it: %o',
    (bad) => {
      const [without, having] = [side(last), side(bad, last)];
      const pathsOf = (list: readonly { readonly entry: { readonly path: string } }[]) =>
        list.map(({ entry }) => entry.path);
      expect(pathsOf(compareClasses(without, having).added)).toEqual(['A.class']);
      expect(pathsOf(compareClasses(having, without).removed)).toEqual(['A.class']);
    },
  );
});
