import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readColumns } from '../../../src/formats/jar/directory-columns.js';
import type { DirectoryColumns } from '../../../src/formats/jar/directory-columns.js';
import { readDirectory } from '../../../src/formats/jar/directory.js';
import { compareClasses } from '../../../src/jvm/compare/class-sets.js';
import { differingPaths } from '../../../src/jvm/compare/quick-sets.js';
import type { Side } from '../../../src/jvm/compare/side.js';
import { byteSource, zip } from '../../support/zip.js';
import type { ZipEntry } from '../../support/zip.js';

function columnsOf(entries: readonly ZipEntry[]): DirectoryColumns {
  const columns = readColumns(byteSource(zip(entries)));
  if (columns === undefined) throw new Error('an unusual jar');
  return columns;
}

function sideOf(entries: readonly ZipEntry[]): Side {
  const directory = readDirectory(byteSource(zip(entries)));
  const part = {
    ...directory,
    multiRelease: false,
    read: undefined,
    originOf: () => undefined,
  };
  return { name: 'side', parts: [part] };
}

/** What `compareClasses` says, as the quick answer has it. */
function oracle(old: readonly ZipEntry[], now: readonly ZipEntry[]): object {
  const { added, removed, changed } = compareClasses(sideOf(old), sideOf(now));
  return {
    added: added.map(({ entry }) => entry.path).sort(),
    removed: removed.map(({ entry }) => entry.path).sort(),
    changed: changed.map((pair) => pair.now.entry.path).sort(),
  };
}

function quick(old: readonly ZipEntry[], now: readonly ZipEntry[]): object {
  const paths = differingPaths(columnsOf(old), columnsOf(now));
  const { added = [], removed = [], changed = [] } = paths ?? {};
  return {
    added: added.toSorted(),
    removed: removed.toSorted(),
    changed: changed.toSorted(),
  };
}

/** Few names and contents, so that sides have much in common; names as long as a word is and not. */
const entries = fc.array(
  fc.record({
    path: fc
      .tuple(
        fc.constantFrom('', 'a/', 'a/b/', 'org/acme/', 'META-INF/versions/9/a/'),
        fc.constantFrom('A', 'B', 'Bc', 'Bcd', 'A$1', 'A.B', 'package-info'),
        fc.constantFrom('.class', '.class', '.class', '.txt', '.clas', 'class', '/'),
      )
      .map((parts) => parts.join('')),
    content: fc.constantFrom('', 'x', 'y'),
    stored: fc.boolean(),
  }),
  { maxLength: 40 },
);

describe('the quick set difference of two jars', () => {
  it('is that of compareClasses, whatever the order and however often a path comes', () => {
    fc.assert(
      fc.property(entries, entries, (old, now) => {
        const withClass = { path: 'x/Y.class', content: 'z' };
        expect(quick([...old, withClass], [withClass, ...now])).toEqual(oracle(old, now));
      }),
    );
  });

  it('leaves a jar without classes to others', () => {
    const [some, none] = [columnsOf([{ path: 'A.class' }]), columnsOf([{ path: 'A.txt' }])];
    expect(differingPaths(some, none)).toBeUndefined();
    expect(differingPaths(none, some)).toBeUndefined();
  });

  it('gives up where paths are made to collide', () => {
    const columns = columnsOf(
      Array.from({ length: 3000 }, (_, at) => ({ path: `a/C${at}.class`, stored: true })),
    );
    const collided = { ...columns, hash: columns.hash.map(() => 1) };
    expect(differingPaths(columns, columns)).toEqual({ added: [], removed: [], changed: [] });
    expect(differingPaths(collided, columns)).toBeUndefined();
  });
});
