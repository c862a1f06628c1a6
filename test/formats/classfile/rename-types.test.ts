import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FormatError } from '../../../src/contract/problem/errors.js';
import { readClassFile } from '../../../src/formats/classfile/class-file.js';
import { classFormatCode } from '../../../src/formats/classfile/fail.js';
import type { InternalName } from '../../../src/formats/classfile/names.js';
import { internalName } from '../../../src/formats/classfile/names.js';
import { readDeclaration } from '../../../src/formats/classfile/read-declaration.js';
import type { Renaming } from '../../../src/formats/classfile/rename-types.js';
import { renameTypes } from '../../../src/formats/classfile/rename-types.js';
import { canonicalClass } from '../../../src/jvm/compare/canonical-class.js';
import { classPaths } from '../../support/class-index.js';
import { codedClass } from '../../support/coded-class.js';
import { tinyClass } from '../../support/tiny-class.js';

const fixtures = new URL('../../fixtures/classes/', import.meta.url).pathname;
const paths = classPaths(fixtures);
const read = (path: string): Buffer => readFileSync(fixtures + path);
const everything = read('everything/Everything.class');

/** Names by a table; strings stay. */
function names(table: Readonly<Record<string, string>>): Renaming {
  return {
    nameOf: (name) => (Object.hasOwn(table, name) ? internalName(table[name] ?? '') : undefined),
    stringOf: () => undefined,
  };
}

/** All names and strings behind a prefix, and back. */
const forth: Renaming = {
  nameOf: (name) => internalName(`x/${name}`),
  stringOf: (value) => `x/${value}`,
};
const back: Renaming = {
  nameOf: (name) => (name.startsWith('x/') ? internalName(name.slice(2)) : undefined),
  stringOf: (value) => (value.startsWith('x/') ? value.slice(2) : undefined),
};
const stays: Renaming = { nameOf: () => undefined, stringOf: () => undefined };

test('there are classes to rename', () => {
  expect(paths.length).toBeGreaterThan(8);
});

describe.each(paths)('%s', (path) => {
  const bytes = read(path);

  test('keeps its very bytes where nothing changes', () => {
    expect(renameTypes(bytes, stays)).toBe(bytes);
    expect(renameTypes(bytes, { nameOf: (name) => name, stringOf: (value) => value })).toBe(bytes);
  });

  test('is the same class under other names', () => {
    const [old, now] = [canonicalClass(bytes), canonicalClass(renameTypes(bytes, forth))];
    expect(now.digest).toBe(old.digest);
    expect(now.name).toBe(`x/${old.name}`);
    expect(now.strings).toEqual(old.strings.map((value) => `x/${value}`));
  });

  test('declares and codes the same once it is renamed back', () => {
    const again = renameTypes(renameTypes(bytes, forth), back);
    expect(canonicalClass(again)).toEqual(canonicalClass(bytes));
    expect(readDeclaration(again)).toEqual(readDeclaration(bytes));
  });

  test('cut at any byte is refused with a code', () => {
    const silent = Array.from({ length: bytes.length }, (_, end) => end).filter(
      (end) => !codeOf(bytes.subarray(0, end))?.startsWith('class.'),
    );
    expect(silent).toEqual([]);
  });
});

/** A map of some names to others, one to one, and its inverse. */
const maps = fc
  .uniqueArray(fc.stringMatching(/^[a-z]{1,8}(?:\/[a-z$]{1,8}){0,3}$/), { minLength: 1 })
  .map((targets) => {
    const old = canonicalNames();
    const pairs = old.slice(0, targets.length).map((name, i) => [name, `to/${targets[i]}`]);
    return [
      Object.fromEntries(pairs),
      Object.fromEntries(pairs.map(([from, to]) => [to, from])),
    ] as const;
  });

function canonicalNames(): readonly string[] {
  const found = new Set<string>();
  renameTypes(everything, { ...stays, nameOf: (name) => void found.add(name) });
  return [...found];
}

test('a map and its inverse give the same declarations and code', () => {
  fc.assert(
    fc.property(maps, ([map, inverse]) => {
      const there = renameTypes(everything, names(map));
      const again = renameTypes(there, names(inverse));
      expect(canonicalClass(again)).toEqual(canonicalClass(everything));
    }),
    { numRuns: 200, seed: 5 },
  );
});

describe('a text with more than one role', () => {
  const drawn = codedClass({
    name: 'a/B',
    field: { name: 'a/C', type: 'a/C', signature: 'La/C;' },
    steps: [{ load: 'a/C' }, { load: 'La/C;' }, { call: ['a/C', 'a/B', '(La/C;)V'] }],
  });
  const table = names({ 'a/B': 'm/B', 'a/C': 'm/C' });

  test('is exchanged for the class, and stays for the string and the member', () => {
    const form = canonicalClass(renameTypes(drawn, table));
    expect(form.strings).toEqual(['a/C', 'La/C;']);
    expect(form.names).toEqual(expect.arrayContaining(['m/B', 'm/C', 'Lm/C;', '(Lm/C;)V']));
    const { fields, name } = readDeclaration(renameTypes(drawn, table));
    expect([name, fields]).toEqual([
      'm/B',
      [expect.objectContaining({ name: 'a/C', descriptor: 'Lm/C;', signature: 'Lm/C;' })],
    ]);
  });

  test('is exchanged for the string alone where only that changes', () => {
    const now = renameTypes(drawn, { ...stays, stringOf: (value) => `new ${value}` });
    const [before, after] = [canonicalClass(drawn), canonicalClass(now)];
    expect(after.strings).toEqual(before.strings.map((value) => `new ${value}`));
    expect(after.names).toEqual(before.names);
  });

  test('is exchanged apart where each role wants something else', () => {
    const now = renameTypes(drawn, { ...table, stringOf: (value) => `new ${value}` });
    expect(canonicalClass(now).strings).toEqual(['new a/C', 'new La/C;']);
    expect(canonicalClass(now).names).toContain('m/C');
  });

  test('costs one constant for each new text, and code does not move', () => {
    const [before, after] = [drawn, renameTypes(drawn, table)].map(readClassFile);
    const code = ({ pool }: ReturnType<typeof readClassFile>): Buffer =>
      pool.bytes.subarray(pool.end);
    expect((after?.pool.count ?? 0) - (before?.pool.count ?? 0)).toBe(3); // m/B, m/C, Lm/C;
    expect(after && code(after).length).toBe(before && code(before).length);
  });
});

test('the instruction that loads a constant by one byte keeps its index', () => {
  const bytes = codedClass({ name: 'a/B', padding: 240, steps: [{ load: 'a/C' }, { load: 'z' }] });
  const now = renameTypes(bytes, { ...names({ 'a/B': 'm/B' }), stringOf: () => 'moved' });
  expect(canonicalClass(now).strings).toEqual(['moved']);
  expect(now.length - bytes.length).toBe('moved'.length * 2 - 'a/C'.length - 'z'.length);
});

test('a text that is not plain goes and comes in the form of UTF-8 that classes use', () => {
  const value = 'a\u0000é\ud83d\ude00\ud800';
  const bytes = codedClass({ name: 'a/B', steps: [{ load: 'x' }] });
  const now = renameTypes(bytes, { ...stays, stringOf: () => value });
  expect(canonicalClass(now).strings).toEqual([value]);
});

test('a string in an annotation changes as strings do, its type as types do', () => {
  const bytes = tinyClass({ name: 'a/B', annotation: { type: 'a/Tag', value: 'a.Tag' } });
  const now = renameTypes(bytes, {
    ...names({ 'a/Tag': 'm/Tag' }),
    stringOf: (value) => value.replace('a.', 'm.'),
  });
  expect(readDeclaration(now).annotations).toEqual(['@m.Tag(value="m.Tag")']);
});

describe('what is refused', () => {
  test('a text that becomes longer than its length can say', () => {
    const bytes = codedClass({ name: 'a/B' });
    const long = names({ 'a/B': `m/${'b'.repeat(65_534)}` });
    expect(thrown(() => renameTypes(bytes, long))).toBe('class.no-room');
    const fits = names({ 'a/B': `m/${'b'.repeat(65_533)}` });
    expect(readDeclaration(renameTypes(bytes, fits)).name).toHaveLength(65_535);
  });

  test('more constants than an index can name', () => {
    const clash = (padding: number): Buffer =>
      codedClass({ name: 'a/B', padding, steps: [{ load: 'a/B' }] });
    const own = readClassFile(clash(0)).pool.count;
    const table = names({ 'a/B': 'm/B' });
    const full = unique(clash(0), 65_535 - own);
    expect(readClassFile(full).pool.count).toBe(65_535);
    expect(thrown(() => renameTypes(full, table))).toBe('class.no-room');
    const room = unique(clash(0), 65_534 - own);
    expect(canonicalClass(renameTypes(room, table)).name).toBe('m/B');
  });

  test('what is no class, and what has bytes behind its end', () => {
    expect(codeOf(Buffer.from([0xca, 0xfe, 0xba, 0xbf, 0, 0, 0, 52]))).toBe('class.not-a-class');
    expect(codeOf(Buffer.concat([everything, Buffer.of(0)]))).toBe('class.trailing-bytes');
  });

  test('an index of a constant that is not there, or of another kind', () => {
    const file = readClassFile(everything);
    const wrong = [...file.pool.tags.keys()]
      .filter((index) => file.pool.tags[index] === 7 || file.pool.tags[index] === 8)
      .map((index) => {
        const bytes = Buffer.from(everything);
        bytes.writeUInt16BE(index, file.pool.offsets[index]);
        return codeOf(bytes);
      });
    expect(new Set(wrong)).toEqual(new Set(['class.bad-constant-index']));
  });

  test('nothing but with a code of its own, whatever bytes changed', () => {
    const change = fc.tuple(fc.nat(everything.length - 1), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
        const bytes = Buffer.from(everything);
        for (const [offset, value] of changes) bytes[offset] = value;
        expect(codeOf(bytes) ?? 'class.').toMatch(/^class\./);
      }),
      { numRuns: 3000, seed: 7 },
    );
  });

  test('not deep nesting of tables where the format has none: they are passed over', () => {
    let nested = Buffer.alloc(0);
    const bytes = codedClass({ name: 'a/B' });
    const code = [...readClassFile(bytes).pool.tags.keys()].find((index) => {
      const { pool } = readClassFile(bytes);
      const at = pool.offsets[index] ?? 0;
      return pool.tags[index] === 1 && pool.bytes.toString('latin1', at + 2, at + 6) === 'Code';
    });
    for (let i = 0; i < 2000; i++) {
      const body = Buffer.concat([Buffer.alloc(10), Buffer.of(0, i === 0 ? 0 : 1), nested]);
      const head = Buffer.alloc(6);
      head.writeUInt16BE(code ?? 0, 0);
      head.writeUInt32BE(body.length, 2);
      nested = Buffer.concat([head, body]);
    }
    const deep = Buffer.concat([bytes.subarray(0, -2), Buffer.of(0, 1), nested]);
    const now = renameTypes(deep, names({ 'a/B': 'm/B' }));
    expect(now.length).toBe(deep.length);
  });
});

/** The class with constants behind its last that nothing uses. */
function unique(bytes: Buffer, count: number): Buffer {
  const { pool } = readClassFile(bytes);
  const head = Buffer.from(bytes.subarray(0, pool.end));
  head.writeUInt16BE(pool.count + count, 8);
  const more = Buffer.alloc(count * 5, Buffer.of(3, 0, 0, 0, 0));
  return Buffer.concat([head, more, bytes.subarray(pool.end)]);
}

function codeOf(bytes: Uint8Array): string | undefined {
  const nameOf = (name: InternalName): InternalName => internalName(`x/${name}`);
  return thrown(() => renameTypes(bytes, { nameOf, stringOf: (value) => `x${value}` }));
}

/** `undefined` where nothing is thrown; throws what is no `FormatError`. */
function thrown(run: () => unknown): string | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return classFormatCode(error) ?? error.code;
  }
}
