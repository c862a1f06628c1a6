import { describe, expect, test } from 'vitest';
import { internalName } from '../../../src/formats/classfile/names.js';
import type { NumberedPart } from '../../../src/jvm/compare/side-classes.js';
import { pathList, SideClasses } from '../../../src/jvm/compare/side-classes.js';
import type { TinyClass } from '../../support/tiny-class.js';
import { tinyClass } from '../../support/tiny-class.js';

/** A part that holds a class at each path: what is no spec is its bytes; left out: nothing tells its bytes. */
function part(
  name: string,
  classes: Readonly<Record<string, TinyClass | Uint8Array>>,
  multiRelease = false,
): NumberedPart & { readonly asked: number[] } {
  const paths = Object.keys(classes);
  const contents = Object.values(classes).map((one) =>
    one instanceof Uint8Array ? one : tinyClass(one),
  );
  const asked: number[] = [];
  return {
    name,
    multiRelease,
    paths: pathList(paths),
    asked,
    read: (numbers, visit) => {
      for (const number of numbers)
        visit(number, () => {
          asked.push(number);
          return contents[number] ?? new Uint8Array(0);
        });
    },
  };
}

const nowhere = { find: () => undefined };
const a = internalName('a/A');
const plain = (superName: string): TinyClass => ({ name: 'a/A', superName });

describe('the classes of a side', () => {
  test('are those of the first entry that has them', () => {
    const first = part('1.jar', { 'a/A.class': plain('of/First') });
    const second = part('2.jar', { 'a/A.class': plain('of/Second'), 'b/B.class': { name: 'b/B' } });
    const side = new SideClasses([first, second], 8, nowhere);
    expect(side.find(a)?.superName).toBe('of/First');
    expect(side.find(internalName('b/B'))?.name).toBe('b/B');
    expect(side.find(internalName('c/C'))).toBeUndefined();
  });

  test.each([
    ['8, which knows no versions', 8, true, 'for/All'],
    ['11, which takes the highest that it can', 11, true, 'for/Eleven'],
    ['17, where the manifest does not switch them on', 17, false, 'for/All'],
  ])('are seen by a Java %s', (_which, java, multiRelease, superName) => {
    const classes = {
      'META-INF/versions/9/a/A.class': plain('for/Nine'),
      'a/A.class': plain('for/All'),
      'META-INF/versions/11/a/A.class': plain('for/Eleven'),
      'META-INF/versions/21/a/A.class': plain('for/TwentyOne'),
    };
    const side = new SideClasses([part('1.jar', classes, multiRelease)], java, nowhere);
    expect(side.find(a)?.superName).toBe(superName);
  });

  test('lie before those of the platform', () => {
    const platform = new SideClasses([part('platform', { 'a/A.class': plain('p/P') })], 8, nowhere);
    expect(new SideClasses([], 8, platform).find(a)?.superName).toBe('p/P');
    const own = part('1.jar', { 'a/A.class': plain('own/Own') });
    expect(new SideClasses([own], 8, platform).find(a)?.superName).toBe('own/Own');
  });

  test('are read once, when they are first asked for', () => {
    const jar = part('1.jar', { 'a/A.class': plain('x/X'), 'b/B.class': { name: 'b/B' } });
    const side = new SideClasses([jar], 8, nowhere);
    expect(jar.asked).toEqual([]);
    expect(side.find(a)).toBe(side.find(a));
    expect(jar.asked).toEqual([0]);
  });

  test('are read ahead in the order in which they lie', () => {
    const jar = part('1.jar', { 'b/B.class': { name: 'b/B' }, 'a/A.class': plain('x/X') });
    const side = new SideClasses([jar], 8, nowhere);
    side.prepare([a, internalName('b/B'), internalName('no/Such')], () => true);
    expect(jar.asked).toEqual([0, 1]);
    expect(side.find(a)?.superName).toBe('x/X');
    expect(jar.asked).toEqual([0, 1]);
  });

  test('are read whole where their head is wanted; of the others the head is at hand', () => {
    const jar = part('1.jar', { 'b/B.class': { name: 'b/B' }, 'a/A.class': plain('x/X') });
    const side = new SideClasses([jar], 8, nowhere);
    const heads = side.prepare([a, internalName('b/B')], ({ name }) => name === a);
    expect([...heads.keys()].sort()).toEqual(['a/A', 'b/B']);
    expect(side.find(a)?.superName).toBe('x/X');
    expect(jar.asked).toEqual([0, 1]);
    expect(side.find(internalName('b/B'))?.name).toBe('b/B');
    expect(jar.asked).toEqual([0, 1, 0]);
  });
});

describe('a class that a side has and cannot show', () => {
  test.each([
    ['damaged', part('1.jar', { 'a/A.class': Buffer.from('no class') }), ['class.not-a-class']],
    ['at a path that is not its name', part('1.jar', { 'a/A.class': { name: 'b/B' } }), []],
    [
      'known by name alone',
      { ...part('1.plan.json', { 'a/A.class': plain('x/X') }), read: undefined },
      [],
    ],
  ])('is hidden, not absent: %s', (_what, one, codes) => {
    const side = new SideClasses([one], 8, nowhere);
    expect([side.find(a), side.isHidden(a)]).toEqual([undefined, true]);
    expect(side.isHidden(internalName('no/Such'))).toBe(false);
    expect(side.takeProblems().map(({ code }) => code)).toEqual(codes);
    expect(side.takeProblems()).toEqual([]);
  });
});

test('a class of a newer format is read and told', () => {
  const side = new SideClasses(
    [part('1.jar', { 'a/A.class': { name: 'a/A', major: 99 } })],
    8,
    nowhere,
  );
  expect(side.find(a)?.major).toBe(99);
  expect(side.takeProblems()).toEqual([
    { code: 'class.newer-format', file: '1.jar', entry: 'a/A.class', major: 99 },
  ]);
});
