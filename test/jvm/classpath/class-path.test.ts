import { describe, expect, test } from 'vitest';
import type { ClassPathEntry, ClassPathPart } from '../../../src/jvm/classpath/class-path.js';
import { buildClassPath, classNames, findClass } from '../../../src/jvm/classpath/class-path.js';
import { internalName } from '../../../src/formats/classfile/names.js';
import { checkLinkage } from '../../../src/jvm/linkage/check-linkage.js';
import { lookup } from '../../../src/jvm/linkage/lookup.js';
import { indexFiles, recordedPlatform } from '../../support/class-index.js';
import { tinyClass } from '../../support/tiny-class.js';

/** A part whose classes lie at these paths; a class's own name is its path without `META-INF/versions/N/`. */
function part(
  origin: string,
  paths: readonly string[],
  interfaces: readonly string[] = [],
  access = 0x21,
): ClassPathPart {
  const files = paths.map((path) => {
    const name = path.replace(/^META-INF\/versions\/\d+\//, '').replace(/\.class$/, '');
    return { path, bytes: tinyClass({ name, interfaces, access }) };
  });
  return { origin, index: indexFiles(files) };
}

const plain = (...parts: readonly ClassPathPart[]): ClassPathEntry => ({
  multiRelease: false,
  parts,
});
const switched = (...parts: readonly ClassPathPart[]): ClassPathEntry => ({
  multiRelease: true,
  parts,
});

/** `ORIGIN PATH` of the class `a/A`. */
function winner(java: number, ...entries: readonly ClassPathEntry[]): string | undefined {
  const found = findClass(buildClassPath(entries, recordedPlatform(java)), internalName('a/A'));
  return found && `${found.origin} ${found.path}`;
}

const v = (release: number): string => `META-INF/versions/${release}/a/A.class`;

describe('of two classes of one name', () => {
  test('the first entry wins', () => {
    expect(winner(8, plain(part('x', ['a/A.class'])), plain(part('y', ['a/A.class'])))).toBe(
      'x a/A.class',
    );
  });

  test('the first part of an entry wins', () => {
    expect(winner(8, plain(part('x', ['a/A.class']), part('y', ['a/A.class'])))).toBe(
      'x a/A.class',
    );
  });

  test('a path that does not go in does not win', () => {
    const left = { ...part('x', ['a/A.class']), includes: () => false };
    expect(winner(8, plain(left, part('y', ['a/A.class'])))).toBe('y a/A.class');
  });

  test('the platform wins, and no class of its packages is looked for elsewhere', () => {
    const paths = ['java/util/List.class', 'org/w3c/dom/Extra.class', 'a/A.class'];
    const classPath = buildClassPath([plain(part('x', paths))], recordedPlatform(17));
    expect([...classNames(classPath)]).toEqual(['a/A']);
    expect(findClass(classPath, internalName('java/util/List'))?.origin).toBeUndefined();
  });

  test('before Java 9 only the names of the platform and what is nested in them are taken', () => {
    const paths = ['org/w3c/dom/Node$1.class', 'org/w3c/dom/Extra.class'];
    const classPath = buildClassPath([plain(part('x', paths))], recordedPlatform(8));
    expect([...classNames(classPath)]).toEqual(['org/w3c/dom/Extra']);
  });
});

/** As the JAR specification has it ("Multi-release JAR files"). */
describe('versioned classes', () => {
  const jar = part('x', ['a/A.class', v(9), v(17), v(21)]);

  test.each([
    [8, 'x a/A.class'],
    [9, `x ${v(9)}`],
    [16, `x ${v(9)}`],
    [17, `x ${v(17)}`],
    [25, `x ${v(21)}`],
  ])('Java %d sees the highest that is not above it', (java, expected) => {
    expect(winner(java, switched(jar))).toBe(expected);
  });

  test('are not seen while the manifest does not switch them on', () => {
    expect(winner(25, plain(jar))).toBe('x a/A.class');
    expect(winner(25, plain(part('x', [v(9)])))).toBeUndefined();
  });

  test('of a later part win over the plain class of an earlier one, of a later entry not', () => {
    const first = part('x', ['a/A.class']);
    const second = part('y', [v(11)]);
    expect(winner(17, switched(first, second))).toBe(`y ${v(11)}`);
    expect(winner(17, switched(first), switched(second))).toBe('x a/A.class');
  });

  test('below 9 do not exist', () => {
    expect(winner(25, switched(part('x', [v(8)])))).toBeUndefined();
  });
});

test('a class that lies where no loader looks is not on the class path', () => {
  const index = indexFiles([
    { path: 'BOOT-INF/classes/a/A.class', bytes: tinyClass({ name: 'a/A' }) },
  ]);
  expect(winner(8, plain({ origin: 'x', index }))).toBeUndefined();
});

describe('a class that cannot be read', () => {
  const files = [
    { path: 'a/A.class', bytes: 'no class' },
    { path: 'META-INF/versions/9/a/V.class', bytes: 'no class' },
  ];
  const broken: ClassPathPart = { origin: 'x', index: indexFiles(files) };
  const answers = (one: ClassPathPart, ...names: readonly string[]) => {
    const classPath = buildClassPath([plain(one)], recordedPlatform(17));
    return names.map(
      (owner) => lookup(classPath, { kind: 'class', owner: internalName(owner) }).kind,
    );
  };

  test('is neither there nor absent', () => {
    expect(answers(broken, 'a/A', 'a/V', 'a/B')).toEqual(['unknown', 'unknown', 'absent']);
  });

  test('is so under the name that package relocation gives it', () => {
    const rename = (name: string) => internalName(`shaded/${name}`);
    expect(answers({ ...broken, rename }, 'a/A', 'shaded/a/A')).toEqual(['absent', 'unknown']);
  });

  test('is absent where its path does not go in', () => {
    expect(answers({ ...broken, includes: () => false }, 'a/A')).toEqual(['absent']);
  });
});

describe('package relocation', () => {
  const rename: NonNullable<ClassPathPart['rename']> = (name) =>
    internalName(name.startsWith('a/') ? `shaded/${name}` : name);
  const library = { ...part('library', ['a/A.class', 'b/B.class'], [], 0x601), rename };
  const user = { ...part('user', ['c/C.class'], ['a/A', 'b/B']), rename };

  test('moves declarations', () => {
    const classPath = buildClassPath([plain(library)], recordedPlatform(8));
    expect([...classNames(classPath)]).toEqual(['shaded/a/A', 'b/B']);
  });

  test('moves references with them', () => {
    expect(checkLinkage(buildClassPath([plain(library, user)], recordedPlatform(8)))).toEqual([]);
  });

  test('that only one side knows breaks the link', () => {
    const untouched = part('user', ['c/C.class'], ['a/A', 'b/B']);
    const classPath = buildClassPath([plain(library, untouched)], recordedPlatform(8));
    expect(checkLinkage(classPath).map(({ reference }) => reference)).toEqual([
      { kind: 'class', owner: 'a/A' },
    ]);
  });
});
