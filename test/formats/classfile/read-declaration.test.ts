import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FormatError } from '../../../src/contract/problem/errors.js';
import { classFormatCode } from '../../../src/formats/classfile/fail.js';
import { readDeclaration } from '../../../src/formats/classfile/read-declaration.js';
import { tinyClass } from '../../support/tiny-class.js';
import { classPaths } from '../../support/class-index.js';
import { declarationLines } from '../../support/declaration-lines.js';
import { javapDeclaration, withoutEdges } from '../../support/javap-declaration.js';

const fixtures = new URL('../../fixtures/classes/', import.meta.url).pathname;
const paths = classPaths(fixtures);

test('there are classes to read', () => {
  expect(paths.length).toBeGreaterThan(18);
});

/** Recorded by `make.sh` beside the fixtures with javap 17.0.15. */
test.each(paths)('%s declares what javap says', (path) => {
  const javap = readFileSync(fixtures + path.replace(/\.class$/, '.javap.txt'), 'utf8');
  const declared = readDeclaration(readFileSync(fixtures + path));
  expect(declarationLines(declared).map(withoutEdges)).toEqual(javapDeclaration(javap));
});

const small = [
  ...paths.filter((path) => path.startsWith('odd/') && path !== 'odd/Odd.class'),
  'everything/Everything$Point.class',
].map((path) => [path, readFileSync(fixtures + path)] as const);

describe('a declaration that is cut off', () => {
  test.each(small)('%s is refused at every byte, as truncated', (_path, bytes) => {
    for (let length = 0; length < bytes.length; length++)
      expect([length, codeOf(bytes.subarray(0, length))]).toEqual([length, 'class.truncated']);
  });
});

describe('a declaration that is damaged', () => {
  test('is refused with a code and an offset, or read, whatever bytes changed', () => {
    const damaged = fc.constantFrom(...small).chain(([, bytes]) =>
      fc
        .array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 })
        .map((changes) => {
          const copy = Buffer.from(bytes);
          for (const [offset, value] of changes) copy[offset] = value;
          return copy;
        }),
    );
    fc.assert(
      fc.property(damaged, (bytes) => {
        expect(codeOf(bytes) ?? 'class.').toMatch(/^class\./);
      }),
      { numRuns: 3000, seed: 4 },
    );
  });

  test.each([
    ['class.not-a-class', { name: 'a/B' }, (bytes: Buffer) => bytes.fill(0xcb, 0, 1)],
    ['class.trailing-bytes', { name: 'a/B' }, (b: Buffer) => Buffer.concat([b, Buffer.alloc(2)])],
    ['class.bad-constant-tag', { name: 'a/B' }, (bytes: Buffer) => bytes.fill(13, 10, 11)],
    ['class.bad-constant-index', { name: 'a/B' }, (bytes: Buffer) => withThis(bytes, 0xffff)],
    ['class.bad-constant-index', { name: 'a/B' }, (bytes: Buffer) => withThis(bytes, 1)],
    ['class.bad-text', { name: 'a/B' }, (bytes: Buffer) => bytes.fill(0xff, 13, 14)],
  ])('is refused as %s', (code, spec, damage) => {
    expect(codeOf(damage(tinyClass(spec)))).toBe(code);
  });
});

describe('a class of its own making', () => {
  test('with annotations nested deeper than anyone writes is refused', () => {
    const nested = Buffer.concat(Array.from({ length: 100 }, () => Buffer.from('[\0\x01')));
    expect(codeOf(withValue(() => Buffer.concat([nested, Buffer.from('[\0\0')])))).toBe(
      'class.bad-attribute',
    );
  });

  test('whose annotations come to gigabytes is refused before memory goes', () => {
    const array = Buffer.from('[\xff\xff', 'latin1');
    const bomb = (value: Buffer): Buffer => Buffer.concat([array, Buffer.alloc(0xffff * 3, value)]);
    expect(codeOf(withValue(bomb, 'x'.repeat(60_000)))).toBe('class.bad-attribute');
  });

  test('of a version from the future with an attribute of the future is read', () => {
    const bytes = tinyClass({ name: 'a/B', major: 999, signature: 'Ljava/lang/Object;' });
    const known = bytes.indexOf('Signature');
    bytes.write('Signatory', known);
    expect(readDeclaration(bytes)).toMatchObject({ name: 'a/B', major: 999, signature: undefined });
  });

  test('with a pair of lone surrogates in its name is read', () => {
    const bytes = tinyClass({ name: 'a/xyz' });
    bytes.set([0xed, 0xa0, 0x80], bytes.indexOf('xyz'));
    expect(readDeclaration(bytes).name).toBe('a/\ud800');
  });
});

/** Sets `this_class`, the second word behind the constant pool; four empty tables follow and the superclass. */
function withThis(bytes: Buffer, index: number): Buffer {
  bytes.writeUInt16BE(index, bytes.length - 12);
  return bytes;
}

/** A class with an annotation whose only element has the value that is made of the bytes of the string `text`. */
function withValue(make: (value: Buffer) => Buffer, text = 'text'): Buffer {
  const bytes = tinyClass({ name: 'a/B', annotation: { type: 'c/D', value: text } });
  const start = bytes.length - 3; // a tag and the text's index
  const value = make(bytes.subarray(start));
  const head = Buffer.from(bytes.subarray(0, start));
  head.writeUInt32BE(8 + value.length, start - 12); // the attribute's length; then count, type, elements, name
  return Buffer.concat([head, value]);
}

/** `undefined` where it can be read; throws what is no `FormatError` of the area with an offset. */
function codeOf(bytes: Uint8Array): string | undefined {
  try {
    readDeclaration(bytes);
    return undefined;
  } catch (error) {
    const isTold = error instanceof FormatError && classFormatCode(error) !== undefined;
    if (isTold && error.place.offset !== undefined) return error.code;
    throw error;
  }
}
