import { describe, expect, it } from 'vitest';
import { classFilter } from '../../../src/jvm/compare/filters.js';

function passes(
  path: string,
  include: readonly string[],
  exclude: readonly string[] = [],
): boolean {
  const filter = classFilter({ include, exclude }, (pattern) => {
    throw new Error(pattern);
  });
  return filter === undefined || filter(`${path}.class`);
}

describe('filters of classes', () => {
  it.each([
    ['org.acme.**', 'org/acme/A', true],
    ['org.acme.**', 'org/acme/deep/A$B', true],
    ['org.acme.**', 'org/acmes/A', false],
    ['org.acme.*', 'org/acme/A', true],
    ['org.acme.*', 'org/acme/deep/A', false],
    ['**.Util?', 'org/acme/Utils', true],
    ['**.Util?', 'Utils', true],
    ['**.Util?', 'org/acme/Util', false],
    ['org.acme.', 'org/acme/deep/A', true],
    ['org/acme/**', 'org/acme/A', true],
    ['org.*.A$*', 'org/acme/A$1', true],
    ['org.acme', 'org/acme/A', false],
    ['%ant[org.acme.*]', 'org/acme/A', true],
    [String.raw`%regex[org\.(acme|other)\..*]`, 'org/other/A', true],
    [String.raw`%regex[org\.(acme|other)\..*]`, 'org/third/A', false],
  ])('%s on %s: %s', (pattern, path, expected) => {
    expect(passes(path, [pattern])).toBe(expected);
  });

  it('nothing asked is all', () => {
    expect(passes('A', [])).toBe(true);
  });

  it('what is excluded is out, whatever includes it', () => {
    expect(passes('org/acme/A', ['org.**'], ['**.A'])).toBe(false);
    expect(passes('org/acme/B', [], ['**.A'])).toBe(true);
  });

  it('a versioned class is found by its plain name and by the one that is shown', () => {
    const path = 'META-INF/versions/9/org/acme/A';
    expect(passes(path, ['org.acme.*'])).toBe(true);
    expect(passes(path, ['META-INF.versions.9.**'])).toBe(true);
    expect(passes(path, [], ['org.acme.*'])).toBe(false);
    expect(passes('META-INF/versions/8/org/acme/A', ['org.acme.*'])).toBe(false);
  });

  it('a regular expression that only Java has is refused', () => {
    expect(() => passes('A', ['%regex[a++]'])).toThrow('%regex[a++]');
  });
});
