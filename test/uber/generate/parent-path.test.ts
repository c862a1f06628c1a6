import { describe, expect, test } from 'vitest';
import { joinPath, parentPath, relativePath } from '../../../src/uber/generate/parent-path.js';

describe('where the new module looks for its parent', () => {
  const onDisk = {
    written: undefined,
    folder: '/r/a/new',
    parentFile: '/r/a/pom.xml',
    reactorRoot: '/r',
    published: true,
    found: 'parent',
  } as const;
  const published = {
    ...onDisk,
    parentFile: undefined,
    reactorRoot: undefined,
    found: 'nothing',
  } as const;

  test.each([
    ['a sibling of the old module keeps the path', onDisk, undefined],
    [
      'elsewhere in the reactor it is recomputed',
      { ...onDisk, folder: '/r/b/c/new', found: 'nothing' },
      '../../../a/pom.xml',
    ],
    [
      'another POM in the way is no parent',
      { ...onDisk, folder: '/r/b/new', found: 'other' },
      '../../a/pom.xml',
    ],
    [
      'outside the reactor a published parent is not looked for',
      { ...onDisk, folder: '/x/new', found: 'nothing' },
      '',
    ],
    [
      'a name that only begins like the reactor is outside',
      { ...onDisk, folder: '/rx/new', found: 'nothing' },
      '',
    ],
    [
      'outside the reactor an unpublished parent is found by path',
      { ...onDisk, folder: '/x/new', found: 'nothing', published: false },
      '../../r/a/pom.xml',
    ],
    ['an emptied path stays', { ...onDisk, written: '' }, undefined],
    ['a published definition in an empty place keeps its path', published, undefined],
    [
      'a published definition beside its parent keeps its path',
      { ...published, found: 'parent' },
      undefined,
    ],
    [
      'a published definition beside another POM does not look there',
      { ...published, found: 'other' },
      '',
    ],
  ] as const)('%s', (_title, situation, expected) => {
    expect(parentPath(situation)).toBe(expected);
  });
});

test.each([
  ['/a/b', '/a/b/pom.xml', 'pom.xml'],
  ['/a/b', '/a/pom.xml', '../pom.xml'],
  ['/a/b', '/c/pom.xml', '../../c/pom.xml'],
  ['/', '/pom.xml', 'pom.xml'],
])('from %s to %s: %s', (folder, file, way) => {
  expect(relativePath(folder, file)).toBe(way);
  expect(joinPath(folder, way)).toBe(file);
});

test.each([
  ['/a/b', 'c', '/a/b/c'],
  ['/a/b', './c/../d/', '/a/b/d'],
  ['/a/b', '/c', '/c'],
  ['/a/b', '.', '/a/b'],
])('%s and %s make %s', (folder, path, joined) => {
  expect(joinPath(folder, path)).toBe(joined);
});
