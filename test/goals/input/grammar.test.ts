import { describe, expect, it } from 'vitest';
import type { FileStat } from '../../../src/contract/ports/files.js';
import { parseInput, parseInputs, parseModuleInput } from '../../../src/goals/input/grammar.js';

const paths: Readonly<Record<string, FileStat['kind']>> = {
  'a.jar': 'file',
  'A.WAR': 'file',
  'pom.xml': 'file',
  'x.pom': 'file',
  'x.plan.json': 'file',
  'notes.txt': 'file',
  'dist.tar.gz': 'file',
  'd,1.tar': 'file',
  'g:a:1': 'file',
  'g:a:1.jar': 'file',
  'one,two.jar': 'file',
  module: 'folder',
  'module/pom.xml': 'file',
  classes: 'folder',
  odd: 'folder',
  'odd/*': 'folder',
  '.': 'folder',
  'C:\\jars\\x.jar': 'file',
  '/': 'folder',
  pipe: 'other',
};

const files = {
  stat: (path: string): FileStat | undefined => {
    const kind = paths[path];
    return kind && { kind, size: 1, mtimeMs: 0 };
  },
};

function code(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
  return undefined;
}

describe('what an argument names', () => {
  it.each([
    ['a.jar', { kind: 'jar', file: 'a.jar' }],
    ['A.WAR', { kind: 'jar', file: 'A.WAR' }],
    ['C:\\jars\\x.jar', { kind: 'jar', file: 'C:\\jars\\x.jar' }],
    ['pom.xml', { kind: 'pom', file: 'pom.xml' }],
    ['x.pom', { kind: 'pom', file: 'x.pom' }],
    ['module', { kind: 'pom', file: 'module/pom.xml' }],
    ['classes', { kind: 'classes', folder: 'classes' }],
    ['/', { kind: 'classes', folder: '/' }],
    ['classes/*', { kind: 'jars', folder: 'classes' }],
    ['module/*', { kind: 'jars', folder: 'module' }],
    ['odd/*', { kind: 'classes', folder: 'odd/*' }],
    ['*', { kind: 'jars', folder: '.' }],
    ['dist.tar.gz!/lib/*', { kind: 'member', tarball: 'dist.tar.gz', entry: 'lib/*' }],
    ['x.plan.json', { kind: 'plan', file: 'x.plan.json' }],
    ['dist.tar.gz', { kind: 'tarball', file: 'dist.tar.gz' }],
    ['dist.tar.gz!/lib/x.jar', { kind: 'member', tarball: 'dist.tar.gz', entry: 'lib/x.jar' }],
  ])('a path by what is there: %s', (text, input) => {
    expect(parseInput(text, files)).toEqual(input);
  });

  it.each([
    ['g:a:2', '', 'jar'],
    ['g:a:2:sources', 'sources', 'jar'],
    ['g:a:2@pom', '', 'pom'],
    ['g:a:2:bin@tar.gz', 'bin', 'tar.gz'],
  ])('coordinates as Gradle writes them: %s', (text, classifier, extension) => {
    expect(parseInput(text, files)).toEqual({
      kind: 'coordinates',
      coordinates: { groupId: 'g', artifactId: 'a', version: '2', classifier, extension },
    });
  });

  it('a path that exists wins over coordinates of the same shape', () => {
    expect(parseInput('g:a:1.jar', files)).toEqual({ kind: 'jar', file: 'g:a:1.jar' });
  });

  it.each([
    ['nowhere/pom.xml', 'input.absent'],
    ['g:a', 'input.absent'],
    ['nowhere.tar!/x.jar', 'input.absent'],
    ['', 'input.empty'],
    ['dist.tar.gz!/', 'input.empty'],
    ['notes.txt', 'input.unknown-kind'],
    ['g:a:1', 'input.unknown-kind'],
    ['pipe', 'input.unknown-kind'],
    ['a.jar!/b.jar', 'input.not-a-tarball'],
    ['g:../a:1', 'coordinates.unsafe'],
    ['g:a/b:1', 'coordinates.unsafe'],
    ['g:a:..', 'coordinates.unsafe'],
  ])('refuses %j with %s', (text, expected) => {
    expect(code(() => parseInput(text, files))).toBe(expected);
  });
});

describe('several inputs', () => {
  it('are joined with commas, in class-path order', () => {
    expect(parseInputs('a.jar, g:b:1@jar,classes', files).map(({ kind }) => kind)).toEqual([
      'jar',
      'coordinates',
      'classes',
    ]);
  });

  it('a path that exists is one input, whatever its name holds', () => {
    expect(parseInputs('one,two.jar', files)).toEqual([{ kind: 'jar', file: 'one,two.jar' }]);
  });

  it.each<[string, readonly unknown[]]>([
    [
      'one,two.jar,a.jar',
      [
        { kind: 'jar', file: 'one,two.jar' },
        { kind: 'jar', file: 'a.jar' },
      ],
    ],
    [
      'a.jar,one,two.jar',
      [
        { kind: 'jar', file: 'a.jar' },
        { kind: 'jar', file: 'one,two.jar' },
      ],
    ],
    [
      'dist.tar.gz!/lib/a,b.jar,a.jar',
      [
        { kind: 'member', tarball: 'dist.tar.gz', entry: 'lib/a,b.jar' },
        { kind: 'jar', file: 'a.jar' },
      ],
    ],
    [
      'dist.tar.gz!/x.jar,dist.tar.gz!/y.jar',
      [
        { kind: 'member', tarball: 'dist.tar.gz', entry: 'x.jar' },
        { kind: 'member', tarball: 'dist.tar.gz', entry: 'y.jar' },
      ],
    ],
    [
      'd,1.tar!/x.jar,classes',
      [
        { kind: 'member', tarball: 'd,1.tar', entry: 'x.jar' },
        { kind: 'classes', folder: 'classes' },
      ],
    ],
  ])('a name may hold a comma among others, too: %s', (text, inputs) => {
    expect(parseInputs(text, files)).toEqual(inputs);
  });

  it('a part that is not there is named alone', () => {
    expect(() => parseInputs('a.jar,gone.jar,classes', files)).toThrow('gone.jar is not there');
  });

  it('a comma too many is refused', () => {
    expect(code(() => parseInputs('a.jar,', files))).toBe('input.empty');
  });
});

describe('where only a module will do', () => {
  it('coordinates mean the POM', () => {
    expect(parseModuleInput('g:a:2:optional', files)).toMatchObject({
      coordinates: { extension: 'pom', classifier: '' },
    });
  });

  it.each(['a.jar', 'classes', 'dist.tar.gz', 'dist.tar.gz!/lib/x.jar'])(
    '%s is refused as no module',
    (text) => {
      expect(code(() => parseModuleInput(text, files))).toBe('input.not-a-module');
    },
  );

  it.each(['module', 'pom.xml', 'x.plan.json'])('%s is one', (text) => {
    expect(code(() => parseModuleInput(text, files))).toBeUndefined();
  });
});
