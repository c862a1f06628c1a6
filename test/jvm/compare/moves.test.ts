import { describe, expect, it } from 'vitest';
import { compareClasses } from '../../../src/jvm/compare/class-sets.js';
import { findMoves } from '../../../src/jvm/compare/moves.js';
import type { Side } from '../../../src/jvm/compare/side.js';
import type { CodeStep, CodedClass } from '../../support/coded-class.js';
import { codedClass } from '../../support/coded-class.js';
import type { HeldEntry } from '../../support/sides.js';
import { holding } from '../../support/sides.js';
import { tinyClass } from '../../support/tiny-class.js';

/** A class that refers to another of its package, to one of the platform, and names its package in strings. */
function worker(base: string, change: Partial<CodedClass> = {}): Buffer {
  const path = base.replaceAll('.', '/');
  return codedClass({
    name: `${path}/Worker`,
    field: {
      name: 'next',
      type: `${path}/Node`,
      signature: `L${path}/Node<Ljava/util/List<L${path}/Node;>;>;`,
    },
    steps: [
      { load: `${base}.Node` },
      { load: `/${path}/words.properties` },
      { load: 'nothing to rename' },
      { call: [`${path}/Node`, 'walk', `(IL${path}/Node;J)V`] },
      { call: ['java/lang/System', 'gc', '()V'] },
      { push: 3 },
    ],
    ...change,
  });
}

describe('a class that a tool moved', () => {
  it('is one move, though its constants stand elsewhere and its code has grown', () => {
    expect(
      movesOf(
        { 'a/b/Worker.class': worker('a.b') },
        { 'x/a/b/Worker.class': worker('x.a.b', { padding: 300 }) },
      ),
    ).toEqual(['a/b/Worker.class -> x/a/b/Worker.class']);
  });

  it('is one move with another line number table', () => {
    expect(
      movesOf(
        { 'a/b/Worker.class': worker('a.b', { lines: 7 }) },
        { 'x/a/b/Worker.class': worker('x.a.b') },
      ),
    ).toHaveLength(1);
  });

  it('may have gone to a prefix that takes another’s place', () => {
    expect(
      movesOf(
        { 'org/lang/Worker.class': worker('org.lang') },
        { 'org/lang3/Worker.class': worker('org.lang3') },
      ),
    ).toHaveLength(1);
  });
});

/** Steps of a class: a number, a text, and a method called of another class. */
function steps(push: number, text: string, owner: string, method = 'walk'): readonly CodeStep[] {
  return [{ push }, { load: text }, { call: [owner, method, '()V'] }];
}

describe('a class is not moved', () => {
  const same: CodedClass = { name: 'x/a/Worker', steps: steps(3, 'text', 'x/a/Node') };
  const cases: readonly (readonly [title: string, change: Partial<CodedClass>])[] = [
    ['with one other operand', { steps: steps(4, 'text', 'x/a/Node') }],
    ['with one more instruction', { steps: [...steps(3, 'text', 'x/a/Node'), { push: 0 }] }],
    ['with one other string', { steps: steps(3, 'texT', 'x/a/Node') }],
    ['with one other method called', { steps: steps(3, 'text', 'x/a/Node', 'run') }],
    ['with one other class called', { steps: steps(3, 'text', 'x/a/Other') }],
    ['with one other flag', { access: 0x31 }],
    ['with one more member', { field: { name: 'more', type: 'java/lang/String' } }],
  ];
  it.each(cases)('%s', (_title, change) => {
    const old = drawn({ name: 'a/Worker', steps: steps(3, 'text', 'a/Node') });
    expect(movesOf(old, drawn(same))).toHaveLength(1);
    expect(movesOf(old, drawn({ ...same, ...change }))).toEqual([]);
  });

  const stays = { 'p/N.class': tinyClass({ name: 'p/N' }) };
  const elsewhere: readonly {
    readonly title: string;
    readonly old: readonly string[];
    readonly moved: readonly string[];
    readonly now: readonly string[];
  }[] = [
    {
      title: 'where a name went to two places',
      old: ['a/N', 'a/M'],
      moved: ['x/a/N', 'x/a/M'],
      now: ['x/a/N', 'y/a/M'],
    },
    {
      title: 'where it refers to another class than before that did not move',
      old: ['p/N'],
      moved: ['p/N'],
      now: ['q/N'],
    },
    {
      title: 'where a class of the platform gave way to one of the same simple name',
      old: ['java/util/List'],
      moved: ['java/util/List'],
      now: ['x/util/List'],
    },
  ];
  it.each(elsewhere)('$title', ({ old, moved, now }) => {
    const calling = (
      name: string,
      owners: readonly string[],
    ): Readonly<Record<string, Buffer>> => ({
      ...stays,
      ...drawn({ name, steps: owners.map((owner) => ({ call: [owner, 'run', '()V'] })) }),
    });
    expect(movesOf(calling('a/W', old), calling('x/a/W', moved))).toHaveLength(1);
    expect(movesOf(calling('a/W', old), calling('x/a/W', now))).toEqual([]);
  });

  it('with another simple name', () => {
    expect(movesOf(named('a/W'), named('x/V'))).toEqual([]);
  });

  it('where only a Java of its own loads it', () => {
    const versioned = { 'META-INF/versions/9/x/a/W.class': codedClass({ name: 'x/a/W' }) };
    expect(movesOf(named('a/W'), versioned)).toEqual([]);
  });

  it('without members, alone; with one that has some, it is', () => {
    const marker = (name: string): Buffer => tinyClass({ name, access: 0x601 });
    const old = { 'a/Mark.class': marker('a/Mark') };
    const now = { 'x/a/Mark.class': marker('x/a/Mark') };
    expect(movesOf(old, now)).toEqual([]);
    expect(movesOf({ ...old, ...named('a/W') }, { ...now, ...named('x/a/W') })).toHaveLength(2);
  });
});

describe('packages', () => {
  it('of which all classes moved are one line, and others one each', () => {
    const old = named('o/lib/A', 'o/lib/in/B', 'o/part/C', 'o/part/D', 'o/part/in/E');
    const now = named('x/o/lib/A', 'x/o/lib/in/B', 'x/o/part/C', 'o/part/D', 'x/o/part/in/E');
    expect(found(old, now).moves.packages).toEqual([
      { from: 'o/lib/', to: 'x/o/lib/', classes: 2, whole: true },
      { from: 'o/part/', to: 'x/o/part/', classes: 1, whole: false },
      { from: 'o/part/in/', to: 'x/o/part/in/', classes: 1, whole: true },
    ]);
  });
});

it('takes the one to whose prefix most went where two would fit, and tells', () => {
  const { moves } = found(named('a/V', 'a/W'), named('w/a/W', 'x/a/V', 'x/a/W'));
  expect(moves.classes.map(({ now, ambiguous }) => [now.entry.path, ambiguous])).toEqual([
    ['x/a/V.class', false],
    ['x/a/W.class', true],
  ]);
});

it('tells a class that cannot be read, and finds the others', () => {
  const whole = codedClass({ name: 'a/W' });
  const { moves, problems } = found(
    { ...named('a/V'), 'a/W.class': whole.subarray(0, 40) },
    named('x/a/V', 'x/a/W'),
  );
  expect(moves.classes).toHaveLength(1);
  expect(problems).toMatchObject([{ code: 'class.truncated', file: 'old', entry: 'a/W.class' }]);
});

describe('a plan', () => {
  const planned = (artifact: string): HeldEntry => ({
    bytes: undefined,
    origin: { artifact, originalPath: 'a/W.class' },
  });
  const movesFrom = (old: string, now: string) =>
    findMoves(
      compareClasses(
        holding('old', { 'a/W.class': planned(old) }),
        holding('new', { 'x/a/W.class': planned(now) }),
      ),
    ).moves.classes;

  it('tells a move of classes that are not there yet', () => {
    expect(movesFrom('g:lib:1', 'g:lib:2')).toMatchObject([{ evidence: 'plan', ambiguous: false }]);
  });

  it('tells none between two artifacts', () => {
    expect(movesFrom('g:lib:1', 'g:other:1')).toEqual([]);
  });
});

/** A class under its path. */
function drawn(spec: CodedClass): Readonly<Record<string, Buffer>> {
  return { [`${spec.name}.class`]: codedClass(spec) };
}

/** Classes alike but for their names. */
function named(...names: readonly string[]): Readonly<Record<string, Buffer>> {
  return Object.fromEntries(names.map((name) => [`${name}.class`, codedClass({ name })]));
}

function movesOf(
  old: Readonly<Record<string, Buffer>>,
  now: Readonly<Record<string, Buffer>>,
): readonly string[] {
  return found(old, now).moves.classes.map(
    (move) => `${move.old.entry.path} -> ${move.now.entry.path}`,
  );
}

function found(
  old: Readonly<Record<string, Buffer>>,
  now: Readonly<Record<string, Buffer>>,
): ReturnType<typeof findMoves> {
  return findMoves(compareClasses(sideOf('old', old), sideOf('new', now)));
}

function sideOf(name: string, classes: Readonly<Record<string, Buffer>>): Side {
  const held = Object.entries(classes).map(([path, bytes]) => [path, { bytes }]);
  return holding(name, Object.fromEntries(held));
}
