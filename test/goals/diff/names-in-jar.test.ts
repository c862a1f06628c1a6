import { expect, it } from 'vitest';
import { namesInJar } from '../../../src/goals/diff/names-in-jar.js';
import type { Side } from '../../../src/jvm/compare/side.js';

function sideOf(...parts: readonly (readonly string[])[]): Side {
  return {
    name: 'side',
    parts: parts.map((paths, index) => ({
      name: `part${index}`,
      entries: paths.map((path) => ({ path, crc32: 1, size: 1 })),
      multiRelease: false,
      read: undefined,
      originOf: () => undefined,
    })),
  };
}

it('names a class as its jar does where it is compared under another name, and only there', () => {
  const sides = [
    sideOf(['x/a/B.class', 'c/D.class'], ['y/a/B.class']),
    sideOf(['c/D.class', 'z/a/B.class']),
  ];
  const originals = [
    sideOf(['a/B.class', 'c/D.class'], ['a/B.class']),
    sideOf(['c/D.class', 'a/B.class']),
  ];
  const nameInJar = namesInJar(sides, originals);
  const names = originals.flatMap(({ parts }) =>
    parts.flatMap((part) => part.entries.map((entry) => nameInJar({ part, entry }))),
  );
  expect(names).toEqual(['x.a.B', undefined, 'y.a.B', undefined, 'z.a.B']);
  expect(nameInJar(undefined)).toBeUndefined();
});
