import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareVersions, isSnapshot } from '../../../src/maven/version/version.js';

/** Rows `version<TAB>signs against every row`, printed by `GenericVersionScheme` of the maven-resolver-util in Maven 3.8.7. */
const table = readFileSync('test/fixtures/versions/order.txt', 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => line.split('\t'))
  .map(([version = '', signs = '']) => ({ version: version === '(empty)' ? '' : version, signs }));

describe('compareVersions', () => {
  test('the table of Maven answers is there', () => {
    expect(table.length).toBeGreaterThan(60);
  });

  test.each(table)('orders "$version" among all others as Maven does', ({ version, signs }) => {
    expect(table.map((other) => sign(compareVersions(version, other.version))).join('')).toBe(
      signs,
    );
  });

  test('is antisymmetric, and zero for equal texts', () => {
    const part = fc.constantFrom('0', '1', '10', '007', 'alpha', 'rc', 'ga', 'x', 'SNAPSHOT', 'sp');
    const separator = fc.constantFrom('.', '-', '_', '');
    const version = fc
      .array(fc.tuple(part, separator), { maxLength: 6 })
      .map((parts) => parts.flat().join(''));
    fc.assert(
      fc.property(version, version, (a, b) => {
        expect(Math.sign(compareVersions(a, b)) + Math.sign(compareVersions(b, a))).toBe(0);
        expect(compareVersions(a, a)).toBe(0);
      }),
    );
  });

  test('reads any text without an error', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(Number.isFinite(compareVersions(a, b))).toBe(true);
      }),
    );
  });
});

describe('isSnapshot', () => {
  test.each([
    ['1.0-SNAPSHOT', true],
    ['1.0-snapshot', true],
    ['SNAPSHOT', true],
    ['1.0-20240131.101112-3', true],
    ['1.0-20240131.101112', false],
    ['1.0', false],
    ['SNAPSHOT-1', false],
    ['', false],
  ])('of "%s" is %s', (version, expected) => {
    expect(isSnapshot(version)).toBe(expected);
  });
});

function sign(order: number): string {
  if (order === 0) return '=';
  return order < 0 ? '<' : '>';
}
