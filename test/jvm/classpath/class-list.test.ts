import { expect, test } from 'vitest';
import type { ClassList } from '../../../src/jvm/classpath/class-list.js';
import { decodeClassList, encodeClassList } from '../../../src/jvm/classpath/class-list.js';
import { textOf } from '../../../src/jvm/classpath/string-table.js';
import { indexFiles } from '../../support/class-index.js';
import { tinyClass } from '../../support/tiny-class.js';

const index = indexFiles([
  { path: 'META-INF/MANIFEST.MF', bytes: 'Manifest-Version: 1.0\r\nMulti-Release: true\r\n\r\n' },
  { path: 'a/A.class', bytes: tinyClass({ name: 'a/A', strings: ['some text', 'a/B'] }) },
  { path: 'a/Broken.class', bytes: 'CAFEBABE' },
  { path: 'META-INF/versions/9/a/A.class', bytes: tinyClass({ name: 'a/A' }) },
  { path: 'elsewhere/é.class', bytes: tinyClass({ name: 'é' }) },
]);
const encoded = encodeClassList(index);

test('a list says of each class what the index says', () => {
  const list = decodeClassList(encoded);
  expect(list && rowsOf(list)).toEqual(rowsOf(index));
  expect(rowsOf(index)).toHaveLength(3);
});

test('a list knows the failures and the switch of versioned classes', () => {
  const { multiRelease, failures } = index;
  expect(decodeClassList(encoded)).toMatchObject({ multiRelease, failures });
  expect(failures).toHaveLength(1);
});

test('a list leaves out texts that are no path and no name', () => {
  const { bytes = Buffer.alloc(0) } = decodeClassList(encoded)?.strings ?? {};
  expect(bytes.includes('some text')).toBe(false);
});

test('what is cut off anywhere is no list', () => {
  for (let length = 0; length < encoded.length; length++)
    expect(decodeClassList(encoded.subarray(0, length))).toBeUndefined();
});

function rowsOf({ classes, strings }: ClassList): readonly unknown[] {
  return Array.from({ length: classes.count }, (_, row) => [
    textOf(strings, classes.path[row] ?? 0),
    textOf(strings, classes.name[row] ?? 0),
    classes.major[row],
    classes.release[row],
  ]);
}
