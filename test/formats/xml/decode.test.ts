import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { decodeXml } from '../../../src/formats/xml/decode.js';

const declared = (encoding: string): string =>
  `<?xml version="1.0" encoding="${encoding}"?><a>\u00f8</a>`;

/** XML 1.0 appendix F. */
const cases: readonly (readonly [string, Buffer, string])[] = [
  ['UTF-8 by default', Buffer.from('<a>\u00f8</a>'), '<a>\u00f8</a>'],
  ['UTF-8 by its mark', Buffer.from('\ufeff<a>\u00f8</a>'), '<a>\u00f8</a>'],
  ['UTF-16 by its mark', Buffer.from('\ufeff<a>\u00f8</a>', 'utf16le'), '<a>\u00f8</a>'],
  ['UTF-16 by its shape', Buffer.from(declared('UTF-16'), 'utf16le'), declared('UTF-16')],
  ['big-endian UTF-16', Buffer.from('\ufeff<a>\u00f8</a>', 'utf16le').swap16(), '<a>\u00f8</a>'],
  ['ISO-8859-1 as declared', Buffer.from(declared('ISO-8859-1'), 'latin1'), declared('ISO-8859-1')],
  ['bytes that do not fit', Buffer.from([0x3c, 0x61, 0xff, 0x3e]), '<a\ufffd>'],
];

describe('decodeXml', () => {
  it.each(cases)('reads %s', (_, bytes, expected) => {
    expect(decodeXml(bytes, 'x.xml')).toBe(expected);
  });

  it('takes windows-1252 for itself and ISO-8859-1 for Latin-1', () => {
    const euro = (name: string): Buffer =>
      Buffer.concat([Buffer.from(`<?xml version="1.0" encoding="${name}"?>`), Buffer.from([0x80])]);
    expect(decodeXml(euro('windows-1252'), 'x').at(-1)).toBe('\u20ac');
    expect(decodeXml(euro('iso-8859-1'), 'x').at(-1)).toBe('\u0080');
  });
});
