import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isStopError } from '../../../src/contract/problem/errors.js';
import { entryAt, readColumns } from '../../../src/formats/jar/directory-columns.js';
import { readDirectory } from '../../../src/formats/jar/directory.js';
import type { JarEntry } from '../../../src/formats/jar/entry.js';
import { badJars } from '../../support/bad-jars.js';
import { byteSource, zip } from '../../support/zip.js';

/** The entry of each row; `undefined` where the jar is unusual or no jar. */
function rows(bytes: Uint8Array): readonly JarEntry[] | undefined {
  const columns = read(bytes);
  if (columns === undefined) return undefined;
  const entries = Array.from({ length: columns.count }, (_, row) => entryAt(columns, row));
  const { crc32, size } = columns;
  expect(entries.map((entry) => [entry.crc32, entry.size])).toEqual(
    entries.map((_, row) => [(crc32[row] ?? 0) >>> 0, size[row]]),
  );
  return entries;
}

function read(bytes: Uint8Array): ReturnType<typeof readColumns> {
  try {
    return readColumns(byteSource(bytes));
  } catch (error) {
    if (isStopError(error)) return undefined; // no directory: the tests of `findDirectory` say which
    throw error;
  }
}

function isRefused(bytes: Uint8Array): boolean {
  try {
    readDirectory(byteSource(bytes));
    return false;
  } catch (error) {
    if (isStopError(error)) return true;
    throw error;
  }
}

function entriesOf(bytes: Uint8Array): readonly JarEntry[] {
  return readDirectory(byteSource(bytes)).entries;
}

const jar = zip(
  ['a', 'ab', 'abc', 'abcd/', 'abcd/e.class', 'x.y.z', 'long/enough/A$1.class'].map((path) => ({
    path,
    content: path.repeat(9),
    stored: path.length === 3,
  })),
  { prefix: Buffer.from('#!/bin/sh\n'), comment: 'a comment' },
);

describe('a directory in columns', () => {
  it('holds what readDirectory reads', () => {
    expect(rows(jar)).toEqual(entriesOf(jar));
    expect(rows(zip([]))).toEqual([]);
  });

  it.each([
    ['..', 'a/../b'],
    ['.. across four bytes', 'abc../b'],
    ['.. at the end', 'abcde..'],
    ['a backslash', 'a\\b'],
    ['a drive', 'C:/b'],
    ['NUL', 'a\0b.class'],
    ['NUL at the end', 'abcdefgh\0'],
    ['no ASCII', 'a/\u00e9.class'],
    ['an absolute path', '/a'],
    ['an empty path', ''],
  ])('leaves a path with %s to others', (_title, path) => {
    expect(read(zip([{ path: 'a' }, { path }]))).toBeUndefined();
  });

  const refused = Object.entries(badJars).filter(([, make]) => isRefused(make()));

  it('is tried with jars that readDirectory refuses', () => {
    expect(refused.length).toBeGreaterThan(10);
  });

  it.each(refused)('takes no jar that readDirectory refuses: %s', (_name, make) => {
    expect(read(make())).toBeUndefined();
  });

  it('takes nothing that readDirectory refuses or reads otherwise, whatever bytes are changed', () => {
    const directory = jar.indexOf(Buffer.from('PK\u0001\u0002'));
    const changes = fc.array(
      fc.tuple(
        fc.oneof(
          fc.integer({ min: directory, max: jar.length - 1 }),
          fc.integer({ min: 0, max: jar.length - 1 }),
        ),
        fc.oneof(fc.constantFrom(0, 1, 8, 0x2e, 0x2f, 0x3a, 0x5c, 0x80, 0xff), fc.nat(255)),
      ),
      { minLength: 1, maxLength: 3 },
    );
    let taken = 0;
    fc.assert(
      fc.property(changes, (list) => {
        const bytes = Buffer.from(jar);
        for (const [at, byte] of list) bytes[at] = byte;
        const found = rows(bytes);
        if (found === undefined) return;
        taken++;
        expect(found).toEqual(entriesOf(bytes));
      }),
      { numRuns: 2000 },
    );
    expect(taken).toBeGreaterThan(100);
  });
});
