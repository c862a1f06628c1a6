import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignPath } from '../../../src/maven/pom/path-translator.js';
import { normalizeUrl } from '../../../src/maven/pom/url-normalizer.js';

describe('paths below the base folder, as DefaultPathTranslator of maven-model-builder 3.8.7 makes them', () => {
  it.each([
    ['target', '/base/module/target'],
    ['./a/../b', '/base/module/b'],
    ['/abs/x/', '/abs/x'],
    ['../up', '/base/up'],
    ['a//b', '/base/module/a/b'],
    ['', '/base/module'],
    ['a/', '/base/module/a'],
    ['/a/../b', '/a/../b'],
  ])('"%s" is %s', (path, expected) => {
    expect(alignPath(path, '/base/module')).toBe(expected);
  });

  it('never climb above the root', () => {
    expect(alignPath('../../../../up', '/base/module')).toBe('/up');
  });
});

describe('addresses, as DefaultUrlNormalizer of maven-model-builder 3.8.7 makes them', () => {
  it.each([
    ['https://x.example/a/../b', 'https://x.example/b'],
    ['https://x.example/a/b/../../c', 'https://x.example/c'],
    ['/../a', '/a'],
    ['a/../b', 'b'],
    ['scm:git:https://x.example//../b', 'scm:git:https://b'],
    ['../a', '../a'],
    ['https://x.example/a/..', 'https://x.example/a/..'],
    ['/a/../../b', '/b'],
  ])('%s is %s', (url, expected) => {
    expect(normalizeUrl(url)).toBe(expected);
  });

  it('end without a step up, whatever they were', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('..', 'a', '', '/'), { maxLength: 12 }), (parts) => {
        expect(normalizeUrl(parts.join('/'))).not.toContain('/../');
      }),
    );
  });
});
