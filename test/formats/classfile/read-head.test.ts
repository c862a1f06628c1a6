import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FormatError } from '../../../src/contract/problem/errors.js';
import { readDeclaration, readIfWanted } from '../../../src/formats/classfile/read-declaration.js';
import { readHead } from '../../../src/formats/classfile/read-head.js';
import { classPaths } from '../../support/class-index.js';

const fixtures = new URL('../../fixtures/classes/', import.meta.url).pathname;
const classes = classPaths(fixtures).map((path) => [path, readFileSync(fixtures + path)] as const);

test('there are classes to read', () => {
  expect(classes.length).toBeGreaterThan(18);
});

/** The declaration is held against javap in `read-declaration.test.ts`. */
test.each(classes)('the head of %s is that of its declaration', (_path, bytes) => {
  const head = readHead(bytes);
  expect(Object.keys(head).sort()).toEqual(
    ['access', 'interfaces', 'major', 'minor', 'name', 'nesting', 'superName'].sort(),
  );
  expect(readDeclaration(bytes)).toMatchObject({ ...head });
});

test.each(classes)('%s is read whole where its head is wanted, and no further', (_path, bytes) => {
  expect(readIfWanted(bytes, () => true)).toEqual(readDeclaration(bytes));
  expect(readIfWanted(bytes, () => false)).toEqual(readHead(bytes));
});

describe('a head that is cut off', () => {
  const small = classes.filter(([path]) => path.startsWith('odd/') && path !== 'odd/Odd.class');

  test('there are small classes', () => {
    expect(small.length).toBeGreaterThan(2);
  });

  test.each(small)('%s is refused at every byte, as truncated', (_path, bytes) => {
    for (let length = 0; length < bytes.length; length++)
      expect([length, refusalOf(readHead, bytes.subarray(0, length))]).toEqual([
        length,
        'class.truncated',
      ]);
  });
});

test('what is refused by its head is refused as a declaration, whatever bytes changed', () => {
  const damaged = fc.constantFrom(...classes).chain(([, bytes]) =>
    fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)).map(([offset, value]) => {
      const copy = Buffer.from(bytes);
      copy[offset] = value;
      return copy;
    }),
  );
  let refused = 0;
  fc.assert(
    fc.property(damaged, (bytes) => {
      const code = refusalOf(readHead, bytes);
      if (code === undefined) return;
      refused++;
      expect(code).toMatch(/^class\./);
      expect(refusalOf(readDeclaration, bytes)).toMatch(/^class\./);
    }),
    { numRuns: 3000, seed: 4 },
  );
  expect(refused).toBeGreaterThan(100);
});

function refusalOf(read: (bytes: Buffer) => unknown, bytes: Buffer): string | undefined {
  try {
    read(bytes);
    return undefined;
  } catch (error) {
    if (error instanceof FormatError) return error.code;
    throw error;
  }
}
