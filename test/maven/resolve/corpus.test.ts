import { describe, expect, test } from 'vitest';
import { formatTree } from '../../../src/maven/resolve/tree.js';
import { readCorpus } from '../../support/resolve-corpus.js';
import { resolveFrom } from '../../support/resolve-facts.js';

/** Facts and trees recorded by test/live/dependency-tree.test.ts: `dependency:tree` 3.6.1 on Maven 3.8.7, JDK 17. */
const corpus = readCorpus();

describe('resolveGraph on real roots', () => {
  test('at least 25 were recorded', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(25);
  });

  test.each(corpus)('makes the tree of Maven: $name ($reason)', ({ facts, tree }) => {
    const packaging = tree.split(':')[2] ?? '';
    expect(formatTree(resolveFrom(facts).resolution, packaging)).toBe(tree);
  });
});
