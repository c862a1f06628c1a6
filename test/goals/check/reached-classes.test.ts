import { expect, it } from 'vitest';
import type { WholeIndexes } from '../../../src/goals/check/reached-classes.js';
import { ReachedClasses } from '../../../src/goals/check/reached-classes.js';
import { indexLinkage } from '../../../src/jvm/classpath/index-classes.js';
import type { JarIndex } from '../../../src/jvm/classpath/jar-index.js';
import { textOf } from '../../../src/jvm/classpath/string-table.js';
import { codedClass } from '../../support/coded-class.js';
import type { TinyClass } from '../../support/tiny-class.js';
import { tinyClass } from '../../support/tiny-class.js';

interface Drawn {
  readonly path: string;
  readonly crc32: undefined;
  readonly size: undefined;
  readonly bytes: Uint8Array;
}

function entry(path: string, bytes: Uint8Array): Drawn {
  return { path, crc32: undefined, size: undefined, bytes };
}

function classes(...specs: readonly TinyClass[]): readonly Drawn[] {
  return specs.map((spec) => entry(`${spec.name}.class`, tinyClass(spec)));
}

/** A part, and the paths that were read of it. */
function part(entries: readonly Drawn[]) {
  const read: string[] = [];
  return {
    entries,
    paths: read,
    read: ({ path }: { readonly path: string }) => {
      read.push(path);
      return entries.find((one) => one.path === path)?.bytes ?? new Uint8Array();
    },
  };
}

const user = codedClass({
  name: 'app/User',
  field: { name: 'kept', type: 'lib/Field' },
  steps: [{ call: ['lib/Owner', 'of', '(Llib/Argument;)[Llib/Result;'] }, { load: 'lib.Named' }],
});
const root = indexLinkage({ entries: [entry('app/User.class', user)] }, (one) => one.bytes);

const nothing: WholeIndexes = { sides: [], beside: [] };

function reach(parts: readonly ReturnType<typeof part>[], reached = new ReachedClasses()) {
  reached.reach({ roots: [root], names: [] }, nothing, parts);
  return reached;
}

function namesOf(indexes: readonly JarIndex[] | undefined): readonly string[] {
  return (indexes ?? [])
    .flatMap(({ classes: columns, strings }) =>
      Array.from(columns.path, (id) => textOf(strings, id)),
    )
    .toSorted();
}

it('holds what a consumer names in any way, and what that inherits from', () => {
  const lib = part(
    classes(
      { name: 'lib/Owner', superName: 'lib/Base', interfaces: ['lib/Able'] },
      { name: 'lib/Base', superName: 'lib/Root' },
      { name: 'lib/Root' },
      { name: 'lib/Able' },
      { name: 'lib/Field' },
      { name: 'lib/Argument' },
      { name: 'lib/Result' },
      { name: 'lib/Named' },
      { name: 'lib/Other', superName: 'lib/Base' },
    ),
  );
  const found = reach([lib]);
  expect(namesOf(found.of(lib))).toEqual(
    ['Able', 'Argument', 'Base', 'Field', 'Named', 'Owner', 'Result', 'Root'].map(
      (name) => `lib/${name}.class`,
    ),
  );
  expect(lib.paths).not.toContain('lib/Other.class');
});

it('holds a class in each part that has it, and its versions: which of them counts is said later', () => {
  const first = part(classes({ name: 'lib/Owner' }));
  const second = part([
    ...classes({ name: 'lib/Owner' }, { name: 'lib/Elsewhere' }),
    entry('META-INF/versions/11/lib/Owner.class', tinyClass({ name: 'lib/Owner' })),
  ]);
  const found = reach([first, second]);
  expect(namesOf(found.of(first))).toEqual(['lib/Owner.class']);
  expect(namesOf(found.of(second))).toEqual([
    'META-INF/versions/11/lib/Owner.class',
    'lib/Owner.class',
  ]);
});

it('follows supertypes from one part to another', () => {
  const upper = part(classes({ name: 'lib/Owner', superName: 'far/Base' }));
  const lower = part(classes({ name: 'far/Base', superName: 'far/Root' }, { name: 'far/Root' }));
  const found = reach([upper, lower]);
  expect(namesOf(found.of(lower))).toEqual(['far/Base.class', 'far/Root.class']);
});

it('ends where classes inherit in a circle, and tells what cannot be read', () => {
  const lib = part([
    ...classes(
      { name: 'lib/Owner', superName: 'lib/Base' },
      { name: 'lib/Base', superName: 'lib/Owner' },
    ),
    entry('lib/Field.class', Buffer.from('no class')),
    entry('lib/Unread.class', Buffer.from('no class either')),
  ]);
  const failures = (reach([lib]).of(lib) ?? []).flatMap((one) => one.failures);
  expect(failures.map(({ path, code }) => [path, code])).toEqual([
    ['lib/Field.class', 'class.not-a-class'],
  ]);
});

it('is nothing of a part that tells names alone', () => {
  const names = { entries: classes({ name: 'lib/Owner' }), read: undefined };
  const reached = new ReachedClasses();
  reached.reach({ roots: [root], names: [] }, nothing, [names]);
  expect(reached.of(names)).toEqual([]);
});

it('is asked again: supertypes may lie beside the next consumer, and nothing is read twice', () => {
  const lib = part(classes({ name: 'lib/Owner', superName: 'far/Base' }));
  const beside = part(classes({ name: 'far/Base' }));
  const reached = reach([lib]);
  reach([lib, beside], reached);
  expect(namesOf(reached.of(beside))).toEqual(['far/Base.class']);
  expect(lib.paths).toEqual(['lib/Owner.class']);
});

it('holds what classes inherit from that were read whole', () => {
  const beside = part(classes({ name: 'far/Base', superName: 'far/Root' }, { name: 'far/Root' }));
  const whole = indexLinkage(
    { entries: classes({ name: 'lib/Owner', superName: 'far/Base' }) },
    (one) => one.bytes,
  );
  const reached = new ReachedClasses();
  reached.reach({ roots: [root], names: [] }, { sides: [[whole]], beside: [] }, [beside]);
  expect(namesOf(reached.of(beside))).toEqual(['far/Base.class', 'far/Root.class']);
});

it('holds a class that is asked for by its name', () => {
  const lib = part(classes({ name: 'lib/Other', superName: 'lib/Base' }, { name: 'lib/Base' }));
  const reached = new ReachedClasses();
  reached.reach({ roots: [], names: ['lib/Other'] }, nothing, [lib]);
  expect(namesOf(reached.of(lib))).toEqual(['lib/Base.class', 'lib/Other.class']);
});

it('leaves out what classes in front inherit from where each side has it itself', () => {
  const indexOf = (...specs: readonly TinyClass[]) =>
    indexLinkage({ entries: classes(...specs) }, (one) => one.bytes);
  const base = { name: 'far/Base' };
  const sides = [
    [indexOf({ name: 'lib/Owner', superName: 'far/Base' }), indexOf(base)],
    [indexOf({ name: 'lib/Owner', superName: 'far/Base' }, base)],
  ];
  const reachedBehind = (...some: readonly (readonly JarIndex[])[]) => {
    const beside = part(classes(base));
    const reached = new ReachedClasses();
    reached.reach({ roots: [], names: [] }, { sides: some, beside: [] }, [beside]);
    return namesOf(reached.of(beside));
  };
  expect(reachedBehind(...sides)).toEqual([]);
  const without = [indexOf({ name: 'lib/Owner', superName: 'far/Base' })];
  expect(reachedBehind(...sides, without)).toEqual(['far/Base.class']);
});
