import { text as textOf } from 'node:stream/consumers';
import { fromBuffer } from 'yauzl';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ByteSource } from '../../../src/contract/ports/bytes.js';
import { dosTime, storedEntry } from '../../../src/formats/jar/added-entry.js';
import { readDirectory } from '../../../src/formats/jar/directory.js';
import { manifestWith } from '../../../src/formats/jar/manifest-with.js';
import type { OriginalRecord } from '../../../src/formats/jar/original-record.js';
import { originalPieces, originalRecord } from '../../../src/formats/jar/original-record.js';
import type { JarPatch } from '../../../src/formats/jar/patched-jar.js';
import { patchedJar } from '../../../src/formats/jar/patched-jar.js';
import { partsOf, piecedSource } from '../../../src/formats/jar/pieces.js';
import { readRawDirectory } from '../../../src/formats/jar/raw-directory.js';
import { readEntry } from '../../../src/formats/jar/read-entry.js';
import { manifestBytes } from '../../../src/formats/jar/taken-regions.js';
import { badJars } from '../../support/bad-jars.js';
import type { ZipEntry, ZipOptions } from '../../support/zip.js';
import { byteSource, zip } from '../../support/zip.js';

const MANIFEST = 'META-INF/MANIFEST.MF';
const manifest: ZipEntry = { path: MANIFEST, content: 'Manifest-Version: 1.0\r\nX-Y: z\r\n\r\n' };
const time = dosTime(Date.UTC(2024, 1, 3, 4, 5, 6));
const extra = Buffer.from([0x55, 0x54, 5, 0, 1, 1, 2, 3, 4]); // a time of Info-ZIP
const ours: JarPatch = {
  manifest: Buffer.from('Manifest-Version: 1.0\r\nX-Y: z\r\nStopgap: yes\r\n\r\n'),
  added: [
    storedEntry('org/example/Added.class', Buffer.from('added'), time),
    storedEntry('META-INF/uberplan/ü.txt', Buffer.from('told'), time),
  ],
};

/** Jars to patch, and what each is for. */
const jars: Readonly<Record<string, readonly [readonly ZipEntry[], ZipOptions?]>> = {
  'of one manifest': [[manifest]],
  'with the manifest first': [[manifest, { path: 'a', content: 'a' }, { path: 'b/' }]],
  'with the manifest second, as jar tools write it': [
    [{ path: 'META-INF/' }, manifest, { path: 'a', content: 'aaa', stored: true }],
  ],
  'with the manifest last': [[{ path: 'a', content: 'a' }, manifest]],
  'with a manifest in lower case': [[{ ...manifest, path: 'meta-inf/manifest.mf' }]],
  'without a manifest': [[{ path: 'a', content: 'a' }, { path: 'b' }]],
  'without any entry': [[]],
  'with data descriptors': [
    [
      { path: 'a', content: 'a', descriptor: true },
      { ...manifest, descriptor: true },
      { path: 'b', content: 'b', descriptor: true },
    ],
  ],
  'with extra fields': [
    [
      { path: 'a', extra },
      { ...manifest, extra },
      { path: 'b', extra },
    ],
  ],
  'with bytes before it': [[manifest, { path: 'a' }], { prefix: Buffer.from('#!/bin/sh\n') }],
  'with bytes before it and no manifest': [[{ path: 'a' }], { prefix: Buffer.from('#!') }],
  'with a comment': [[manifest, { path: 'a' }], { comment: 'built by hand' }],
  'with zip64 records': [[manifest, { path: 'a' }], { wide: true, comment: 'wide' }],
  'with zip64 records that it does not need': [[manifest, { path: 'a' }], { alsoWide: true }],
  'with zip64 fields': wideJar(),
  'with duplicate entries': [[manifest, { path: 'a', content: '1' }, { path: 'a', content: '2' }]],
  'with two manifests': [[manifest, { path: 'a' }, { ...manifest, content: 'A: b\n\n' }]],
  'with records that are there twice': [
    [{ path: 'a', stored: true, content: 'a' }, manifest, manifest],
    { comment: 'twice' },
  ],
  'of several releases': [
    [manifest, { path: 'A.class' }, { path: 'META-INF/versions/9/A.class', content: '9' }],
  ],
  'with a path that is not ASCII': [[manifest, { path: 'ä', flags: 0x800, content: 'ä' }]],
};

describe.each(Object.entries(jars))('a jar %s', (_, [entries, options]) => {
  const source = byteSource(zip(entries, options), 'target.jar');
  const patched = written(source, ours);

  it('is given back bit for bit', () => {
    const record = throughJson(originalRecord(source));
    expect(Buffer.concat([...partsOf(patched, originalPieces(patched, record))])).toEqual(
      source.read(0, source.size),
    );
  });

  it('keeps all but the manifest, and ends with what was added', () => {
    const [old, now] = [rowsOf(source), rowsOf(patched)];
    const isOurs = ({ path }: { path: string }) => path.toUpperCase() === MANIFEST;
    const kept = now.slice(0, -2);
    expect(kept.filter((row) => !isOurs(row))).toEqual(old.filter((row) => !isOurs(row)));
    expect(kept.length).toBe(old.length + (old.some(isOurs) ? 0 : 1));
    expect(kept.findIndex(isOurs)).toBe(Math.max(0, manifestPlace(old)));
    expect(now.slice(-2).map(({ path }) => path)).toEqual(ours.added.map(({ path }) => path));
  });

  it('is read by yauzl, sums and all', async () => {
    const found = await readByYauzl(patched);
    const [one, two] = ours.added;
    expect(found.slice(-2)).toEqual([
      [one?.path, 'added'],
      [two?.path, 'told'],
    ]);
    expect(found.filter(([, text]) => text === ours.manifest.toString())).toHaveLength(1);
  });
});

describe('a patched jar', () => {
  it('has its new manifest in place of the one that Java takes, which is the last', () => {
    const second = { ...manifest, content: 'A: b\n\n' };
    for (const last of [second, { ...second, descriptor: true, path: 'meta-inf/Manifest.mf' }]) {
      const source = byteSource(zip([manifest, last, { path: 'a' }]));
      const old = manifestBytes(source, readRawDirectory(source));
      expect(Buffer.from(old ?? []).toString()).toBe('A: b\n\n');
      const patched = written(source, { manifest: Buffer.from('C: d\n\n'), added: [] });
      const now = readDirectory(patched).entries.map((one) => readEntry(patched, one));
      expect(now.map((bytes) => Buffer.from(bytes).toString())).toEqual([
        manifest.content,
        'C: d\n\n',
        '',
      ]);
    }
  });

  it('is the same for the same inputs', () => {
    const source = byteSource(zip([manifest, { path: 'a' }]));
    expect(bytesOf(written(source, ours))).toEqual(bytesOf(written(source, ours)));
  });

  it('can be patched again, so that one record gives the original', () => {
    const source = byteSource(zip([manifest, { path: 'a' }]));
    const record = originalRecord(source);
    const once = written(source, ours);
    const original = piecedSource(once, originalPieces(once, record));
    const more = { ...ours, added: [...ours.added, storedEntry('more', Buffer.from('x'), time)] };
    const pieces = patchedJar(original, more).pieces;
    const twice = byteSource(Buffer.concat([...partsOf(original, pieces)]));
    expect(bytesOf(twice)).toEqual(bytesOf(written(source, more)));
    expect(bytesOf(piecedSource(twice, originalPieces(twice, record)))).toEqual(bytesOf(source));
  });

  it('leaves out what is dropped, and gives it back', () => {
    const signature = { path: 'META-INF/KEY.SF', content: 'Signature-Version: 1.0' };
    const block = { path: 'META-INF/KEY.RSA', content: 'block', descriptor: true };
    const source = byteSource(zip([manifest, signature, block, { path: 'a', content: 'a' }]));
    const dropped = [signature.path, block.path];
    const patched = written(source, { ...ours, dropped });
    expect(rowsOf(patched).map(({ path }) => path)).toEqual([
      MANIFEST,
      'a',
      ...ours.added.map(({ path }) => path),
    ]);
    const record = throughJson(originalRecord(source, dropped));
    expect(bytesOf(piecedSource(patched, originalPieces(patched, record)))).toEqual(
      bytesOf(source),
    );
  });

  it('has the time and the flags of its manifest, and no descriptor behind it', () => {
    const bytes = zip([{ ...manifest, descriptor: true, flags: 0x806 }]);
    bytes.writeUInt32LE(time, 10); //                     10 of the local header
    const patched = bytesOf(written(byteSource(bytes), ours));
    expect(patched.readUInt32LE(10)).toBe(time);
    expect(patched.readUInt16LE(6)).toBe(0x800); //        6 flags
    expect(patched.readUInt16LE(8)).toBe(0); //            8 method
    expect(patched.readUInt32LE(18)).toBe(ours.manifest.length);
  });

  it('gets zip64 records where 65,535 entries make them necessary', () => {
    const entries = Array.from({ length: 65_533 }, (_, index) => ({ path: `e${index}` }));
    const source = byteSource(zip([...entries, manifest]));
    const patched = written(source, ours);
    expect(readDirectory(patched).entries).toHaveLength(65_536);
    const back = piecedSource(patched, originalPieces(patched, originalRecord(source)));
    expect(bytesOf(back).equals(bytesOf(source))).toBe(true);
  });

  it('is given back whatever lies in it', () => {
    const path = fc.constantFrom('a', 'b/c', 'META-INF/', MANIFEST, 'META-INF/X.SF', 'd.class');
    const entry = fc.record({
      path,
      content: fc.string({ maxLength: 40 }),
      stored: fc.boolean(),
      descriptor: fc.boolean(),
      extra: fc.constantFrom(Buffer.alloc(0), extra),
    });
    const options = fc.record({
      prefix: fc.uint8Array({ maxLength: 9 }),
      comment: fc.uint8Array({ maxLength: 9 }),
      wide: fc.boolean(),
    });
    const content = fc.tuple(fc.array(entry, { maxLength: 7 }), options);
    fc.assert(
      fc.property(content, fc.boolean(), ([entries, given], drops) => {
        const prefix = given.wide ? Buffer.alloc(0) : given.prefix;
        const source = byteSource(zip(entries, { ...given, prefix }));
        const dropped = drops ? ['META-INF/X.SF'] : [];
        const patched = written(source, { ...ours, dropped });
        const record = throughJson(originalRecord(source, dropped));
        const back = piecedSource(patched, originalPieces(patched, record));
        expect(bytesOf(back).equals(bytesOf(source))).toBe(true);
      }),
    );
  });
});

describe('what cannot be patched', () => {
  it.each(Object.keys(badJars))('%s is refused as it is where it is read', (name) => {
    const source = byteSource(badJars[name]?.() ?? Buffer.alloc(0), name);
    expect(codeOf(() => readRawDirectory(source))).toBe(codeOf(() => readDirectory(source)));
  });

  it('is an entry that would move beyond 4 GiB and has no zip64 field', () => {
    expect(() => patchedJar(farJar(), ours)).toThrow(
      expect.objectContaining({
        code: 'jar.too-large',
        place: { file: 'test.jar', entry: 'far' },
      }),
    );
  });

  it('is a jar whose manifest lies under another name than its directory says', () => {
    const source = byteSource(zip([{ ...manifest, localPath: 'META-INF/MANIFEST.MG' }]), 'a.jar');
    expect(() => patchedJar(source, ours)).toThrow(
      expect.objectContaining({ code: 'jar.header-mismatch' }),
    );
  });

  it('is one to which a path that leaves its folder is to be added', () => {
    const added = [storedEntry('../up', Buffer.alloc(0), time)];
    expect(() => patchedJar(byteSource(zip([manifest])), { ...ours, added })).toThrow(
      expect.objectContaining({ code: 'jar.unsafe-path' }),
    );
  });
});

describe('a record that is not of this jar', () => {
  const source = byteSource(zip([manifest, { path: 'a', content: 'a' }]));
  const patched = written(source, ours);
  const record = originalRecord(source);

  it.each([
    ['of another size', { size: record.size + 1 }],
    ['of more entries', { entries: 9 }],
    ['of a directory beyond the end', { directory: 10_000 }],
    ['of a directory before the manifest ends', { directory: 1 }],
    ['of a region beyond the end', { regions: [{ offset: 1e9, bytes: '', dropped: false }] }],
    ['of a region in the middle of data', { regions: [{ offset: 40, bytes: '', dropped: false }] }],
  ])('%s is refused', (_, wrong: Partial<OriginalRecord>) => {
    expect(() => originalPieces(patched, { ...record, ...wrong })).toThrow(
      expect.objectContaining({ code: 'patch.undo-mismatch' }),
    );
  });
});

describe('a manifest that was only extended', () => {
  it('is told by the reader of manifests in the patched jar', () => {
    const old = Buffer.from('Manifest-Version: 1.0\r\n\r\n');
    const source = byteSource(zip([{ path: MANIFEST, content: old }]));
    const patched = written(source, { manifest: manifestWith(old, [['A', 'b']]), added: [] });
    expect(bytesOf(patched).toString('latin1')).toContain('Manifest-Version: 1.0\r\nA: b\r\n\r\n');
  });
});

function written(source: ByteSource, patch: JarPatch): ByteSource {
  const { pieces, size } = patchedJar(source, patch);
  const bytes = Buffer.concat([...partsOf(source, pieces)]);
  expect(bytes.length).toBe(size);
  return byteSource(bytes, source.name);
}

function bytesOf(source: ByteSource): Buffer {
  return Buffer.from(source.read(0, source.size));
}

function throughJson(record: OriginalRecord): OriginalRecord {
  const text = JSON.stringify(record);
  expect(JSON.parse(text)).toEqual(record);
  return record;
}

/** Each record with all it says but where its entry lies, and the bytes from its local header on. */
function rowsOf(source: ByteSource) {
  const { bytes, at, offset, count, bounds } = readRawDirectory(source);
  return readPaths(source, count).map((path, row) => {
    const record = Buffer.from(bytes.subarray(at[row], at[row + 1]));
    record.fill(0, 42, 46);
    const next = Math.min(bounds.start, ...offset.filter((other) => other > (offset[row] ?? 0)));
    const local = Buffer.from(source.read(offset[row] ?? 0, next - (offset[row] ?? 0)));
    return { path, record: withoutWide(record), local };
  });
}

function readPaths(source: ByteSource, count: number): readonly string[] {
  const { bytes, at } = readRawDirectory(source);
  return Array.from({ length: count }, (_, row) => {
    const start = (at[row] ?? 0) + 46;
    return bytes.toString('utf8', start, start + bytes.readUInt16LE(start - 18));
  });
}

/** Of a zip64 field here only the offset, which may differ. */
function withoutWide(record: Buffer): Buffer {
  const field = record.indexOf(Buffer.from([1, 0, 8, 0]), 46);
  if (field > 0) record.fill(0, field + 4, field + 12);
  return record;
}

function manifestPlace(rows: readonly { path: string }[]): number {
  return rows.findIndex(({ path }) => path.toUpperCase() === MANIFEST);
}

/** A jar whose offsets stand in zip64 fields, where there was room for them in the records. */
function wideJar(): readonly [readonly ZipEntry[], ZipOptions] {
  const placed = (one: number, two: number) => [
    manifest,
    wideEntry('first.txt', one),
    wideEntry('second.txt', two),
  ];
  const draft = zip(placed(0, 0));
  return [
    placed(draft.indexOf('first.txt') - 30, draft.indexOf('second.txt') - 30),
    { wide: true },
  ];
}

function wideEntry(path: string, offset: number): ZipEntry {
  const field = Buffer.alloc(12); // 0 id   2 length   4 offset (APPNOTE 4.5.3)
  field.writeUInt16LE(1, 0);
  field.writeUInt16LE(8, 2);
  field.writeBigUInt64LE(BigInt(offset), 4);
  return { path, content: path, offset: 0xffffffff, extra: field };
}

/** A jar with zip64 records whose last entry lies at the last offset that a record has room for. */
function farJar(): ByteSource {
  const bytes = zip([manifest, { path: 'near' }, { path: 'far' }], { wide: true });
  const at = bytes.indexOf('far') - 30;
  const gap = 0xfffffffe - at;
  bytes.writeUInt32LE(0xfffffffe, bytes.lastIndexOf('far') - 4);
  for (const place of [bytes.length - 98 + 48, bytes.length - 42 + 8])
    bytes.writeBigUInt64LE(bytes.readBigUInt64LE(place) + BigInt(gap), place);
  return piecedSource({ ...byteSource(bytes), read: (offset, length) => read(offset, length) }, [
    { kind: 'copy', offset: 0, length: at },
    { kind: 'copy', offset: GAP, length: gap },
    { kind: 'copy', offset: at, length: bytes.length - at },
  ]);

  function read(offset: number, length: number): Uint8Array {
    return offset >= GAP ? Buffer.alloc(length) : bytes.subarray(offset, offset + length);
  }
}

/** Where in a source that has no end nothing lies. */
const GAP = 2 ** 40;

function codeOf(act: () => unknown): unknown {
  try {
    act();
    return undefined;
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
}

/** Path and text of each entry; the sums are compared by our own reader. Of bytes before a jar yauzl knows nothing. */
function readByYauzl(source: ByteSource): Promise<readonly (readonly [string, string])[]> {
  for (const entry of readDirectory(source).entries) readEntry(source, entry);
  return new Promise((resolve, reject) => {
    const { shift } = readRawDirectory(source).bounds;
    fromBuffer(bytesOf(source).subarray(shift), { lazyEntries: true }, (failure, file) => {
      if (failure) return reject(failure);
      const found: [string, string][] = [];
      file.on('entry', (entry) =>
        file.openReadStream(entry, async (error, stream) => {
          if (error) return reject(error);
          found.push([entry.fileName, await textOf(stream)]);
          return file.readEntry();
        }),
      );
      file.on('end', () => resolve(found));
      file.on('error', reject);
      return file.readEntry();
    });
  });
}
