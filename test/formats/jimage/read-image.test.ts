import { describe, expect, test } from 'vitest';
import { isStopError } from '../../../src/contract/problem/errors.js';
import { readImage, readResource } from '../../../src/formats/jimage/read-image.js';
import type { ImageFile } from '../../support/jimage.js';
import { jimage } from '../../support/jimage.js';
import { byteSource } from '../../support/zip.js';

const files: readonly ImageFile[] = [
  { module: 'java.base', path: 'java/lang/Object.class', content: Buffer.from('object') },
  { module: 'java.base', path: 'module-info.class', content: Buffer.from('module') },
  { module: 'java.sql', path: 'java/sql/Date.class', content: Buffer.from('d'.repeat(300)) },
  { module: 'java.sql', path: 'java/sql/plain', content: Buffer.from('no extension') },
];

const contents = (bytes: Uint8Array) => {
  const source = byteSource(bytes, 'lib/modules');
  return readImage(source).map((resource) => ({
    name: `/${resource.module}/${resource.path}`,
    content: Buffer.from(readResource(source, resource)).toString(),
  }));
};

const expected = files.map(({ module, path, content }) => ({
  name: `/${module}/${path}`,
  content: Buffer.from(content).toString(),
}));

describe('an image is read', () => {
  test.each([
    ['in little-endian', true],
    ['in big-endian', false],
  ])('%s order', (_, isLittle) => {
    expect(contents(jimage(files, isLittle))).toEqual(expected);
  });

  test('whose resources are compressed one by one', () => {
    expect(contents(jimage(files.map((file) => ({ ...file, zipped: true }))))).toEqual(expected);
  });

  test('without any resource', () => {
    expect(contents(jimage([]))).toEqual([]);
  });
});

/** The code of what reading all of it throws; `undefined` where it is read. */
function codeOf(bytes: Uint8Array): string | undefined {
  try {
    contents(bytes);
    return undefined;
  } catch (error) {
    if (isStopError(error)) return error.code;
    throw error;
  }
}

const changed = (at: number, ...bytes: readonly number[]): Buffer => {
  const image = jimage(files);
  image.set(bytes, at);
  return image;
};

describe('an image is refused', () => {
  test.each([
    ['that is something else', Buffer.from('PK'.repeat(100))],
    ['of another version', changed(6, 2)],
    ['of more resources than there can be', changed(12, 255, 255, 255, 255)],
    ['whose tables are larger than it', changed(18, 1)],
    ['whose locations lie elsewhere', changed(28 + 4 * 4, 255, 255)],
  ])('%s', (_, bytes) => {
    expect(codeOf(bytes)).toBe('jdk.damaged-image');
  });

  test('whose resources are compressed in another way', () => {
    const image = jimage([
      { module: 'm', path: 'a.class', content: Buffer.from('abc'), zipped: true },
    ]);
    image.fill(1, image.length - 8);
    expect(codeOf(image)).toBe('jdk.compressed-image');
  });

  test('wherever it is cut off', () => {
    const image = jimage(files);
    for (let end = 0; end < image.length; end++)
      expect(codeOf(image.subarray(0, end)), `after ${end} bytes`).toBe('jdk.damaged-image');
  });

  test('whatever byte is another: it is read, or a stop is thrown', () => {
    const image = jimage(files.map((file) => ({ ...file, zipped: true })));
    const codes = new Set<string | undefined>();
    for (let at = 0; at < image.length; at++) {
      const other = Buffer.from(image);
      other[at] = (other[at] ?? 0) ^ 0xff;
      codes.add(codeOf(other));
    }
    expect([...codes].toSorted((a = '~', b = '~') => (a < b ? -1 : 1))).toEqual([
      'jdk.compressed-image',
      'jdk.damaged-image',
      undefined,
    ]);
  });
});
