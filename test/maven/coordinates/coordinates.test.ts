import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatCoordinates,
  isSafePart,
  moduleKey,
  moduleVersionKey,
  parseCoordinates,
} from '../../../src/maven/coordinates/coordinates.js';

const part = fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_-]{0,8}$/);

describe('coordinates', () => {
  it.each([
    ['g:a:1', ['g', 'a', '1', '', 'jar']],
    ['g:a:1:tests', ['g', 'a', '1', 'tests', 'jar']],
    ['g:a:1@pom', ['g', 'a', '1', '', 'pom']],
    ['g:a:1:all@tar.gz', ['g', 'a', '1', 'all', 'tar.gz']],
    ['org.example:a_2.12:1.0-SNAPSHOT', ['org.example', 'a_2.12', '1.0-SNAPSHOT', '', 'jar']],
  ])('%s is read part by part', (text, expected) => {
    const read = parseCoordinates(text);
    expect(
      read && [read.groupId, read.artifactId, read.version, read.classifier, read.extension],
    ).toEqual(expected);
  });

  it.each(['a.jar', './module', 'g:a', 'g:a:1:c:d', 'g:a:1@', 'g: a:1', ''])(
    '"%s" is something else',
    (text) => {
      expect(parseCoordinates(text)).toBeUndefined();
    },
  );

  it.each(['g:a:../../etc', 'g:a/b:1', 'g:a:1:..', 'a\\b:a:1', 'g:a*:1', 'g:a:1@x/y', 'g:a:1|2'])(
    '%s is refused: it could leave its folder',
    (text) => {
      expect(() => parseCoordinates(text)).toThrow(
        expect.objectContaining({ code: 'coordinates.unsafe', kind: 'usage' }),
      );
    },
  );

  it('are read back as they were written', () => {
    const any = fc.record({
      groupId: part,
      artifactId: part,
      version: part,
      classifier: fc.oneof(fc.constant(''), part),
      extension: fc.oneof(fc.constant('jar'), part),
    });
    fc.assert(
      fc.property(any, (one) => {
        expect(parseCoordinates(formatCoordinates(one))).toEqual(one);
      }),
    );
  });

  it('never hold a part that changes the folder', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(isSafePart(text));
        expect(text).not.toMatch(/[\\/]|\.\./);
      }),
    );
  });

  it('have keys without and with version', () => {
    const one = { groupId: 'g', artifactId: 'a', version: '1' };
    expect([moduleKey(one), moduleVersionKey(one)]).toEqual(['g:a', 'g:a:1']);
  });
});
