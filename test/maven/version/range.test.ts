import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ResolutionError } from '../../../src/contract/problem/errors.js';
import { parseVersionConstraint, satisfies } from '../../../src/maven/version/range.js';

/** `range<TAB>kind and one letter per version`, printed by `GenericVersionScheme` of the maven-resolver-util in Maven 3.8.7. */
const [heading = '', ...rows] = readFileSync('test/fixtures/versions/ranges.txt', 'utf8')
  .trimEnd()
  .split('\n');
const versions = heading.trim().split(' ');
const table = rows
  .map((line) => line.split('\t'))
  .map(([range = '', answer = '']) => ({ range: range === '(empty)' ? '' : range, answer }));

describe('parseVersionConstraint', () => {
  test('the table of Maven answers is there', () => {
    expect(table.length).toBeGreaterThan(30);
  });

  test.each(table)('reads "$range" as Maven does', ({ range, answer }) => {
    expect(ask(range)).toBe(answer);
  });
});

function ask(range: string): string {
  try {
    const constraint = parseVersionConstraint(range);
    const admitted = versions.map((version) => (satisfies(version, constraint) ? 'y' : 'n'));
    return `${constraint.kind} ${admitted.join('')}`;
  } catch (error) {
    if (!(error instanceof ResolutionError)) throw error;
    expect(error.code).toBe('version.range-malformed');
    return 'malformed';
  }
}
