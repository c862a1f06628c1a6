import { readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { InternalName } from '../../../src/formats/classfile/names.js';
import { descriptor, internalName } from '../../../src/formats/classfile/names.js';
import { buildClassPath } from '../../../src/jvm/classpath/class-path.js';
import { platformClasses, recordedJavas } from '../../../src/jvm/classpath/platform-classes.js';
import { isPlatformInternal } from '../../../src/jvm/classpath/platform.js';
import { platformNames } from '../../../src/jvm/classpath/platform-names.js';
import {
  packPlatformTable,
  unpackPlatformTable,
} from '../../../src/jvm/classpath/platform-table.js';
import { lookup } from '../../../src/jvm/linkage/lookup.js';
import { recordedPlatform, recordedTable } from '../../support/class-index.js';

const name = (text: string): InternalName => internalName(text);

function classAnswer(java: number, owner: string): string {
  const answer = lookup(buildClassPath([], recordedPlatform(java)), {
    kind: 'class',
    owner: name(owner),
  });
  return answer.kind;
}

function methodAnswer(java: number, owner: string, method: string, type: string): string {
  const classPath = buildClassPath([], recordedPlatform(java));
  const plain = { owner: name(owner), name: method, descriptor: descriptor(type) };
  const asClass = lookup(classPath, { kind: 'method', ...plain });
  const asInterface = lookup(classPath, { kind: 'interface-method', ...plain });
  return [asClass, asInterface].some(({ kind }) => kind === 'found') ? 'found' : asClass.kind;
}

test('every Java from 8 to 25 is recorded', () => {
  expect(recordedJavas(readFileSync(recordedTable))).toEqual(
    Array.from({ length: 18 }, (_, i) => i + 8),
  );
});

/** `@since` and removals as the Java SE specifications state them. */
test.each([
  [8, 'java/lang/Module', 'absent'],
  [11, 'java/lang/Module', 'found'],
  [8, 'java/net/http/HttpClient', 'absent'],
  [11, 'java/net/http/HttpClient', 'found'],
  [8, 'javax/xml/bind/JAXBContext', 'found'],
  [11, 'javax/xml/bind/JAXBContext', 'absent'],
  [17, 'java/rmi/activation/Activatable', 'absent'],
  [11, 'java/rmi/activation/Activatable', 'found'],
  [17, 'java/util/SequencedCollection', 'absent'],
  [21, 'java/util/SequencedCollection', 'found'],
  [25, 'java/lang/IO', 'found'],
  [21, 'java/lang/IO', 'absent'],
  [17, 'sun/misc/Unsafe', 'found'],
  [8, 'sun/misc/Unsafe', 'unknown'],
  [17, 'sun/nio/ch/DirectBuffer', 'unknown'],
  [17, 'com/sun/crypto/provider/SunJCE', 'unknown'],
  [17, 'com/sun/jersey/api/Never', 'absent'],
  [17, 'org/example/Never', 'absent'],
])('on Java %d, %s is %s', (java, owner, expected) => {
  expect(classAnswer(java, owner)).toBe(expected);
  const names = platformNames(readFileSync(recordedTable), java);
  expect({
    has: names.has(name(owner)),
    isInternal: expected !== 'found' && names.isInternal(name(owner)),
  }).toEqual({ has: expected === 'found', isInternal: expected === 'unknown' });
});

test.each([
  [8, 'java/nio/ByteBuffer', 'flip', '()Ljava/nio/ByteBuffer;', 'absent'],
  [11, 'java/nio/ByteBuffer', 'flip', '()Ljava/nio/ByteBuffer;', 'found'],
  [8, 'java/nio/ByteBuffer', 'flip', '()Ljava/nio/Buffer;', 'found'],
  [8, 'java/util/List', 'of', '()Ljava/util/List;', 'absent'],
  [11, 'java/util/List', 'of', '()Ljava/util/List;', 'found'],
  [8, 'java/lang/StringBuilder', 'setLength', '(I)V', 'found'],
  [17, 'java/util/ArrayList', 'containsAll', '(Ljava/util/Collection;)Z', 'found'],
  [21, 'java/util/ArrayList', 'reversed', '()Ljava/util/List;', 'found'],
  [8, 'java/lang/invoke/MethodHandle', 'invoke', '(ILjava/lang/String;)V', 'found'],
  [17, 'java/lang/invoke/VarHandle', 'getAndSet', '([II)I', 'found'],
  [17, 'java/lang/invoke/MethodHandle', 'never', '(I)V', 'absent'],
  [17, 'java/lang/Object', 'clone', '()Ljava/lang/Object;', 'found'],
])('on Java %d, %s.%s%s is %s', (java, owner, method, type, expected) => {
  expect(methodAnswer(java, owner, method, type)).toBe(expected);
});

describe('the table', () => {
  const table = gunzipSync(readFileSync(recordedTable));

  test('is read and written without a difference', () => {
    const columns = unpackPlatformTable(table);
    expect(columns && Buffer.from(packPlatformTable(columns)).equals(table)).toBe(true);
  });

  test('refuses a Java that it does not hold, and names those it holds', () => {
    expect(() => recordedPlatform(7)).toThrow(
      expect.objectContaining({
        code: 'class.unknown-java',
        advice: expect.stringContaining('8, 9, 10, 11'),
      }),
    );
  });

  test.each([
    ['cut off', readFileSync(recordedTable).subarray(0, 5000)],
    ['no gzip', Buffer.from('no gzip')],
    ['something else', gzipSync('something else')],
  ])('that is %s is refused', (_, bytes) => {
    expect(() => platformClasses(bytes, 17)).toThrow(
      expect.objectContaining({ code: 'class.damaged-platform-table' }),
    );
  });
});

test.each([
  ['sun/nio/ch/Net', true],
  ['jdk/internal/misc/Unsafe', true],
  ['com/sun/org/apache/xerces/internal/dom/None', true],
  ['java/util/None', false],
  ['sunny/Day', false],
])('a class %s that is not recorded may be one of the platform: %s', (one, expected) => {
  expect(isPlatformInternal(recordedPlatform(25), one)).toBe(expected);
});
