import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FormatError } from '../../../src/contract/problem/errors.js';
import { decodeXml } from '../../../src/formats/xml/decode.js';
import { parseXml } from '../../../src/formats/xml/parse.js';

/** File name: the expected code, `~`, what is wrong. Adding a file adds a test. */
const folder = new URL('../../fixtures/xml/bad/', import.meta.url);
const files = readdirSync(folder);

describe('XML that is refused', () => {
  it('has fixtures', () => {
    expect(files.length).toBeGreaterThan(20);
  });

  it.each(files)('is refused with the code of its name: %s', (file) => {
    const [code] = file.split('~');
    const bytes = readFileSync(new URL(file, folder));
    const read = (): unknown => parseXml(decodeXml(bytes, file), file);
    expect(read).toThrow(FormatError);
    expect(read).toThrow(expect.objectContaining({ code }));
    expect(read).toThrow(
      expect.objectContaining({
        place: expect.objectContaining({ file, offset: expect.any(Number) }),
      }),
    );
  });

  it('names the line', () => {
    expect(() => parseXml('<a>\r\n<b>\r\n</c></a>', 'x.xml')).toThrow(
      expect.objectContaining({ place: { file: 'x.xml', offset: 10, line: 3 } }),
    );
  });
});
