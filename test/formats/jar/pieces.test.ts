import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Piece } from '../../../src/formats/jar/pieces.js';
import { partsOf, piecedSource, placedParts, sizeOf } from '../../../src/formats/jar/pieces.js';
import { byteSource } from '../../support/zip.js';

const source = byteSource(Buffer.from('0123456789'), 'digits');
const pieces: readonly Piece[] = [
  { kind: 'copy', offset: 2, length: 3 },
  { kind: 'bytes', bytes: Buffer.from('abc') },
  { kind: 'copy', offset: 0, length: 2 },
];

describe('pieces of a file', () => {
  it('are written in order', () => {
    expect(Buffer.concat([...partsOf(source, pieces)]).toString()).toBe('234abc01');
    expect(sizeOf(pieces)).toBe(8);
  });

  it('can be written out of order, those of one kind before the others', () => {
    const file = Buffer.alloc(sizeOf(pieces));
    for (const { at, bytes } of placedParts(source, pieces, 'copy')) file.set(bytes, at);
    expect(file.toString()).toBe('234\0\0\u000001');
    for (const { at, bytes } of placedParts(source, pieces, 'bytes')) file.set(bytes, at);
    expect(file.toString()).toBe('234abc01');
  });

  it('are read in chunks where they are long', () => {
    const long = byteSource(Buffer.alloc(5_000_000, 7));
    const parts = [...partsOf(long, [{ kind: 'copy', offset: 1, length: 4_999_999 }])];
    expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(1024 * 1024);
    expect(parts.reduce((sum, { length }) => sum + length, 0)).toBe(4_999_999);
  });

  it('are read at random as the file that they make', () => {
    const whole = Buffer.from('234abc01');
    const made = piecedSource(source, pieces);
    expect([made.name, made.size]).toEqual(['digits', 8]);
    fc.assert(
      fc.property(fc.nat(9), fc.nat(12), (offset, length) => {
        const expected = whole.subarray(offset, offset + length).toString();
        expect(Buffer.from(made.read(offset, length)).toString()).toBe(expected);
      }),
    );
  });
});
