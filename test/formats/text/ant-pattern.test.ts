import { expect, it } from 'vitest';
import { pathMatcher, wildcardMatcher } from '../../../src/formats/text/ant-pattern.js';

// Expected: org.codehaus.plexus.util.SelectorUtils.matchPath, plexus-utils 3.5.1.
it.each([
  ['META-INF/*.SF', 'META-INF/X.SF', true],
  ['META-INF/*.SF', 'META-INF/a/X.SF', false],
  ['META-INF/*.SF', 'meta-inf/X.SF', false],
  ['**', 'a/b/c', true],
  ['**/*.txt', 'a.txt', true],
  ['**/*.txt', 'a/b/c.txt', true],
  ['a/**/b', 'a/b', true],
  ['a/**/b', 'a/x/y/b', true],
  ['a/**/b/**/c', 'a/b/b/x/c', true],
  ['a/**/b/**/c', 'a/x/c', false],
  ['a/**', 'a', true],
  ['a/**', 'ab/c', false],
  ['a/b/*', 'a/b', false],
  ['a//b', 'a/b', true],
  ['a?c', 'abc', true],
  ['a?c', 'ac', false],
  ['/a/b', 'a/b', false],
  ['/a/b', '/a/b', true],
  ['a\\b', 'a/b', true],
  ['%ant[a/*]', 'a/b', true],
  ['%regex[a/[0-9]+]', 'a/12', true],
  ['%regex[a/[0-9]+]', 'x/a/12', false],
  ['', 'a', false],
])('pattern %s on %s says %s', (pattern, path, expected) => {
  expect(pathMatcher(pattern)?.(path)).toBe(expected);
});

it.each([
  ['*', '', true],
  ['*', 'abc', true],
  ['org.*', 'org.a.b', true],
  ['*a*b*', 'xaxxbx', true],
  ['*a*b*', 'xbxxax', false],
  ['a**b', 'acb', true],
  ['?', '', false],
])('wildcard %s on %s says %s', (pattern, text, expected) => {
  expect(wildcardMatcher(pattern)(text)).toBe(expected);
});

it('does not guess at a regular expression that only Java has', () => {
  expect(pathMatcher('%regex[a++b]')).toBeUndefined();
});

it('takes no exponential time over many stars', () => {
  expect(wildcardMatcher(`${'*a'.repeat(60)}b`)('a'.repeat(20_000))).toBe(false);
});
