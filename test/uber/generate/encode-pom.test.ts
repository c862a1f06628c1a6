import { expect, test } from 'vitest';
import fc from 'fast-check';
import { decodeXml } from '../../../src/formats/xml/decode.js';
import { encodePom } from '../../../src/uber/generate/encode-pom.js';

const text = '<?xml version="1.0" encoding="ENCODING"?><a>é</a>';

/** Byte order mark, encoding as Node names it, encoding as the declaration does. */
const encodings = [
  [[], 'utf8', 'UTF-8'],
  [[0xef, 0xbb, 0xbf], 'utf8', 'UTF-8'],
  [[0xff, 0xfe], 'utf16le', 'UTF-16'],
  [[], 'utf16le', 'UTF-16'],
  [[], 'latin1', 'ISO-8859-1'],
] as const;

test.each(encodings)(
  'bytes that begin with %j in %s (%s) come back',
  (mark, encoding, declared) => {
    const content = Buffer.from(text.replace('ENCODING', declared), encoding);
    const bytes = Buffer.concat([Buffer.from(mark), content]);
    expect(Buffer.from(encodePom(decodeXml(bytes, 'pom.xml'), bytes))).toEqual(bytes);
  },
);

test('big-endian UTF-16 comes back', () => {
  const bytes = Buffer.from(`\ufeff${text.replace('ENCODING', 'UTF-16')}`, 'utf16le').swap16();
  expect(Buffer.from(encodePom(decodeXml(bytes, 'pom.xml'), bytes))).toEqual(bytes);
});

test.each([
  ['ISO-8859-1', '\u2192', '&#8594;'],
  ['ISO-8859-1', 'é', '\xe9'],
  ['US-ASCII', 'é😀', '&#233;&#128512;'],
])('%s says %s as %s', (encoding, character, written) => {
  const declared = `<?xml version="1.0" encoding="${encoding}"?>`;
  const original = Buffer.from(`${declared}<a/>`, 'latin1');
  const bytes = encodePom(`${declared}<a>${character}</a>`, original);
  expect(Buffer.from(bytes).toString('latin1')).toBe(`${declared}<a>${written}</a>`);
});

test('any text survives in UTF-8', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (content) => {
      const clean = `<a>${content.replaceAll(/\p{Surrogate}/gu, '')}</a>`;
      expect(decodeXml(encodePom(clean, Buffer.from('<a/>')), 'pom.xml')).toBe(clean);
    }),
    { seed: 7 },
  );
});
