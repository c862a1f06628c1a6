import { describe, expect, test } from 'vitest';
import { indexedClasses } from '../../../src/jvm/classpath/class-facts.js';
import { indexJarSlice, sliceCount } from '../../../src/jvm/classpath/index-slices.js';
import { tinyClass } from '../../support/tiny-class.js';
import { byteSource, zip } from '../../support/zip.js';

const names = Array.from({ length: 40 }, (_, n) => `a/C${n}`);
const classes = names.map((name) => ({ path: `${name}.class`, content: tinyClass({ name }) }));
const manifest = {
  path: 'META-INF/MANIFEST.MF',
  content: 'Manifest-Version: 1.0\nMulti-Release: true\n',
};

const slices = (bytes: Uint8Array, count: number) =>
  Array.from({ length: count }, (_, at) => indexJarSlice(byteSource(bytes), at, count));

describe('the slices of a jar', () => {
  const jar = zip([manifest, ...classes]);

  test.each([1, 2, 4, 16, 64])('%d together hold each class once, in order', (count) => {
    const found = slices(jar, count).flatMap((index) => indexedClasses(index));
    expect(found.map(({ name }) => name)).toEqual(names);
  });

  test('are of about the same size', () => {
    for (const index of slices(jar, 4)) {
      expect(index.classes.count).toBeGreaterThanOrEqual(9);
      expect(index.classes.count).toBeLessThanOrEqual(11);
    }
  });

  test('all know the manifest', () => {
    expect(slices(jar, 3).map(({ multiRelease }) => multiRelease)).toEqual([true, true, true]);
  });

  test('tell once what may not be read, and what cannot', () => {
    const bad = [
      { path: 'a/Method.class', content: 'x', method: 12 },
      { path: 'a/Text.class', content: 'no class' },
    ];
    const failures = slices(zip([...bad, ...classes]), 2).flatMap((index) => index.failures);
    expect(failures.map(({ path, code }) => `${path} ${code}`).sort()).toEqual([
      'a/Method.class jar.unknown-compression',
      'a/Text.class class.not-a-class',
    ]);
  });

  test('are there for a jar without classes', () => {
    const empty = slices(zip([manifest]), 2);
    expect(empty.map((index) => index.classes.count)).toEqual([0, 0]);
  });
});

test.each([
  [0, 1],
  [24 * 2 ** 20, 1],
  [24 * 2 ** 20 + 1, 2],
  [43_209_808, 2],
  [64 * 10 ** 6, 4],
  [2 ** 40, 16],
])('a jar of %d bytes is cut into %d', (size, count) => {
  expect(sliceCount(size)).toBe(count);
});
