import { describe, expect, it } from 'vitest';
import { binaryNameOf } from '../../../src/jvm/compare/class-names.js';
import { compareClasses } from '../../../src/jvm/compare/class-sets.js';
import type { ClassSets } from '../../../src/jvm/compare/class-sets.js';
import { side } from '../../support/sides.js';

/** As `--classes` prints them, `?` for what a side cannot tell, `=` for what is equal. */
function lines({ added, removed, changed, unknown, equal }: ClassSets): readonly string[] {
  return [
    ...added.map(({ entry }) => `+ ${binaryNameOf(entry.path)}`),
    ...removed.map(({ entry }) => `- ${binaryNameOf(entry.path)}`),
    ...changed.map(({ now }) => `~ ${binaryNameOf(now.entry.path)}`),
    ...unknown.map(({ now }) => `? ${binaryNameOf(now.entry.path)}`),
    ...equal.map(({ now }) => `= ${binaryNameOf(now.entry.path)}`),
  ];
}

describe('comparing classes of two sides', () => {
  it('tells by path what only one has, and by CRC-32 and size what changed', () => {
    const old = side(['a/Gone.class', 'a/Same.class', 'a/Longer.class 1 10', 'a/Other.class 1 10']);
    const now = side(['a/New.class', 'a/Same.class', 'a/Longer.class 1 11', 'a/Other.class 2 10']);
    expect(lines(compareClasses(old, now))).toEqual([
      '+ a.New',
      '- a.Gone',
      '~ a.Longer',
      '~ a.Other',
      '= a.Same',
    ]);
  });

  it('leaves folders and resources out', () => {
    expect(lines(compareClasses(side(['a/', 'a.txt', 'a.class/']), side(['b.CLASS'])))).toEqual([]);
  });

  it('calls unknown what a side cannot tell, unless what it tells differs', () => {
    const old = side(['A.class 1 10', 'B.class 1 10', 'C.class 1 10', 'D.class ? ?']);
    const now = side(['A.class ? ?', 'B.class 1 ?', 'C.class ? 11', 'D.class ? ?']);
    expect(lines(compareClasses(old, now))).toEqual(['~ C', '? A', '? B', '? D']);
  });

  it('compares the first of one path in class-path order, and names the others', () => {
    const old = side(['A.class 1'], ['A.class 2', 'B.class 1', 'B.class 1']);
    const now = side(['B.class 1', 'A.class 1']);
    const sets = compareClasses(old, now);
    expect(lines(sets)).toEqual(['= A', '= B']);
    expect(sets.duplicates).toEqual([
      { side: 'old', path: 'A.class', parts: ['0.jar', '1.jar'], sameContent: false },
      { side: 'old', path: 'B.class', parts: ['1.jar', '1.jar'], sameContent: true },
    ]);
  });

  it('sorts by the bytes of the names that are shown', () => {
    const paths = [
      'a/b/C',
      'a/b-c/C',
      'a/b$c',
      'a/b/C$1',
      'META-INF/versions/9/a/B',
      '\u{1f600}/C',
      '\ufb01/C',
    ];
    const sets = compareClasses(side([]), side(paths.map((path) => `${path}.class`)));
    const bytes = (text: string): string => Buffer.from(text).toString('hex');
    const names = paths.map((path) => path.replaceAll('/', '.'));
    expect(sets.added.map(({ entry }) => binaryNameOf(entry.path))).toEqual(
      names.toSorted((a, b) => (bytes(a) < bytes(b) ? -1 : 1)),
    );
  });
});
