import { describe, expect, it } from 'vitest';
import { alikeNames, classNames } from '../../../src/goals/why/alike.js';

const known = [
  'org.acme.Cleaner',
  'org.acme.Cleaner$Job',
  'org.acme.Store',
  'org.other.Cleaner',
  'C',
];

describe('names that may have been meant', () => {
  it.each([
    ['org.acme.Cleaner', 'org.acme.cleaner', ['org.acme.Cleaner', 'org.other.Cleaner']],
    ['a slip', 'org.acme.Clener', ['org.acme.Cleaner']],
    ['two slips', 'org.acme.Claener', ['org.acme.Cleaner']],
    ['too many slips', 'org.acme.Klaehner', []],
    ['a class without its package', 'Store', ['org.acme.Store']],
    ['a nested class with a dot', 'org.acme.Cleaner.Job', ['org.acme.Cleaner$Job']],
    ['a short name, of which two slips leave nothing', 'Ab', []],
  ])('%s', (_title, name, meant) => {
    expect(alikeNames(name, known)).toEqual(meant);
  });

  it('are three at most, the nearest first, each once', () => {
    const names = ['a.Pools', 'a.Poo', 'a.Pool', 'a.Pooh', 'a.Poolst', 'a.Pool'];
    expect(alikeNames('a.Pool', names)).toEqual(['a.Pool', 'a.Poo', 'a.Pooh']);
  });

  it('of modules are those of the same group first', () => {
    expect(alikeNames('org.acme:comon', ['org.acme:common', 'org.other:comon'], ':')).toEqual([
      'org.acme:common',
      'org.other:comon',
    ]);
  });
});

it('names of classes are those of class files, but for versioned ones', () => {
  const paths = ['a/B.class', 'META-INF/versions/9/a/B.class', 'a/b.txt'];
  expect(classNames(paths)).toEqual(['a.B']);
});
