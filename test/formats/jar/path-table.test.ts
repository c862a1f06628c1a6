import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DirectoryColumns } from '../../../src/formats/jar/directory-columns.js';
import { readColumns } from '../../../src/formats/jar/directory-columns.js';
import { PathTable } from '../../../src/formats/jar/path-table.js';
import { byteSource, zip } from '../../support/zip.js';

function columnsOf(paths: readonly string[]): DirectoryColumns {
  const columns = readColumns(byteSource(zip(paths.map((path) => ({ path })))));
  if (columns === undefined) throw new Error('an unusual jar');
  return columns;
}

function tableOf(columns: DirectoryColumns): PathTable {
  const table = new PathTable(columns);
  for (let row = 0; row < columns.count; row++) table.add(row);
  return table;
}

const path = fc
  .array(fc.constantFrom('a', 'b', 'Long', '/x', '$1', '.class'), { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join(''))
  .filter((text) => !text.startsWith('/'));

describe('a table of paths', () => {
  it('gives the row that a list of the paths gives, whatever is asked for', () => {
    fc.assert(
      fc.property(fc.array(path, { minLength: 1 }), fc.array(path), (paths, others) => {
        const table = tableOf(columnsOf(paths));
        expect(table.isOverrun).toBe(false);
        for (const asked of [...paths, ...others])
          expect([asked, table.rowOf(asked)]).toEqual([asked, paths.indexOf(asked)]);
        if (others.length === 0) return;
        const other = columnsOf(others);
        others.forEach((one, row) => expect(table.rowLike(other, row)).toBe(paths.indexOf(one)));
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  it.each([
    ['empty', ''],
    ['not ASCII', 'a/\u00e9'],
    ['unsafe', '../a'],
    ['longer than a record can tell', 'a'.repeat(70_000)],
  ])('has no path that is %s', (_title, asked) => {
    expect(tableOf(columnsOf(['a', 'a/b'])).rowOf(asked)).toBe(-1);
  });

  it('gives up where paths are made to collide, before that takes long', () => {
    const columns = columnsOf(Array.from({ length: 3000 }, (_, i) => `a/${i}`));
    columns.hash.fill(1); // what crafted paths would have
    expect(tableOf(columns).isOverrun).toBe(true);
  });
});
