import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FormatError } from '../../../src/contract/problem/errors.js';
import { firstJars, readJars, readMember } from '../../../src/formats/tarball/read-member.js';
import type { TarEntry } from '../../support/tarball.js';
import { pax, tarball } from '../../support/tarball.js';
import { byteSource } from '../../support/zip.js';

const wanted: TarEntry = { path: 'dist/lib/x.jar', content: 'the jar' };
const other: TarEntry = { path: 'dist/lib/other.jar', content: 'x'.repeat(1500) };

async function textOf(bytes: Uint8Array, name = 'dist/lib/x.jar'): Promise<string> {
  const member = await readMember(byteSource(bytes, 'dist.tar'), name);
  expect(member.problems).toEqual([]);
  return Buffer.from(member.bytes).toString();
}

async function refusal(bytes: Uint8Array, name = 'dist/lib/x.jar'): Promise<FormatError> {
  try {
    await readMember(byteSource(bytes, 'dist.tar'), name);
  } catch (error) {
    if (error instanceof FormatError) return error;
    throw error;
  }
  throw new Error('it was read');
}

describe('a member of a tarball', () => {
  it('is read out of a plain one and a gzipped one', async () => {
    const bytes = tarball([other, wanted, other]);
    expect(await textOf(bytes)).toBe('the jar');
    expect(await textOf(gzipSync(bytes))).toBe('the jar');
  });

  it('is found with or without "./" before its name', async () => {
    expect(await textOf(tarball([{ ...wanted, path: './dist/lib/x.jar' }]))).toBe('the jar');
    expect(await textOf(tarball([wanted]), './dist/lib/x.jar')).toBe('the jar');
  });

  it('of several entries of one name the last counts, as it does for what unpacks them', async () => {
    expect(await textOf(tarball([wanted, other, { ...wanted, content: 'newer' }]))).toBe('newer');
  });

  it('may have its name and size in an extended header (pax, GNU)', async () => {
    const long = `${'deep/'.repeat(40)}x.jar`;
    const cut = { path: long.slice(0, 99), content: 'the jar' };
    expect(await textOf(tarball([pax({ path: long }), cut]), long)).toBe('the jar');
    const gnu = { path: '././@LongLink', type: 'L', content: `${long}\0` };
    expect(await textOf(tarball([gnu, cut]), long)).toBe('the jar');
    const sized = { path: 'dist/lib/x.jar', size: 0, content: 'the jar' };
    expect(await textOf(tarball([pax({ size: '7' }), sized]))).toBe('the jar');
  });

  it('is read where the tarball has no end mark, since other tools read it, too', async () => {
    expect(await textOf(tarball([other, wanted], false))).toBe('the jar');
  });

  it('is what was packed, whatever the sizes and wherever pieces end', async () => {
    const entry = fc.record({
      path: fc.stringMatching(/^[a-z]{1,9}$/),
      content: fc.uint8Array({ maxLength: 1600 }),
    });
    const entries = fc.uniqueArray(entry, { selector: ({ path }) => path, minLength: 1 });
    await fc.assert(
      fc.asyncProperty(entries, fc.nat(), async (list, choice) => {
        const chosen = list[choice % list.length];
        const member = await readMember(byteSource(tarball(list)), chosen?.path ?? '');
        expect([...member.bytes]).toEqual([...(chosen?.content ?? [])]);
      }),
    );
  });
});

describe('a hostile tarball', () => {
  it.each<[string, string, readonly TarEntry[], number]>([
    [
      'a symbolic link',
      'tarball.not-a-file',
      [{ ...wanted, type: '2', content: '', link: '/etc/passwd' }],
      0,
    ],
    [
      'a hard link',
      'tarball.not-a-file',
      [other, { ...wanted, type: '1', content: '', link: 'y' }],
      2048,
    ],
    ['a folder', 'tarball.not-a-file', [{ path: 'dist/lib/x.jar/', type: '5' }], 0],
    ['a device', 'tarball.not-a-file', [{ ...wanted, type: '3', content: '' }], 0],
    ['a sparse file of old GNU', 'tarball.sparse', [{ ...wanted, type: 'S' }], 0],
    [
      'a sparse file of pax',
      'tarball.sparse',
      [
        pax({ 'GNU.sparse.major': '1', 'GNU.sparse.name': 'dist/lib/x.jar' }),
        { path: 'GNUSparseFile.1/x.jar', content: 'map' },
      ],
      1024,
    ],
    ['a size beyond all reason', 'tarball.too-large', [{ ...wanted, size: 2 ** 31 }], 0],
    ['a size beyond the end', 'tarball.truncated', [{ ...wanted, size: 5000 }], 2048],
    ['no such member', 'tarball.no-member', [other], 0],
  ])('%s is %s', async (_title, code, entries, offset) => {
    const error = await refusal(tarball(entries));
    expect(error.code).toBe(code);
    expect(error.place.offset ?? 0).toBe(offset);
    expect(error.place.entry).toMatch(/x\.jar/);
  });

  it.each<[string, Uint8Array, string]>([
    ['nothing', Buffer.alloc(0), 'tarball.not-a-tarball'],
    ['a page of HTML', Buffer.from('<html>'.repeat(200)), 'tarball.not-a-tarball'],
    ['a gzipped text', gzipSync('x'.repeat(2000)), 'tarball.not-a-tarball'],
    ['a tarball gzipped twice', gzipSync(gzipSync(tarball([wanted]))), 'tarball.not-a-tarball'],
    [
      'a gzip stream cut short',
      gzipSync(tarball([wanted, other])).subarray(0, -12),
      'tarball.truncated',
    ],
    [
      'a gzip stream without its checksum',
      gzipSync(tarball([wanted])).subarray(0, -8),
      'tarball.truncated',
    ],
    [
      'a tarball cut inside a block',
      tarball([wanted, other]).subarray(0, 1800),
      'tarball.truncated',
    ],
    [
      'a tarball cut before the member',
      tarball([other, wanted]).subarray(0, 2048),
      'tarball.truncated',
    ],
  ])('%s is %s', async (_title, bytes, code) => {
    expect((await refusal(bytes)).code).toBe(code);
  });

  it('a gzip stream with a wrong byte does not inflate', async () => {
    const bytes = gzipSync(tarball([wanted]));
    bytes.fill(0xff, 20, 40);
    expect((await refusal(bytes)).code).toBe('tarball.damaged-gzip');
  });

  it('a bomb is told before it fills the memory or the day', async () => {
    const bytes = gzipSync(
      Buffer.concat([
        tarball([{ ...wanted, path: 'zeros', size: 600_000_000 }], false),
        Buffer.alloc(310_000_000),
      ]),
    );
    expect((await refusal(bytes)).code).toBe('tarball.too-large');
  });

  it('cut at any block or byte, it is refused or read as a whole', async () => {
    const bytes = tarball([pax({ comment: 'c' }), other, wanted], false);
    const codes = new Set<string>();
    for (let length = 0; length < bytes.length; length += 37)
      codes.add((await refusal(bytes.subarray(0, length))).code);
    expect([...codes].sort()).toEqual(['tarball.not-a-tarball', 'tarball.truncated']);
  });

  it('names that lead elsewhere are told, and hide nothing', async () => {
    const bytes = tarball([{ path: '../../etc/x', content: '1' }, { path: '/etc/y' }, wanted]);
    const { bytes: jar, problems } = await readMember(byteSource(bytes, 'd.tar'), 'dist/lib/x.jar');
    expect(Buffer.from(jar).toString()).toBe('the jar');
    expect(problems).toEqual([
      { code: 'tarball.unsafe-path', file: 'd.tar', entry: '../../etc/x', offset: 0, count: 2 },
    ]);
  });

  it('a damaged header is told with its place, and hides no other', async () => {
    const bytes = tarball([other, { path: 'broken', checksum: 1 }, wanted]);
    const { problems } = await readMember(byteSource(bytes, 'd.tar'), 'dist/lib/x.jar');
    expect(problems).toEqual([
      {
        code: 'tarball.damaged-entry',
        file: 'd.tar',
        offset: 2048,
        count: 1,
        detail: 'checksum failure',
      },
    ]);
    const error = await refusal(tarball([other, { path: 'broken', checksum: 1 }]));
    expect([error.code, error.place.offset]).toEqual(['tarball.damaged-header', 2048]);
  });

  it('the map of a sparse file is not taken for entries', async () => {
    const smuggled = tarball([{ path: 'dist/lib/x.jar', type: '0' }], false);
    smuggled[504] = 0;
    const sparse = {
      path: 'sparse',
      type: 'S',
      content: 'body',
      map: [smuggled],
      patch: { 482: 1 },
    };
    expect(await textOf(tarball([sparse, wanted]))).toBe('the jar');
    expect((await refusal(tarball([sparse]))).code).toBe('tarball.no-member');
  });

  it('the body of an extended header is not taken for a sparse file', async () => {
    const text = pax({ comment: `${'S'.repeat(400)}${'\u0001'.repeat(400)}` });
    expect(await textOf(tarball([text, wanted]))).toBe('the jar');
  });
});

describe('the jars of a tarball', () => {
  const jars = ['a/one.jar', 'a/notes.txt', 'b/two-1.0.jar', 'b/three.jar'];
  const bytes = tarball(jars.map((path) => ({ path, content: 'x' })));

  it('the first ones are found without reading on', async () => {
    const cut = bytes.subarray(0, 1024 + 1024 + 1024);
    expect(await firstJars(byteSource(cut), 2)).toEqual(['a/one.jar', 'b/two-1.0.jar']);
  });

  it('those nearest to a member that is not there are named', async () => {
    const { advice } = await refusal(bytes, 'lib/two.jar');
    expect(advice).toMatch(/^name one that is in it, such as b\/two-1\.0\.jar, /);
    expect((await refusal(bytes, 'lib/three.jar')).advice).toContain('such as b/three.jar,');
  });
});

describe('the jars of a folder of a tarball', () => {
  const below: TarEntry = { path: 'dist/lib/ext/y.jar', content: 'below' };
  const text: TarEntry = { path: 'dist/lib/readme.txt', content: 'text' };
  const read = async (folder: string, ...entries: readonly TarEntry[]) => {
    const { jars } = await readJars(byteSource(tarball(entries), 'dist.tar'), folder);
    return jars.map(({ name, bytes }) => `${name} ${bytes.length}`);
  };

  it('are those right below it, by name, whatever their order; of two of one name the last', async () => {
    const first = { ...wanted, content: 'an earlier jar' };
    const all = ['dist/lib/other.jar 1500', 'dist/lib/x.jar 7'];
    expect(await read('dist/lib/', first, below, text, wanted, other)).toEqual(all);
    expect(await read('./dist/lib', wanted, other)).toEqual(all);
    expect(await read('', { path: './a.jar', content: 'a' }, wanted)).toEqual(['a.jar 1']);
  });

  it('are refused where there is none, with the names of others', async () => {
    await expect(read('lib/', wanted)).rejects.toMatchObject({
      code: 'tarball.no-member',
      message: 'dist.tar has no lib/*',
    });
  });
});
