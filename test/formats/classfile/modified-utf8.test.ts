import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  decodeModifiedUtf8,
  encodeModifiedUtf8,
} from '../../../src/formats/classfile/modified-utf8.js';

/** The right column is what `java.io.DataOutputStream.writeUTF` (JDK 17) writes behind the length. */
const pairs: readonly (readonly [string, string])[] = [
  ['', ''],
  ['a/b', '612f62'],
  ['\0', 'c080'],
  ['\u007f\u0080', '7fc280'],
  ['ä', 'c3a4'],
  ['\u07ff\u0800', 'dfbfe0a080'],
  ['€', 'e282ac'],
  ['\u{1d11e}', 'eda0b4edb49e'],
  ['\ud834', 'eda0b4'],
];

test.each(pairs)('%j is written as Java writes it', (text, hex) => {
  expect(encodeModifiedUtf8(text).toString('hex')).toBe(hex);
});

test.each(pairs)('%j is read back', (text, hex) => {
  const bytes = Buffer.from(hex, 'hex');
  expect(decodeModifiedUtf8(bytes, 0, bytes.length)).toBe(text);
});

test.each(['00', '80', 'c3', 'c341', 'e282', 'e28241', 'f09d849e', 'ff'])(
  'the bytes %s are refused',
  (hex) => {
    const bytes = Buffer.from(hex, 'hex');
    expect(decodeModifiedUtf8(bytes, 0, bytes.length)).toBeUndefined();
  },
);

test('whatever is written is read back, lone surrogates included', () => {
  const units = fc.array(fc.nat(0xffff)).map((codes) => String.fromCharCode(...codes));
  fc.assert(
    fc.property(units, (text) => {
      const bytes = encodeModifiedUtf8(text);
      expect(decodeModifiedUtf8(bytes, 0, bytes.length)).toBe(text);
    }),
  );
});
