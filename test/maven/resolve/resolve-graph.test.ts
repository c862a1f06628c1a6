import { describe, expect, test } from 'vitest';
import { formatTree } from '../../../src/maven/resolve/tree.js';
import { parseDrawing } from '../../support/graph-drawing.js';
import { graphFixtures } from '../../support/graph-fixtures.js';
import { resolveFrom } from '../../support/resolve-facts.js';

const fixtures = graphFixtures();

/** The expected trees are those of `dependency:tree` 3.6.1 on Maven 3.8.7 (test/live/graph-drawings.test.ts). */
describe('resolveGraph', () => {
  test('the drawings are there', () => {
    expect(fixtures.length).toBeGreaterThan(35);
  });

  test.each(fixtures)('makes the tree of Maven: $name', ({ text }) => {
    const drawing = parseDrawing(text);
    expect(formatTree(resolveFrom(drawing).resolution, 'jar')).toBe(drawing.expected);
  });
});
