import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { compareClasses } from '../../../src/jvm/compare/class-sets.js';
import { findMoves } from '../../../src/jvm/compare/moves.js';
import type { EntryOrigin, Side } from '../../../src/jvm/compare/side.js';
import type { CodeStep, CodedClass } from '../../support/coded-class.js';
import { codedClass } from '../../support/coded-class.js';
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

describe('a class is not moved', () => {
  const steps = (...all: readonly CodeStep[]): readonly CodeStep[] => all;
  const plain: Partial<CodedClass> = {
    steps: steps({ push: 3 }, { load: 'text' }, { call: ['a/Node', 'walk', '()V'] }),
  };
  const cases: readonly (readonly [title: string, change: Partial<CodedClass>])[] = [
    [
      'with one other operand',
      { steps: steps({ push: 4 }, { load: 'text' }, { call: ['x/a/Node', 'walk', '()V'] }) },
    ],
    [
      'with one more instruction',
      {
        steps: steps(
          { push: 3 },
          { load: 'text' },
          { call: ['x/a/Node', 'walk', '()V'] },
          { push: 0 },
        ),
      },
    ],
    [
      'with one other string',
      { steps: steps({ push: 3 }, { load: 'texT' }, { call: ['x/a/Node', 'walk', '()V'] }) },
    ],
    [
      'with one other method called',
      { steps: steps({ push: 3 }, { load: 'text' }, { call: ['x/a/Node', 'run', '()V'] }) },
    ],
    [
      'with one other class called',
      { steps: steps({ push: 3 }, { load: 'text' }, { call: ['x/a/Other', 'walk', '()V'] }) },
    ],
    ['with one other flag', { access: 0x31 }],
    ['with one more member', { field: { name: 'more', type: 'java/lang/String' } }],
  ];
  it.each(cases)('%s', (_title, change) => {
    const same = {
      steps: steps({ push: 3 }, { load: 'text' }, { call: ['x/a/Node', 'walk', '()V'] }),
    };
    const old = { 'a/Worker.class': codedClass({ name: 'a/Worker', ...plain }) };
    const moved = codedClass({ name: 'x/a/Worker', ...same });
    const changed = codedClass({ name: 'x/a/Worker', ...same, ...change });
    expect(movesOf(old, { 'x/a/Worker.class': moved })).toHaveLength(1);
    expect(movesOf(old, { 'x/a/Worker.class': changed })).toEqual([]);
  });

  it('where a name went to two places', () => {
    const two = (one: string, other: string): readonly CodeStep[] =>
      steps({ call: [one, 'run', '()V'] }, { call: [other, 'walk', '()V'] });
    expect(
      movesOf(
        { 'a/W.class': codedClass({ name: 'a/W', steps: two('a/N', 'a/M') }) },
        { 'x/a/W.class': codedClass({ name: 'x/a/W', steps: two('x/a/N', 'y/a/M') }) },
      ),
    ).toEqual([]);
  });

  it('where it refers to another class than before that did not move', () => {
    const call = (owner: string): readonly CodeStep[] => steps({ call: [owner, 'run', '()V'] });
    const stays = { 'p/N.class': tinyClass({ name: 'p/N' }) };
    expect(
      movesOf(
        { ...stays, 'a/W.class': codedClass({ name: 'a/W', steps: call('p/N') }) },
        { ...stays, 'x/a/W.class': codedClass({ name: 'x/a/W', steps: call('q/N') }) },
      ),
    ).toEqual([]);
  });

  it('where a class of the platform gave way to one of the same simple name', () => {
    const call = (owner: string): readonly CodeStep[] => steps({ call: [owner, 'of', '()V'] });
    expect(
      movesOf(
        { 'a/W.class': codedClass({ name: 'a/W', steps: call('java/util/List') }) },
        { 'x/a/W.class': codedClass({ name: 'x/a/W', steps: call('x/util/List') }) },
      ),
    ).toEqual([]);
  });

  it('with another simple name', () => {
    expect(
      movesOf(
        { 'a/W.class': codedClass({ name: 'a/W' }) },
        { 'x/V.class': codedClass({ name: 'x/V' }) },
      ),
    ).toEqual([]);
  });

  it('where only a Java of its own loads it', () => {
    expect(
      movesOf(
        { 'a/W.class': codedClass({ name: 'a/W' }) },
        { 'META-INF/versions/9/x/a/W.class': codedClass({ name: 'x/a/W' }) },
      ),
    ).toEqual([]);
  });

  it('without members, alone; with one that has some, it is', () => {
    const marker = (name: string): Buffer => tinyClass({ name, access: 0x601 });
    const old = { 'a/Mark.class': marker('a/Mark') };
    const now = { 'x/a/Mark.class': marker('x/a/Mark') };
    expect(movesOf(old, now)).toEqual([]);
    expect(
      movesOf(
        { ...old, 'a/W.class': codedClass({ name: 'a/W' }) },
        { ...now, 'x/a/W.class': codedClass({ name: 'x/a/W' }) },
      ),
    ).toHaveLength(2);
  });
});

describe('packages', () => {
  it('of which all classes moved are one line, and others one each', () => {
    const coded = (name: string): readonly [string, Buffer] => [
      `${name}.class`,
      codedClass({ name }),
    ];
    const old = Object.fromEntries(
      ['o/lib/A', 'o/lib/in/B', 'o/part/C', 'o/part/D', 'o/part/in/E'].map(coded),
    );
    const now = Object.fromEntries(
      ['x/o/lib/A', 'x/o/lib/in/B', 'x/o/part/C', 'o/part/D', 'x/o/part/in/E'].map(coded),
    );
    expect(found(old, now).moves.packages).toEqual([
      { from: 'o/lib/', to: 'x/o/lib/', classes: 2, whole: true },
      { from: 'o/part/', to: 'x/o/part/', classes: 1, whole: false },
      { from: 'o/part/in/', to: 'x/o/part/in/', classes: 1, whole: true },
    ]);
  });
});

it('takes the one to whose prefix most went where two would fit, and tells', () => {
  const coded = (name: string): readonly [string, Buffer] => [
    `${name}.class`,
    codedClass({ name }),
  ];
  const { moves } = found(
    Object.fromEntries(['a/V', 'a/W'].map(coded)),
    Object.fromEntries(['w/a/W', 'x/a/V', 'x/a/W'].map(coded)),
  );
  expect(moves.classes.map(({ now, ambiguous }) => [now.entry.path, ambiguous])).toEqual([
    ['x/a/V.class', false],
    ['x/a/W.class', true],
  ]);
});

it('tells a class that cannot be read, and finds the others', () => {
  const whole = codedClass({ name: 'a/W' });
  const { moves, problems } = found(
    { 'a/V.class': codedClass({ name: 'a/V' }), 'a/W.class': whole.subarray(0, 40) },
    { 'x/a/V.class': codedClass({ name: 'x/a/V' }), 'x/a/W.class': codedClass({ name: 'x/a/W' }) },
  );
  expect(moves.classes).toHaveLength(1);
  expect(problems).toMatchObject([{ code: 'class.truncated', file: 'old', entry: 'a/W.class' }]);
});

describe('a plan', () => {
  const origin = (artifact: string): EntryOrigin => ({ artifact, originalPath: 'a/W.class' });

  it('tells a move of classes that are not there yet', () => {
    const { moves } = findMoves(
      compareClasses(
        planned('old', { 'a/W.class': origin('g:lib:1') }),
        planned('new', { 'x/a/W.class': origin('g:lib:2') }),
      ),
    );
    expect(moves.classes).toMatchObject([{ evidence: 'plan', ambiguous: false }]);
  });

  it('tells none between two artifacts', () => {
    const { moves } = findMoves(
      compareClasses(
        planned('old', { 'a/W.class': origin('g:lib:1') }),
        planned('new', { 'x/a/W.class': origin('g:other:1') }),
      ),
    );
    expect(moves.classes).toEqual([]);
  });
});

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
  const entries = Object.entries(classes).map(([path, bytes]) => ({
    path,
    crc32: crc32(bytes),
    size: bytes.length,
  }));
  return {
    name,
    parts: [
      {
        name,
        entries,
        multiRelease: false,
        read: ({ path }) => classes[path] ?? Buffer.alloc(0),
        originOf: () => undefined,
      },
    ],
  };
}

/** A side that tells names and origins alone. */
function planned(name: string, origins: Readonly<Record<string, EntryOrigin>>): Side {
  const entries = Object.keys(origins).map((path) => ({ path, crc32: undefined, size: undefined }));
  return {
    name,
    parts: [
      {
        name,
        entries,
        multiRelease: false,
        read: undefined,
        originOf: ({ path }) => origins[path],
      },
    ],
  };
}
