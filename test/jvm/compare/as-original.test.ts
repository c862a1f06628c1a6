import { expect, it } from 'vitest';
import { originalSide, withoutRelocation } from '../../../src/jvm/compare/as-original.js';
import { compareClasses } from '../../../src/jvm/compare/class-sets.js';
import { codedClass } from '../../support/coded-class.js';
import type { HeldEntry } from '../../support/sides.js';
import { holding } from '../../support/sides.js';

const node = { name: 'Node', type: 'java/lang/String' };

function caller(name: string, owner: string, push = 1): Buffer {
  return codedClass({ name, steps: [{ call: [owner, 'walk', '()V'] }, { push }] });
}

it('compares a relocated class under the name that it had, and who refers to it', () => {
  const { removed, added, changed, equal } = originalSets(
    {
      'a/Node.class': plain(codedClass({ name: 'a/Node', field: node })),
      'b/Use.class': plain(caller('b/Use', 'a/Node')),
    },
    {
      'x/a/Node.class': from(
        'g:a:2',
        'a/Node.class',
        codedClass({ name: 'x/a/Node', field: node }),
      ),
      'b/Use.class': plain(caller('b/Use', 'x/a/Node')),
    },
  );
  expect({ removed, added, changed }).toEqual({ removed: [], added: [], changed: [] });
  expect(equal).toEqual(['a/Node.class', 'b/Use.class']);
});

it('tells a relocated class that changed as well', () => {
  const { changed, equal } = originalSets(
    {
      'a/Use.class': plain(caller('a/Use', 'a/Node')),
      'a/Node.class': plain(codedClass({ name: 'a/Node' })),
    },
    {
      'x/a/Use.class': from('g:a:2', 'a/Use.class', caller('x/a/Use', 'x/a/Node', 2)),
      'x/a/Node.class': from('g:a:2', 'a/Node.class', codedClass({ name: 'x/a/Node' })),
    },
  );
  expect({ changed, equal }).toEqual({ changed: ['a/Use.class'], equal: ['a/Node.class'] });
});

it('tells a class as changed that refers to one of another prefix which was not relocated', () => {
  const { changed } = originalSets(
    {
      'b/Use.class': plain(caller('b/Use', 'a/Node')),
      'c/D.class': plain(codedClass({ name: 'c/D' })),
    },
    {
      'b/Use.class': plain(caller('b/Use', 'x/a/Node')),
      'y/c/D.class': from('g:c:1', 'c/D.class', codedClass({ name: 'y/c/D' })),
    },
  );
  expect(changed).toEqual(['b/Use.class']);
});

it('leaves a class changed that was compiled anew, and has no other names', () => {
  const relocated = from('g:c:1', 'c/D.class', codedClass({ name: 'y/c/D' }));
  const { changed } = originalSets(
    { 'b/Use.class': plain(codedClass({ name: 'b/Use', lines: 1 })) },
    { 'b/Use.class': plain(codedClass({ name: 'b/Use', lines: 2 })), 'y/c/D.class': relocated },
  );
  expect(changed).toEqual(['b/Use.class']);
});

it('takes a class of one artifact for equal where a plan knows no content', () => {
  const { unknown, equal } = originalSets(
    {
      'a/Node.class': from('g:a:1', 'a/Node.class', undefined),
      'a/B.class': from('g:a:1', 'a/B.class', undefined),
    },
    {
      'x/a/Node.class': from('g:a:1', 'a/Node.class', undefined),
      'x/a/B.class': from('g:a:2', 'a/B.class', undefined),
    },
  );
  expect({ unknown, equal }).toEqual({ unknown: ['a/B.class'], equal: ['a/Node.class'] });
});

it('keeps a relocated name that both sides have, where the origin of one is not known', () => {
  const bytes = codedClass({ name: 'x/a/Node' });
  const { removed, added, equal } = originalSets(
    { 'x/a/Node.class': from('g:a:1', 'a/Node.class', bytes) },
    { 'x/a/Node.class': plain(bytes) },
  );
  expect({ removed, added, equal }).toEqual({ removed: [], added: [], equal: ['x/a/Node.class'] });
});

function plain(bytes: Buffer): HeldEntry {
  return { bytes };
}

function from(artifact: string, originalPath: string, bytes: Buffer | undefined): HeldEntry {
  return { bytes, origin: { artifact, originalPath } };
}

function originalSets(
  old: Readonly<Record<string, HeldEntry>>,
  now: Readonly<Record<string, HeldEntry>>,
): Readonly<Record<'added' | 'removed' | 'changed' | 'unknown' | 'equal', readonly string[]>> {
  const sides = [holding('side', old), holding('side', now)] as const;
  const before = originalSide(sides[0], sides[1]);
  const after = originalSide(sides[1], sides[0]);
  const { sets, problems } = withoutRelocation(
    compareClasses(before.side, after.side),
    before,
    after,
  );
  expect(problems).toEqual([]);
  return {
    added: sets.added.map(({ entry }) => entry.path),
    removed: sets.removed.map(({ entry }) => entry.path),
    changed: sets.changed.map((pair) => pair.now.entry.path),
    unknown: sets.unknown.map((pair) => pair.now.entry.path),
    equal: sets.equal.map((pair) => pair.now.entry.path),
  };
}
