import { describe, expect, test } from 'vitest';
import type { ClassPath, ClassPathEntry } from '../../../src/jvm/classpath/class-path.js';
import { buildLoaders, nameOfClass, textNumber } from '../../../src/jvm/classpath/class-path.js';
import type { Delegation } from '../../../src/jvm/classpath/delegation.js';
import { checkLinkage } from '../../../src/jvm/linkage/check-linkage.js';
import { brokenOverrides, disagreedType } from '../../../src/jvm/linkage/loader-constraints.js';
import { indexFiles, recordedPlatform } from '../../support/class-index.js';
import type { TinyClass } from '../../support/tiny-class.js';
import type { CodedClass } from '../../support/coded-class.js';
import { codedClass } from '../../support/coded-class.js';
import { tinyClass } from '../../support/tiny-class.js';

/*
 * Expected: what OpenJDK 17.0.15 answered (2026-11-23) for compiled classes of these shapes in two URLClassLoaders, the
 * child's child-first, after both had loaded their q.T. With only one of the two loaded it answered with nothing at all,
 * and threw the same LinkageError when the second was loaded afterwards.
 */

const INTERFACE = 0x0601;
const ABSTRACT = 0x0421;
const takesT = { name: 'm', descriptor: '(Lq/T;)V' };

const parentClasses: readonly TinyClass[] = [
  { name: 'q/T' },
  { name: 'p/P', methods: [takesT] },
  { name: 'p/I', access: INTERFACE, methods: [takesT] },
  { name: 'p/D', access: INTERFACE, methods: [takesT] },
];

function jar(origin: string, classes: readonly (TinyClass | CodedClass)[]): ClassPathEntry {
  const files = classes.map((one) => ({
    path: `${one.name}.class`,
    bytes: 'steps' in one ? codedClass(one) : tinyClass(one),
  }));
  return { multiRelease: false, parts: [{ origin, index: indexFiles(files) }] };
}

function loaders(
  child: readonly (TinyClass | CodedClass)[],
  delegation: Partial<Delegation> = {},
): ClassPath {
  return buildLoaders(
    [
      { entries: [jar('parent', parentClasses)] },
      {
        entries: [jar('child', child)],
        delegation: { parent: 0, order: 'child-first', delegated: [], ...delegation },
      },
    ],
    recordedPlatform(17),
  );
}

function numberOf(classPath: ClassPath, name: string): number {
  for (let number = 0; number < classPath.classCount; number++)
    if (nameOfClass(classPath, number) === name) return number;
  throw new Error(`no class ${name}`);
}

describe('a link from the child to a member of the parent', () => {
  const type = (descriptor: string, delegation: Partial<Delegation> = {}): string | undefined => {
    const classPath = loaders([{ name: 'c/C' }, { name: 'q/T' }], delegation);
    const [from, declaring] = ['c/C', 'p/P'].map((name) => numberOf(classPath, name));
    const found = disagreedType(
      classPath,
      from ?? 0,
      declaring ?? 0,
      textNumber(classPath, descriptor),
    );
    return found === undefined ? undefined : classPath.texts.text(found);
  };

  test.each([
    ['a parameter', '(Lq/T;)V', 'q/T'],
    ['what it returns', '()Lq/T;', 'q/T'],
    ['an element of an array', '([[Lq/T;)V', 'q/T'],
    ['the type of a field', 'Lq/T;', 'q/T'],
    ['no class', '(I)V', undefined],
    ['a class of the platform', '(Ljava/lang/String;)V', undefined],
    ['a class that the parent alone has', '(Lp/P;)V', undefined],
    ['a class that nobody has', '(Lnone/N;)V', undefined],
  ])('disagrees about %s that both define', (_, descriptor, expected) => {
    expect(type(descriptor)).toBe(expected);
  });

  test('agrees where the parent is asked first, or for this name', () => {
    expect(type('(Lq/T;)V', { order: 'parent-first' })).toBeUndefined();
    expect(type('(Lq/T;)V', { delegated: ['q.'] })).toBeUndefined();
  });
});

describe('a call from the child of a method of the parent', () => {
  const caller: CodedClass = { name: 'c/C', steps: [{ call: ['p/P', 'm', '(Lq/T;)V'] }] };
  const answers = (delegation: Partial<Delegation> = {}) =>
    checkLinkage(loaders([caller, { name: 'q/T' }], delegation), {
      sources: (origin) => origin === 'child',
    }).map(({ source, answer }) => `${source} ${answer.kind === 'absent' ? answer.error : ''}`);

  test('is refused where they mean different classes, before it is asked how it is called', () => {
    expect(answers()).toEqual(['c/C LinkageError']);
  });

  test('is no matter of loaders where the parent is asked for them: this one is not static', () => {
    expect(answers({ delegated: ['q.'] })).toEqual(['c/C IncompatibleClassChangeError']);
  });
});

test('a class that overrides a method on whose types they disagree is a finding', () => {
  const child = [{ name: 'c/C', superName: 'p/P', methods: [takesT] }, { name: 'q/T' }];
  const findings = checkLinkage(loaders(child), { sources: (origin) => origin === 'child' });
  expect(
    findings.map(({ source, role, reference, answer }) => [source, role, reference, answer]),
  ).toEqual([
    [
      'c/C',
      'method',
      { kind: 'method', owner: 'p/P', ...takesT },
      { kind: 'absent', error: 'LinkageError' },
    ],
  ]);
});

test('inside one loader there is nothing to agree on', () => {
  const classPath = loaders([{ name: 'c/C' }, { name: 'q/T' }]);
  const from = numberOf(classPath, 'c/C');
  expect(disagreedType(classPath, from, from, textNumber(classPath, '(Lq/T;)V'))).toBeUndefined();
});

describe('a class of the child that', () => {
  const broken = (...classes: readonly TinyClass[]): readonly string[] => {
    const classPath = loaders([...classes, { name: 'q/T' }]);
    return brokenOverrides(classPath).map(
      (one) =>
        `${nameOfClass(classPath, one.class)} over ${nameOfClass(classPath, one.overridden)} for ${classPath.texts.text(one.type)}`,
    );
  };

  test('overrides a method of the parent is not linked', () => {
    expect(broken({ name: 'c/C', superName: 'p/P', methods: [takesT] })).toEqual([
      'c/C over p/P for q/T',
    ]);
  });

  test('inherits it only is', () => {
    expect(broken({ name: 'c/C', superName: 'p/P' })).toEqual([]);
  });

  test('implements an interface of the parent is not', () => {
    expect(broken({ name: 'c/C', interfaces: ['p/I'], methods: [takesT] })).toEqual([
      'c/C over p/I for q/T',
    ]);
  });

  test('takes a default method as it is, or leaves a method to others, is', () => {
    expect(broken({ name: 'c/C', interfaces: ['p/D'] })).toEqual([]);
    expect(broken({ name: 'c/C', access: ABSTRACT, interfaces: ['p/I'] })).toEqual([]);
  });

  test('gets both the method and its interface from the parent is', () => {
    expect(broken({ name: 'c/C', superName: 'p/P', interfaces: ['p/I'] })).toEqual([]);
  });

  test('implements an interface of its own by a method of the parent is not', () => {
    const own: TinyClass = { name: 'c/Own', access: INTERFACE, methods: [takesT] };
    expect(broken(own, { name: 'c/C', superName: 'p/P', interfaces: ['c/Own'] })).toEqual([
      'c/C over c/Own for q/T',
    ]);
  });

  test('is an interface and redeclares the method is', () => {
    const own: TinyClass = {
      name: 'c/Own',
      access: INTERFACE,
      interfaces: ['p/I'],
      methods: [takesT],
    };
    expect(broken(own)).toEqual([]);
  });

  test('is its own superclass ends the search', () => {
    expect(broken({ name: 'c/C', superName: 'c/C', interfaces: ['c/C'] })).toEqual([]);
  });
});
