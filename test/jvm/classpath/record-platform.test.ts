import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { indexedClasses } from '../../../src/jvm/classpath/class-facts.js';
import { platformClasses, recordedJavas } from '../../../src/jvm/classpath/platform-classes.js';
import { isPlatformInternal } from '../../../src/jvm/classpath/platform.js';
import { packPlatformTable } from '../../../src/jvm/classpath/platform-table.js';
import { recordPlatform } from '../../../src/jvm/classpath/record-platform.js';
import { tinyClass } from '../../support/tiny-class.js';

/** `java/A` is there from the start and gets an interface in 11; `java/B` is there in 11 only. */
const table = gzipSync(
  packPlatformTable(
    recordPlatform(
      [
        { bytes: tinyClass({ name: 'java/B' }), javas: [11] },
        { bytes: tinyClass({ name: 'java/A' }), javas: [8, 9] },
        { bytes: tinyClass({ name: 'java/A', interfaces: ['java/B'] }), javas: [11] },
      ],
      ['java', 'sun/hidden', 'jdk/hidden'],
    ),
  ),
);

test('the table knows the Javas it was made from', () => {
  expect(recordedJavas(table)).toEqual([8, 9, 11]);
});

test.each([
  [8, ['java/A']],
  [9, ['java/A']],
  [11, ['java/A', 'java/B']],
])('Java %d has its own classes', (java, names) => {
  expect(indexedClasses(platformClasses(table, java).index).map(({ name }) => name)).toEqual(names);
});

test('the order in which classes are recorded does not matter', () => {
  const one = { bytes: tinyClass({ name: 'java/A' }), javas: [8] };
  const other = { bytes: tinyClass({ name: 'java/B' }), javas: [9] };
  const packed = (classes: readonly (typeof one)[]): Buffer =>
    Buffer.from(packPlatformTable(recordPlatform(classes, [])));
  expect(packed([one, other]).equals(packed([other, one]))).toBe(true);
});

test('a package that holds API is not internal', () => {
  const platform = platformClasses(table, 8);
  const names = ['java/Never', 'sun/hidden/A', 'jdk/hidden/A', 'org/example/A'];
  expect(names.filter((name) => isPlatformInternal(platform, name))).toEqual([
    'sun/hidden/A',
    'jdk/hidden/A',
  ]);
});
