import { describe, expect, test } from 'vitest';
import { internalName } from '../../../src/formats/classfile/names.js';
import type { ClassPath, ClassPathEntry } from '../../../src/jvm/classpath/class-path.js';
import {
  buildLoaders,
  loaderOf,
  nameOfClass,
  seenFrom,
  textNumber,
} from '../../../src/jvm/classpath/class-path.js';
import type { Delegation } from '../../../src/jvm/classpath/delegation.js';
import { indexFiles, recordedPlatform } from '../../support/class-index.js';
import { tinyClass } from '../../support/tiny-class.js';

/** A jar of classes without content. */
function jar(origin: string, ...names: readonly string[]): ClassPathEntry {
  const files = names.map((name) => ({ path: `${name}.class`, bytes: tinyClass({ name }) }));
  return { multiRelease: false, parts: [{ origin, index: indexFiles(files) }] };
}

const parentFirst: Delegation = { parent: 0, order: 'parent-first', delegated: [] };
const childFirst: Delegation = { parent: 0, order: 'child-first', delegated: [] };

function loaders(delegation: Delegation, child: ClassPathEntry, parent: ClassPathEntry): ClassPath {
  return buildLoaders(
    [{ entries: [parent] }, { entries: [child], delegation }],
    recordedPlatform(17),
  );
}

/** `NAME in ORIGIN` of every class, the platform's left out. */
function defined(classPath: ClassPath): readonly string[] {
  const { platformCount, classCount, parts, classPart } = classPath;
  return Array.from({ length: classCount - platformCount }, (_, at) => {
    const number = platformCount + at;
    return `${nameOfClass(classPath, number)} in ${parts[classPart[number] ?? 0]?.origin}`;
  });
}

/** Where the loader of the class `by` (of that origin) finds `name`. */
function seen(classPath: ClassPath, by: string, name: string): string | undefined {
  const from = classPath.platformCount + defined(classPath).indexOf(by);
  const number = seenFrom(classPath, from, textNumber(classPath, internalName(name)));
  if (number === undefined) return undefined;
  return classPath.parts[classPath.classPart[number] ?? 0]?.origin ?? 'the platform';
}

const child = jar('child', 'a/A', 'c/C');
const parent = jar('parent', 'a/A', 'p/P');

describe('a child with a parent', () => {
  test('that is asked first takes what the parent has, and defines the rest', () => {
    const classPath = loaders(parentFirst, child, parent);
    expect(defined(classPath)).toEqual(['a/A in parent', 'p/P in parent', 'c/C in child']);
    expect(seen(classPath, 'c/C in child', 'a/A')).toBe('parent');
    expect(seen(classPath, 'c/C in child', 'p/P')).toBe('parent');
  });

  test('that is asked last defines what it has: one name is two classes', () => {
    const classPath = loaders(childFirst, child, parent);
    expect(defined(classPath)).toEqual([
      'a/A in parent',
      'p/P in parent',
      'a/A in child',
      'c/C in child',
    ]);
    expect(seen(classPath, 'c/C in child', 'a/A')).toBe('child');
    expect(seen(classPath, 'c/C in child', 'p/P')).toBe('parent');
    expect(seen(classPath, 'p/P in parent', 'a/A')).toBe('parent');
  });

  test('is not seen by its parent', () => {
    const classPath = loaders(childFirst, child, parent);
    expect(seen(classPath, 'p/P in parent', 'c/C')).toBeUndefined();
    expect(loaderOf(classPath, classPath.platformCount)).toBe(0);
  });

  test.each([
    ['a.', 'parent'],
    ['a', 'parent'],
    ['a.A', 'parent'],
    ['b.', 'child'],
    ['aa', 'child'],
  ])('is asked last but for delegated names: those that begin with %s', (prefix, origin) => {
    const classPath = loaders({ ...childFirst, delegated: [prefix] }, child, parent);
    expect(seen(classPath, 'c/C in child', 'a/A')).toBe(origin);
  });

  test('defines a delegated name that the parent has not', () => {
    const classPath = loaders({ ...childFirst, delegated: ['c.'] }, child, parent);
    expect(seen(classPath, 'c/C in child', 'c/C')).toBe('child');
  });
});

describe('names of the platform', () => {
  const names = ['java/util/List', 'java/none/N', 'org/w3c/dom/Node', 'org/w3c/dom/Extra', 'c/C'];

  test('are defined by a child-first loader, but for java', () => {
    const classPath = loaders(childFirst, jar('child', ...names), parent);
    const found = names.map((name) => seen(classPath, 'c/C in child', name));
    expect(found).toEqual(['the platform', undefined, 'child', 'child', 'child']);
  });

  test('come from the platform where the parent is asked first; a package may be split', () => {
    const classPath = loaders(parentFirst, jar('child', ...names), parent);
    const found = names.map((name) => seen(classPath, 'c/C in child', name));
    expect(found).toEqual(['the platform', undefined, 'the platform', 'child', 'child']);
  });
});

test('siblings do not see each other', () => {
  const classPath = buildLoaders(
    [
      { entries: [parent] },
      { entries: [jar('one', 'x/X', 'y/One')], delegation: childFirst },
      { entries: [jar('two', 'x/X', 'y/Two')], delegation: childFirst },
    ],
    recordedPlatform(8),
  );
  expect(seen(classPath, 'x/X in one', 'y/One')).toBe('one');
  expect(seen(classPath, 'x/X in two', 'y/One')).toBeUndefined();
  expect(seen(classPath, 'x/X in two', 'p/P')).toBe('parent');
});

test('a child of a child sees both', () => {
  const classPath = buildLoaders(
    [
      { entries: [parent] },
      { entries: [child], delegation: childFirst },
      { entries: [jar('last', 'x/X')], delegation: { ...childFirst, parent: 1 } },
    ],
    recordedPlatform(8),
  );
  expect(seen(classPath, 'x/X in last', 'a/A')).toBe('child');
  expect(seen(classPath, 'x/X in last', 'p/P')).toBe('parent');
});
