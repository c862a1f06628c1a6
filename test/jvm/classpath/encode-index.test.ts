import fc from 'fast-check';
import { expect, test } from 'vitest';
import { classFacts } from '../../../src/jvm/classpath/class-facts.js';
import { decodeIndex, encodeIndex } from '../../../src/jvm/classpath/encode-index.js';
import type { JarIndex } from '../../../src/jvm/classpath/jar-index.js';
import { indexFiles, indexFolder } from '../../support/class-index.js';
import { tinyClass } from '../../support/tiny-class.js';

const fixtures = new URL('../../fixtures/linkage/after/', import.meta.url).pathname;
const encoded = encodeIndex(indexFolder(fixtures));

test('what is encoded is decoded again', () => {
  const names = fc.array(fc.stringMatching(/^[a-z]{1,3}(\/[a-z]{1,3}){0,2}$/), { maxLength: 6 });
  const classes = fc.array(
    fc.record({
      name: fc.stringMatching(/^[a-zé]{1,4}(\/[a-z]{1,4}){0,2}$/),
      fields: names,
      strings: fc.array(fc.string({ maxLength: 8 }).filter((text) => !text.includes('\0'))),
      unused: names,
    }),
  );
  fc.assert(
    fc.property(classes, (specs) => {
      const index = indexFiles(
        specs.map((spec) => ({ path: `${spec.name}.class`, bytes: tinyClass(spec) })),
      );
      const decoded = decodeIndex(encodeIndex(index));
      expect(decoded && everythingOf(decoded)).toEqual(everythingOf(index));
    }),
    { numRuns: 100 },
  );
});

test('failures and the switch of versioned classes are kept', () => {
  const index = indexFiles([
    { path: 'META-INF/MANIFEST.MF', bytes: 'Manifest-Version: 1.0\r\nMulti-Release: true\r\n\r\n' },
    { path: 'a/Broken.class', bytes: 'CAFEBABE' },
  ]);
  const decoded = decodeIndex(encodeIndex(index));
  expect(decoded?.multiRelease).toBe(true);
  expect(decoded?.failures).toEqual([
    { path: 'a/Broken.class', code: 'class.not-a-class', offset: 0, detail: expect.any(String) },
  ]);
});

test('bytes at an odd place in a buffer are decoded', () => {
  const shifted = Buffer.concat([Buffer.alloc(1), encoded]).subarray(1);
  expect(decodeIndex(shifted)?.classes.count).toBe(indexFolder(fixtures).classes.count);
});

test('what is cut off anywhere is no index', () => {
  for (let length = 0; length < encoded.length; length += 7)
    expect(decodeIndex(encoded.subarray(0, length))).toBeUndefined();
});

test('what was changed anywhere is no index', () => {
  fc.assert(
    fc.property(fc.nat(encoded.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const damaged = Buffer.from(encoded);
      damaged[at] = (damaged[at] ?? 0) ^ change;
      expect(decodeIndex(damaged)).toBeUndefined();
    }),
    { numRuns: 300 },
  );
});

function everythingOf(index: JarIndex): readonly unknown[] {
  return Array.from({ length: index.classes.count }, (_, row) => classFacts(index, row));
}
