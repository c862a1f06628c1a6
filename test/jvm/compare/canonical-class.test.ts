import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FormatError } from '../../../src/contract/problem/errors.js';
import { encodeModifiedUtf8 } from '../../../src/formats/classfile/modified-utf8.js';
import { readConstantPool, tag, text } from '../../../src/formats/classfile/constant-pool.js';
import { canonicalClass } from '../../../src/jvm/compare/canonical-class.js';
import { classShape } from '../../../src/jvm/compare/canonical-shape.js';
import { mappedNames, movedPrefix } from '../../../src/jvm/compare/moved-names.js';
import { fitStrings } from '../../../src/jvm/compare/moved-strings.js';
import { codedClass } from '../../support/coded-class.js';

/** Classes of javac with all kinds of attributes, constants and instructions. */
const fixtures = ['everything', 'odd', 'opcodes', 'plain'].flatMap((folder) =>
  readdirSync(new URL(`../../fixtures/classes/${folder}/`, import.meta.url))
    .filter((name) => name.endsWith('.class'))
    .map((name) => ({
      name,
      bytes: readFileSync(new URL(`../../fixtures/classes/${folder}/${name}`, import.meta.url)),
    })),
);

it.each(fixtures)(
  '$name keeps its form and shape where all its classes are renamed',
  ({ bytes }) => {
    const old = canonicalClass(bytes);
    const top = old.name.split('$', 1)[0] ?? '';
    const now = renamed(bytes, (value) =>
      value.replaceAll(new RegExp(`(^|[L;[])(${top})(?=[$;<.]|$)`, 'g'), '$1x/y/$2'),
    );
    const form = canonicalClass(now);
    expect(form.name).toBe(`x/y/${old.name}`);
    expect(form.digest).toBe(old.digest);
    expect(classShape(now)).toBe(classShape(bytes));
    expect(mappedNames(old.names, form.names, () => true)?.prefixes).toEqual([
      { from: '', to: 'x/y/' },
    ]);
  },
);

it.each(fixtures)('$name has a form of its own', ({ name, bytes }) => {
  const { digest } = canonicalClass(bytes);
  const others = fixtures.filter((fixture) => fixture.name !== name);
  expect(others.map((other) => canonicalClass(other.bytes).digest)).not.toContain(digest);
});

it.each(fixtures)('$name cut at any byte has no form, and says so', ({ bytes }) => {
  const silent = Array.from({ length: bytes.length }, (_, end) => end).filter(
    (end) => outcome(bytes.subarray(0, end)) !== 'refused',
  );
  expect(silent).toEqual([]);
});

it.each(fixtures)('$name with any one byte damaged is read or refused', ({ bytes }) => {
  const outcomes = Array.from(bytes, (value, at) => {
    const damaged = Buffer.from(bytes);
    damaged[at] = value ^ 0xff;
    return outcome(damaged);
  });
  expect(outcomes).toContain('refused');
});

describe('names', () => {
  const segment = fc.stringMatching(/^[a-z][a-z0-9]{0,5}$/);
  const path = fc.array(segment, { minLength: 1, maxLength: 3 }).map((all) => all.join('/'));

  it('a prefix before a package is found as it is', () => {
    fc.assert(
      fc.property(path, path, segment, (prefix, folder, name) => {
        expect(movedPrefix(`${folder}/${name}`, `${prefix}/${folder}/${name}`)?.to).toMatch(
          new RegExp(`^${prefix}/`),
        );
      }),
    );
  });

  it('are mapped wherever they stand, in code and strings, by any prefix', () => {
    fc.assert(
      fc.property(path, path, fc.nat(300), (folder, prefix, padding) => {
        fc.pre(!folder.startsWith('java/') && !prefix.startsWith('java/') && folder !== 'java');
        const old = canonicalClass(using(folder, 0));
        const now = canonicalClass(using(`${prefix}/${folder}`, padding));
        expect(now.digest).toBe(old.digest);
        const mapping = mappedNames(old.names, now.names, () => true);
        expect(mapping && fitStrings(old.strings, now.strings, mapping.prefixes)).toBe(true);
      }),
    );
  });

  it('that become one, or one that becomes two, are no move', () => {
    const always = (): boolean => true;
    expect(mappedNames(['a/X', 'b/X'], ['c/X', 'c/X'], always)).toBeUndefined();
    expect(mappedNames(['(La/X;La/X;)V'], ['(Lb/X;Lc/X;)V'], always)).toBeUndefined();
    expect(mappedNames(['a/X', '(La/X;)V'], ['b/X', '(La/X;)V'], always)).toBeUndefined();
  });

  it('of one package that went to two are no move', () => {
    expect(mappedNames(['a/X', 'a/Y'], ['b/X', 'c/Y'], () => true)).toBeUndefined();
  });

  it('in signatures with base types, variables and inner classes are mapped', () => {
    expect(
      mappedNames(
        ['<T:La/B<TT;>.C;>(I[JLa/B;TT;+La/D;)V^La/E;'],
        ['<T:Lx/a/B<TT;>.C;>(I[JLx/a/B;TT;+Lx/a/D;)V^Lx/a/E;'],
        () => true,
      )?.prefixes,
    ).toEqual([{ from: '', to: 'x/' }]);
  });
});

describe('strings', () => {
  const prefixes = [{ from: '', to: 'x/' }];
  it.each([
    ['a.b.C', 'x.a.b.C'],
    ['a/b/c.properties', 'x/a/b/c.properties'],
    ['/a/b/c.properties', '/x/a/b/c.properties'],
    ['(La/B;I)[La/C;', '(Lx/a/B;I)[Lx/a/C;'],
    ['see a.b.C, or a.b', 'see x.a.b.C, or x.a.b'],
  ])('%s can have become %s', (old, now) => {
    expect(fitStrings([old], [now], prefixes)).toBe(true);
    expect(fitStrings([old], [now], [])).toBe(false);
  });

  it.each([
    ['a.b.C', 'x.a.b.D'],
    ['a.b.C', 'y.a.b.C'],
    ['word', 'x.word'],
    ['a.b.C here', 'x.a.b.C  here'],
  ])('%s cannot have become %s', (old, now) => {
    expect(fitStrings([old], [now], prefixes)).toBe(false);
  });
});

function using(folder: string, padding: number): Buffer {
  return codedClass({
    name: `${folder}/Use`,
    padding,
    field: { name: 'one', type: `${folder}/One` },
    steps: [
      { load: `${folder.replaceAll('/', '.')}.Two` },
      { load: `/${folder}/words` },
      { call: [`${folder}/One`, 'walk', `(IL${folder}/Two;J)V`] },
    ],
  });
}

function outcome(bytes: Uint8Array): 'read' | 'refused' {
  try {
    classShape(bytes);
    canonicalClass(bytes);
    return 'read';
  } catch (error) {
    if (error instanceof FormatError) return 'refused';
    throw error;
  }
}

/** The class file with its texts mapped; nothing else of it changes, since all else points at constants by index. */
function renamed(bytes: Buffer, map: (value: string) => string): Buffer {
  const pool = readConstantPool(bytes, 8);
  const constants: Buffer[] = [];
  for (let index = 1; index < pool.count; index++) {
    const start = (pool.offsets[index] ?? 0) - 1;
    const next = [...pool.offsets.subarray(index + 1)].find((offset) => offset > 0);
    if (pool.tags[index] === tag.utf8) {
      const mapped = encodeModifiedUtf8(map(text(pool, index)));
      constants.push(Buffer.from([1, mapped.length >> 8, mapped.length & 0xff]), mapped);
    } else if ((pool.tags[index] ?? 0) > 0)
      constants.push(bytes.subarray(start, next === undefined ? pool.end : next - 1));
  }
  return Buffer.concat([bytes.subarray(0, 10), ...constants, bytes.subarray(pool.end)]);
}
