import { expect, test } from 'vitest';
import { buildClassPath } from '../../../src/jvm/classpath/class-path.js';
import type { ClassPath } from '../../../src/jvm/classpath/class-path.js';
import { checkLinkage } from '../../../src/jvm/linkage/check-linkage.js';
import { linkageDelta } from '../../../src/jvm/linkage/delta.js';
import { indexFiles, indexFolder, recordedPlatform } from '../../support/class-index.js';
import type { TinyClass } from '../../support/tiny-class.js';
import { tinyClass } from '../../support/tiny-class.js';

const cases = new URL('../../fixtures/sites/classes/', import.meta.url).pathname;

/** `MethodHandleGone` meets a class without the method, `MethodBecameInstance` has one with another flag. */
function pathOf(library: string): ClassPath {
  const parts = [
    { index: indexFolder(`${cases}MethodBecameInstance/client`), origin: 'client' },
    { index: indexFolder(`${cases}${library}/after`), origin: 'library' },
  ];
  return buildClassPath([{ multiRelease: false, parts }], recordedPlatform(17));
}

function alone(java: number, ...classes: readonly TinyClass[]): ClassPath {
  const files = classes.map((spec) => ({ path: `${spec.name}.class`, bytes: tinyClass(spec) }));
  const parts = [{ index: indexFiles(files), origin: 'a' }];
  return buildClassPath([{ multiRelease: false, parts }], recordedPlatform(java));
}

test('what links on the other class path alone is broken, and mended the other way round', () => {
  const on = pathOf('MethodHandleGone');
  const against = pathOf('MethodBecameStatic');
  const counts = (now: ClassPath, before: ClassPath): readonly number[] => {
    const { broken, mended, unchanged } = linkageDelta(now, before);
    return [broken.length, mended.length, unchanged.length];
  };
  expect(counts(on, against)).toEqual([1, 0, 0]);
  expect(counts(against, on)).toEqual([0, 1, 0]);
  expect(counts(on, on)).toEqual([0, 0, 1]);
});

/** JVMS §4.1: a Java refuses class files above its own version. */
test('a class of a newer Java is refused itself', () => {
  const [finding] = checkLinkage(alone(8, { name: 'a/A', major: 55 }));
  expect(finding).toMatchObject({
    role: 'itself',
    answer: { kind: 'absent', error: 'UnsupportedClassVersionError' },
  });
});

/** JVMS §5.3.5, step 3. */
test('classes that are their own supertypes go in a circle', () => {
  const circle = [
    { name: 'a/A', superName: 'a/B' },
    { name: 'a/B', superName: 'a/A' },
  ];
  const errors = checkLinkage(alone(17, ...circle)).map(({ answer }) =>
    answer.kind === 'absent' ? answer.error : answer.kind,
  );
  expect(new Set(errors)).toEqual(new Set(['ClassCircularityError']));
});
