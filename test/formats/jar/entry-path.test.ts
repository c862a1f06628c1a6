import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePath, isPlainPath, unsafePath } from '../../../src/formats/jar/entry-path.js';

/** Short texts of the characters that matter, so that each pair of them occurs. */
const paths = fc
  .array(fc.constantFrom('a', '.', '/', ':', '\\', '\0', '\u007f', 'é', 'ÿ'), { maxLength: 6 })
  .map((characters) => Buffer.from(characters.join(''), 'latin1'));

describe('isPlainPath', () => {
  it('is true only for what is read as ASCII and is safe', () => {
    fc.assert(
      fc.property(paths, (bytes) => {
        if (!isPlainPath(bytes, 0, bytes.length)) return;
        const path = decodePath(bytes, 0, bytes.length);
        expect(path).toBe(bytes.toString('latin1'));
        expect(unsafePath(path)).toBeUndefined();
      }),
    );
  });

  it.each(['a', 'META-INF/MANIFEST.MF', 'org/example/A$1.class', 'a/./b', '.a/b./c.'])(
    'is true of %s',
    (path) => {
      const bytes = Buffer.from(`../${path}\0`, 'latin1');
      expect(isPlainPath(bytes, 3, bytes.length - 1)).toBe(true);
    },
  );

  it.each(['', '/a', '../a', 'a/..', 'a..b', 'C:a', 'a\\b', 'a\0', 'é'])(
    'is false of %j, which is looked at twice',
    (path) => {
      const bytes = Buffer.from(path, 'latin1');
      expect(isPlainPath(bytes, 0, bytes.length)).toBe(false);
    },
  );
});
