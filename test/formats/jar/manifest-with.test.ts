import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { manifestWith } from '../../../src/formats/jar/manifest-with.js';
import type { ManifestAttribute } from '../../../src/formats/jar/manifest.js';
import { mainAttribute, readManifest } from '../../../src/formats/jar/manifest.js';

const added: readonly ManifestAttribute[] = [['Added', 'yes']];

function withAdded(old: string | undefined): string {
  const bytes = old === undefined ? undefined : Buffer.from(old);
  return Buffer.from(manifestWith(bytes, added)).toString();
}

/** JAR File Specification, "JAR Manifest": the main section ends at the first empty line; any of three line ends. */
describe('attributes are added at the end of the main section', () => {
  it.each([
    [
      'of a manifest with sections',
      'A: b\n\nName: c\nD: e\n',
      'A: b\nAdded: yes\n\nName: c\nD: e\n',
    ],
    ['with CR LF', 'A: b\r\n\r\n', 'A: b\r\nAdded: yes\r\n\r\n'],
    ['with CR', 'A: b\r\rName: c\r', 'A: b\rAdded: yes\r\rName: c\r'],
    ['with no empty line', 'A: b\r\n', 'A: b\r\nAdded: yes\r\n'],
    ['with no line end', 'A: b', 'A: b\r\nAdded: yes\r\n'],
    ['with no line end at the end', 'A: b\nC: d', 'A: b\nC: d\nAdded: yes\n'],
    ['with nothing in the main section', '\nName: c\n', 'Added: yes\n\nName: c\n'],
    ['with a folded line last', 'A: b\n c\n\n', 'A: b\n c\nAdded: yes\n\n'],
    ['of none', undefined, 'Manifest-Version: 1.0\r\nAdded: yes\r\n\r\n'],
    ['of an empty one', '', 'Manifest-Version: 1.0\r\nAdded: yes\r\n\r\n'],
  ])('%s', (_, old, expected) => {
    expect(withAdded(old)).toBe(expected);
  });
});

describe('an added attribute', () => {
  it('is folded at 72 bytes, with the line end that the manifest has', () => {
    const bytes = manifestWith(Buffer.from('A: b\n\n'), [['X', 'ä'.repeat(100)]]);
    const lines = Buffer.from(bytes).toString('latin1').split('\n');
    expect(Math.max(...lines.map(({ length }) => length))).toBe(72);
    expect(mainAttribute(readManifest(bytes, 'a.jar'), 'X')).toBe('ä'.repeat(100));
  });

  it('cannot begin another line or section', () => {
    const bytes = manifestWith(undefined, [['X', 'a\r\n\r\nName: b\0c']]);
    expect(readManifest(bytes, 'a.jar')).toEqual({
      main: [
        ['Manifest-Version', '1.0'],
        ['X', 'a    Name: b c'],
      ],
      sections: [],
    });
  });

  it('takes no byte of the manifest away', () => {
    const part = fc.constantFrom('A: b', '\n', '\r\n', '\r', 'Name: x', ' c');
    fc.assert(
      fc.property(fc.array(part, { minLength: 1 }), (parts) => {
        const old = parts.join('');
        const now = withAdded(old);
        const at = now.indexOf('Added: yes');
        expect(old.startsWith(now.slice(0, at).replace(/[\r\n]+$/, ''))).toBe(true);
        expect(old.endsWith(now.slice(at).replace(/^Added: yes(\r\n|\n|\r)/, ''))).toBe(true);
      }),
    );
  });
});
