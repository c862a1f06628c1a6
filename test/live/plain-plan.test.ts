import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { bumpedModule, publishedDefinition } from './support/plain-modules.js';
import { uberplan, workFolder } from './support/programs.js';

const truth = new URL('../fixtures/truth/', import.meta.url);

interface Line {
  readonly path: string;
  readonly crc32: string;
  readonly size: string;
  readonly origin: string | undefined;
}

/** Expected: what Maven 3.8.7 with the pinned shade plugin made of the same definition (test/fixtures/truth/README.md). */
describe.each([
  { version: '3.1.4', recorded: 'uber-3.1.4', set: [] },
  {
    version: '3.4.1',
    recorded: 'uber-3.4.1-plain',
    set: ['--set', 'maven-shade-plugin.version=3.6.0'],
  },
])('the plain plan of $version', ({ version, recorded, set }) => {
  const work = workFolder(`plain-${version}`);
  const table = join(work, 'entries.tsv');
  let tree = '';
  let planned: readonly Line[] = [];
  const made = lines(gunzipSync(readFileSync(new URL(`${recorded}.entries.tsv.gz`, truth))));

  beforeAll(async () => {
    const module = version === '3.1.4' ? publishedDefinition : await bumpedModule(work);
    const options = ['plan', module, '--plain', ...set];
    await uberplan([...options, '--entries', table], work);
    tree = (await uberplan([...options, '--tree'], work)).stdout;
    planned = lines(readFileSync(table));
  });

  it('has the tree that Maven prints', () => {
    expect(tree).toBe(readFileSync(new URL(`tree-${version}.txt`, truth), 'utf8'));
  });

  it('has the paths of the jar, in byte order', () => {
    const paths = made.map(({ path }) => path);
    expect(planned.map(({ path }) => path)).toEqual(
      paths.sort((left, right) => Buffer.compare(Buffer.from(left), Buffer.from(right))),
    );
  });

  it('has the bytes of the jar wherever it names any', () => {
    const real = new Map(made.map((line) => [line.path, line]));
    const known = planned.filter(({ crc32 }) => crc32 !== '-');
    expect(known.length).toBeGreaterThan(19_000);
    expect(
      known.filter(({ path, crc32, size }) => {
        const found = real.get(path);
        return found?.crc32 !== crc32 || found.size !== size;
      }),
    ).toEqual([]);
  });

  it('leaves open only classes that relocation rewrites and files of the module itself', () => {
    const open = planned.filter(({ path, crc32 }) => crc32 === '-' && !path.endsWith('.class'));
    expect(open.map(({ origin }) => origin?.includes('seatunnel'))).not.toContain(false);
  });
});

function lines(bytes: Uint8Array): readonly Line[] {
  return Buffer.from(bytes)
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [path = '', crc32 = '', size = '', origin] = line.split('\t');
      return { path, crc32, size, origin };
    });
}
