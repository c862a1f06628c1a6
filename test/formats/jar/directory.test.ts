import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBuffer } from 'yauzl';
import { readDirectory, readGoodEntries } from '../../../src/formats/jar/directory.js';
import { duplicateEntries } from '../../../src/formats/jar/duplicates.js';
import { readEntry } from '../../../src/formats/jar/read-entry.js';
import { byteSource, zip } from '../../support/zip.js';

const paths = (bytes: Buffer): readonly string[] =>
  readDirectory(byteSource(bytes)).entries.map(({ path }) => path);

describe('readDirectory', () => {
  it('lists entries in the order of the directory, folders included', () => {
    expect(
      paths(zip([{ path: 'b/' }, { path: 'b/x.txt', content: 'x' }, { path: 'a.txt' }])),
    ).toEqual(['b/', 'b/x.txt', 'a.txt']);
  });

  it('keeps a path that is there twice and reports it', () => {
    const directory = readDirectory(
      byteSource(
        zip([
          { path: 'a', content: '1' },
          { path: 'a', content: '2' },
        ]),
      ),
    );
    expect(directory.entries.map(({ path }) => path)).toEqual(['a', 'a']);
    expect(duplicateEntries(directory)).toEqual([
      { code: 'jar.duplicate-entry', file: 'test.jar', entry: 'a', count: 2, sameBytes: false },
    ]);
  });

  // asm-5.0.4-sources.jar lists each of its entries so; `java.util.zip.ZipFile` of JDK 17 reads it.
  it('takes an entry once that the directory lists twice, word for word', () => {
    const twice = zip([
      { path: 'a/', stored: true },
      { path: 'a/A.class', content: 'abc' },
      { path: 'a/A.class', content: 'abc', offset: 32 },
      { path: 'b', content: 'x' },
    ]);
    for (const { entries } of [
      readDirectory(byteSource(twice)),
      readGoodEntries(byteSource(twice)).directory,
    ])
      expect(entries.map(({ path }) => path)).toEqual(['a/', 'a/A.class', 'b']);
    expect(readGoodEntries(byteSource(twice)).refused).toEqual([]);
  });

  it('reads a jar behind a start script', () => {
    const bytes = zip([{ path: 'a.txt', content: 'hello' }], {
      prefix: Buffer.from('#!/bin/sh\n'),
    });
    const source = byteSource(bytes);
    const [entry] = readDirectory(source).entries;
    expect(entry && Buffer.from(readEntry(source, entry)).toString()).toBe('hello');
  });

  it('reads zip64 records', () => {
    expect(paths(zip([{ path: 'a.txt', content: 'x' }], { wide: true }))).toEqual(['a.txt']);
  });

  it('takes sizes of a zip64 field where the plain ones are full', () => {
    const extra = Buffer.alloc(20);
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(16, 2);
    extra.writeBigUInt64LE(3n, 4);
    extra.writeBigUInt64LE(3n, 12);
    const bytes = zip([
      {
        path: 'a',
        content: 'abc',
        stored: true,
        size: 0xffffffff,
        compressedSize: 0xffffffff,
        extra,
      },
    ]);
    const source = byteSource(bytes);
    const [entry] = readDirectory(source).entries;
    expect(entry && Buffer.from(readEntry(source, entry)).toString()).toBe('abc');
  });

  it('is not misled by a comment that looks like the end of a directory', () => {
    const fake = zip([{ path: 'evil.class', content: 'x' }]).subarray(-22);
    const comment = Buffer.concat([fake, Buffer.from('!')]);
    expect(paths(zip([{ path: 'a.txt' }], { comment }))).toEqual(['a.txt']);
  });

  // `jar tf` of JDK 17 and 25 lists evil.class for this file.
  it('takes a whole zip in the comment for the jar, as Java does', () => {
    const comment = Buffer.concat([zip([{ path: 'evil.class', content: 'x' }]), Buffer.from('!')]);
    expect(paths(zip([{ path: 'a.txt' }], { comment }))).toEqual(['evil.class']);
  });

  it('reads entries with a data descriptor by the sizes of the directory', () => {
    const source = byteSource(zip([{ path: 'a.txt', content: 'hello', descriptor: true }]));
    const [entry] = readDirectory(source).entries;
    expect(entry && Buffer.from(readEntry(source, entry)).toString()).toBe('hello');
  });

  it('decodes paths as UTF-8 without the flag, as Java does, and as CP437 where they are none', () => {
    expect(paths(zip([{ path: 'ü.txt' }]))).toEqual(['ü.txt']);
    expect(paths(zip([{ path: Buffer.from([0x81, 0x2e, 0x78]) }]))).toEqual(['ü.x']);
  });

  it('says the same as yauzl of any jar', async () => {
    const segment = fc.stringMatching(/^[a-zA-Z0-9_$-]{1,12}$/);
    const entry = fc.record({
      path: fc.array(segment, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/')),
      content: fc.uint8Array({ maxLength: 300 }),
      stored: fc.boolean(),
      descriptor: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { maxLength: 12 }), fc.boolean(), async (entries, wide) => {
        const bytes = zip(entries, { wide });
        const source = byteSource(bytes);
        const ours = readDirectory(source).entries;
        expect(ours.map((e) => [e.path, e.crc32, e.size, e.offset])).toEqual(await byYauzl(bytes));
        expect(ours.map((e) => Buffer.from(readEntry(source, e)))).toEqual(
          entries.map(({ content }) => Buffer.from(content)),
        );
      }),
    );
  });
});

function byYauzl(bytes: Buffer): Promise<readonly (readonly [string, number, number, number])[]> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (error, file) => {
      if (error) return reject(error);
      const found: [string, number, number, number][] = [];
      file.on('entry', (entry) => {
        found.push([
          entry.fileName,
          entry.crc32,
          entry.uncompressedSize,
          entry.relativeOffsetOfLocalHeader,
        ]);
        file.readEntry();
      });
      file.on('end', () => resolve(found));
      file.on('error', reject);
      return file.readEntry();
    });
  });
}
