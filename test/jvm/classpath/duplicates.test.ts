import { describe, expect, test } from 'vitest';
import type { ClassPathEntry, LoaderEntries } from '../../../src/jvm/classpath/class-path.js';
import { buildLoaders } from '../../../src/jvm/classpath/class-path.js';
import type { Delegation } from '../../../src/jvm/classpath/delegation.js';
import type { ContentOf } from '../../../src/jvm/classpath/duplicates.js';
import { differingDuplicates, duplicateClasses } from '../../../src/jvm/classpath/duplicates.js';
import { entryOrders } from '../../../src/jvm/classpath/entry-orders.js';
import { indexFiles, recordedPlatform } from '../../support/class-index.js';
import { tinyClass } from '../../support/tiny-class.js';

/** A jar; `a/A=1` is class `a/A` with the content 1, which is only told. */
function jar(origin: string, classes: string, group?: string): ClassPathEntry {
  const files = classes.split(' ').map((one) => {
    const [name = ''] = one.split('=');
    return { path: `${name}.class`, bytes: tinyClass({ name }) };
  });
  const parts = [{ origin, index: indexFiles(files) }];
  contents.set(origin, new Map(classes.split(' ').map((one) => split(one))));
  return { multiRelease: false, parts, ...(group === undefined ? {} : { group }) };
}

const split = (text: string): [string, string | undefined] => {
  const [name = '', content] = text.split('=');
  return [`${name}.class`, content];
};
const contents = new Map<string, ReadonlyMap<string, string | undefined>>();
const contentOf: ContentOf = ({ origin, path }) => contents.get(origin)?.get(path);

const duplicatesOf = (loaders: readonly LoaderEntries[]) =>
  duplicateClasses(buildLoaders(loaders, recordedPlatform(8)));

/** `NAME: ORIGIN, …`, the one that is found first. */
const told = (loaders: readonly LoaderEntries[]): readonly string[] =>
  duplicatesOf(loaders).map(
    ({ name, holders }) => `${name}: ${holders.map(({ origin }) => origin).join(', ')}`,
  );

describe('a name that several entries hold', () => {
  test('is told with its holders in class-path order', () => {
    const entries = [jar('x', 'a/A b/B'), jar('y', 'c/C a/A'), jar('z', 'a/A c/C')];
    expect(told([{ entries }])).toEqual(['a/A: x, y, z', 'c/C: y, z']);
  });

  test('is none where one jar holds it twice, or another version of it', () => {
    const files = ['a/A', 'a/A', 'META-INF/versions/9/a/A'].map((path) => ({
      path: `${path}.class`,
      bytes: tinyClass({ name: 'a/A' }),
    }));
    const parts = [{ origin: 'x', index: indexFiles(files) }];
    expect(told([{ entries: [{ multiRelease: true, parts }] }])).toEqual([]);
  });

  test('counts what the parent hides, and not what lives beside its class', () => {
    const entries = [jar('parent', 'a/A b/B')];
    const child = [jar('child', 'a/A b/B')];
    const delegation: Delegation = { parent: 0, order: 'child-first', delegated: ['b.'] };
    expect(told([{ entries }, { entries: child, delegation }])).toEqual(['b/B: parent, child']);
  });

  test('differs where the contents do, or where one is not known', () => {
    const entries = [jar('x', 'a/A=1 b/B=1 c/C d/D=1'), jar('y', 'a/A=1 b/B=2 c/C d/D')];
    const differing = differingDuplicates(duplicatesOf([{ entries }]), contentOf);
    expect(differing.map(({ name }) => name)).toEqual(['b/B', 'c/C', 'd/D']);
  });
});

describe('entries without a defined order', () => {
  /** The origins of each order, of all loaders. */
  const orders = (...entries: readonly ClassPathEntry[]) => {
    const loaders = [{ entries }];
    const found = entryOrders(loaders, duplicatesOf(loaders), contentOf);
    return {
      names: found.names,
      isCut: found.isCut,
      orders: found.orders.map((order) =>
        order
          .flatMap((loader) => loader.entries)
          .map(({ parts }) => parts[0]?.origin)
          .join(' '),
      ),
    };
  };

  test('are judged in both orders where their classes differ', () => {
    expect(orders(jar('x', 'a/A=1', 'lib'), jar('y', 'a/A=2', 'lib'))).toEqual({
      names: ['a/A'],
      isCut: false,
      orders: ['x y', 'y x'],
    });
  });

  test.each<[string, [string, string?], [string, string?]]>([
    ['the classes are the same', ['a/A=1', 'lib'], ['a/A=1', 'lib']],
    ['their order is defined', ['a/A=1'], ['a/A=2']],
    ['they are of two groups', ['a/A=1', 'lib'], ['a/A=2', 'ext']],
  ])('have one order where %s', (_, x, y) => {
    expect(orders(jar('x', ...x), jar('y', ...y))).toEqual({
      names: [],
      isCut: false,
      orders: ['x y'],
    });
  });

  test('change places among themselves only', () => {
    const ends = [jar('first', 'f/F'), jar('last', 'a/A=3 l/L')] as const;
    const found = orders(
      ends[0],
      jar('x', 'a/A=1', 'lib'),
      jar('u', 'u/U', 'lib'),
      jar('y', 'a/A=2', 'lib'),
      ends[1],
    );
    expect(found.orders).toEqual(['first x u y last', 'first y x u last']);
  });

  test('have an order for each class that can win, and one order serves many names', () => {
    const found = orders(
      jar('x', 'a/A=1 b/B=1', 'lib'),
      jar('y', 'a/A=2 b/B=2', 'lib'),
      jar('z', 'a/A=3 c/C=1', 'lib'),
      jar('w', 'c/C=2', 'lib'),
    );
    expect(found).toEqual({
      names: ['a/A', 'b/B', 'c/C'],
      isCut: false,
      orders: ['x y z w', 'y z w x', 'z w x y', 'w x y z'],
    });
  });

  test('that are too many are cut, and that is told', () => {
    const many = Array.from({ length: 20 }, (_, n) => jar(`j${n}`, `a/A=${n}`, 'lib'));
    const found = orders(...many);
    expect(found.isCut).toBe(true);
    expect(found.orders.length).toBe(8);
  });
});
