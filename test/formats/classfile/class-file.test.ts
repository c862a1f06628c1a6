import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FormatError } from '../../../src/contract/problem/errors.js';
import { readClassFile } from '../../../src/formats/classfile/class-file.js';
import { tag, text } from '../../../src/formats/classfile/constant-pool.js';
import { classFormatCode } from '../../../src/formats/classfile/fail.js';
import { classFacts } from '../../../src/jvm/classpath/class-facts.js';
import { classLines } from '../../support/class-lines.js';
import { classPaths, indexFiles } from '../../support/class-index.js';
import { parseJavap } from '../../support/javap.js';
import { tinyClass } from '../../support/tiny-class.js';

const fixtures = new URL('../../fixtures/classes/', import.meta.url).pathname;
const paths = classPaths(fixtures);
const everything = readFileSync(`${fixtures}everything/Everything.class`);

test('there are classes to read', () => {
  expect(paths.length).toBeGreaterThan(8);
});

/** Recorded by `make.sh` beside the fixtures with javap 17.0.15. */
test.each(paths)('%s holds what javap says', (path) => {
  const bytes = readFileSync(fixtures + path);
  const javap = readFileSync(fixtures + path.replace(/\.class$/, '.javap.txt'), 'utf8');
  expect(classLines(classFacts(indexFiles([{ path, bytes }]), 0))).toEqual(parseJavap(javap));
});

test('attributes nested where the format has none are passed over, however deep', () => {
  const bytes = tinyClass({ name: 'a/A', strings: ['Code'] });
  const { pool } = readClassFile(bytes);
  const code = Array.from({ length: pool.count }, (_, index) => index).findIndex(
    (index) => pool.tags[index] === tag.utf8 && text(pool, index) === 'Code',
  );
  let nested = Buffer.alloc(0);
  for (let depth = 0; depth < 12_000; depth++) {
    // max_stack, max_locals, code_length, exception_table_length; then the table of attributes
    const body = Buffer.concat([Buffer.alloc(10), Buffer.of(0, depth === 0 ? 0 : 1), nested]);
    const head = Buffer.alloc(6);
    head.writeUInt16BE(code, 0);
    head.writeUInt32BE(body.length, 2);
    nested = Buffer.concat([head, body]);
  }
  const deep = Buffer.concat([bytes.subarray(0, -2), Buffer.of(0, 1), nested]);
  expect(readClassFile(deep).major).toBe(readClassFile(bytes).major);
});

describe('a class that is cut off', () => {
  test('is refused at every byte, as truncated', () => {
    for (let length = 0; length < everything.length; length++)
      expect([length, codeOf(everything.subarray(0, length))]).toEqual([length, 'class.truncated']);
  });
});

describe('a class that is damaged', () => {
  const placed = (offset: number, value: number): Buffer => {
    const bytes = Buffer.from(everything);
    bytes[offset] = value;
    return bytes;
  };

  test.each([
    ['class.not-a-class', placed(0, 0xcb)],
    ['class.trailing-bytes', Buffer.concat([everything, Buffer.alloc(1)])],
    ['class.bad-constant-tag', placed(10, 2)],
    ['class.bad-constant-tag', placed(10, 255)],
    // Constant 1 is a method reference: its class must be a class (JVMS §4.4.2).
    ['class.bad-constant-index', placed(12, 3)],
    ['class.bad-constant-index', placed(11, 0xff)],
  ])('is refused as %s', (code, bytes) => {
    expect(codeOf(bytes)).toBe(code);
  });

  test('is refused with a code of its own or read, whatever bytes changed', () => {
    const change = fc.tuple(fc.nat(everything.length - 1), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
        const bytes = Buffer.from(everything);
        for (const [offset, value] of changes) bytes[offset] = value;
        const code = codeOf(bytes);
        expect(code === undefined || code.startsWith('class.')).toBe(true);
      }),
      { numRuns: 3000, seed: 7 },
    );
  });

  test('says where', () => {
    expect(() => readClassFile(placed(10, 2))).toThrow(
      expect.objectContaining({ place: { offset: 10 } }),
    );
  });
});

test('a version from the future is read', () => {
  const bytes = Buffer.from(everything);
  bytes.writeUInt16BE(999, 6);
  expect(readClassFile(bytes).major).toBe(999);
});

/** `undefined` where it can be read; throws what is no `FormatError` of the area. */
function codeOf(bytes: Uint8Array): string | undefined {
  try {
    readClassFile(bytes);
    return undefined;
  } catch (error) {
    if (error instanceof FormatError && classFormatCode(error)) return error.code;
    throw error;
  }
}
