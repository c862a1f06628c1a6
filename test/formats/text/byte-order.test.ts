import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortedByPath, startingWith } from '../../../src/formats/text/byte-order.js';

/** Few letters, so that many texts share a beginning; a private-use character sorts behind a surrogate pair in UTF-16 only. */
const texts = fc.string({
  unit: fc.constantFrom('a', 'b', '/', '\u{1f600}', '\ue000'),
  maxLength: 4,
});

describe('paths in the order of their bytes', () => {
  it('are sorted as their UTF-8 bytes are', () => {
    fc.assert(
      fc.property(fc.array(texts), (paths) => {
        const bytes = paths
          .map((path) => Buffer.from(path))
          .sort((left, right) => Buffer.compare(left, right));
        expect(sortedByPath(paths.map((path) => ({ path }))).map(({ path }) => path)).toEqual(
          bytes.map(String),
        );
      }),
    );
  });

  it('are found by their beginning', () => {
    fc.assert(
      fc.property(fc.array(texts), texts, (paths, start) => {
        const sorted = sortedByPath(paths.map((path) => ({ path })));
        expect(startingWith(sorted, start)).toEqual(
          sorted.filter(({ path }) => path.startsWith(start)),
        );
      }),
    );
  });
});
