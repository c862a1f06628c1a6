import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mainAttribute, readManifest, writeManifest } from '../../../src/formats/jar/manifest.js';

const name = fc
  .stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,20}$/)
  .filter((n) => n.toLowerCase() !== 'name');
const value = fc
  .string({ unit: 'grapheme', maxLength: 200 })
  .map((v) => v.replaceAll(/[\r\n\0]/g, '').trim());
const attributes = fc.array(fc.tuple(name, value), { maxLength: 5 });

describe('manifests', () => {
  it('reads what it writes', () => {
    const manifest = fc.record({
      main: fc.array(fc.tuple(name, value), { minLength: 1, maxLength: 5 }),
      sections: fc.array(fc.record({ name: value.filter((v) => v !== ''), attributes }), {
        maxLength: 3,
      }),
    });
    fc.assert(
      fc.property(manifest, (given) => {
        expect(readManifest(writeManifest(given), 'a.jar')).toEqual(given);
      }),
    );
  });

  it('writes no line longer than 72 bytes', () => {
    fc.assert(
      fc.property(fc.tuple(name, value), (attribute) => {
        const text = Buffer.from(writeManifest({ main: [attribute], sections: [] }));
        const lines = text.toString('latin1').split('\r\n');
        expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(72);
      }),
    );
  });

  it('joins a value that was folded inside a character', () => {
    const bytes = Buffer.concat([
      Buffer.from('Name-X: a'),
      Buffer.from([0xc3]),
      Buffer.from('\r\n '),
      Buffer.from([0xbc]),
      Buffer.from('\r\n\r\n'),
    ]);
    expect(mainAttribute(readManifest(bytes, 'a.jar'), 'NAME-X')).toBe('aü');
  });

  it('reads sections by name', () => {
    const text = 'Manifest-Version: 1.0\n\nName: a/b/\nSealed: true\n\n\nName: c\nX-Y: z\n';
    expect(readManifest(Buffer.from(text), 'a.jar').sections).toEqual([
      { name: 'a/b/', attributes: [['Sealed', 'true']] },
      { name: 'c', attributes: [['X-Y', 'z']] },
    ]);
  });
});
