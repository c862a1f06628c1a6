import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { IndexedJar } from '../../../src/goals/input/tasks.js';
import { decodeClassList } from '../../../src/jvm/classpath/class-list.js';
import { decodeIndex } from '../../../src/jvm/classpath/encode-index.js';
import { indexedClasses } from '../../../src/jvm/classpath/class-facts.js';
import { createTaskPool } from '../../../src/platform/task-pool.js';
import { tinyClass } from '../../support/tiny-class.js';
import { zip } from '../../support/zip.js';

const folder = mkdtempSync(join(tmpdir(), 'uberplan-worker-'));
const pool = createTaskPool<{
  readonly digest: { readonly input: { readonly file: string }; readonly output: string };
  readonly index: { readonly input: { readonly file: string }; readonly output: IndexedJar };
}>(
  new URL('../../../dist/platform/workers/thread.cjs', import.meta.url),
  {
    digest: String,
    index: (output) => {
      if (isIndexedJar(output)) return output;
      throw new TypeError('no list and index');
    },
  },
  2,
);

function isIndexedJar(output: unknown): output is IndexedJar {
  return typeof output === 'object' && output !== null && 'list' in output && 'index' in output;
}

afterAll(async () => {
  await pool.close();
  rmSync(folder, { recursive: true });
});

function jarOf(name: string, content: Uint8Array): { readonly file: string } {
  const file = join(folder, name);
  writeFileSync(file, content);
  return { file };
}

test('indexes come back in the order of the jars', async () => {
  const inputs = ['a/A', 'b/B', 'c/C'].map((name, i) =>
    jarOf(`${i}.jar`, zip([{ path: `${name}.class`, content: tinyClass({ name }) }])),
  );
  const jars = await pool.run('index', inputs);
  const names = jars.map(({ index: bytes }) => {
    const index = decodeIndex(bytes);
    return index && indexedClasses(index).map(({ name }) => name);
  });
  expect(names).toEqual([['a/A'], ['b/B'], ['c/C']]);
  expect(jars.map(({ list }) => decodeClassList(list)?.classes.count)).toEqual([1, 1, 1]);
});

// FIPS 180-2, appendix B.1.
test('a digest is the SHA-256 of the file', async () => {
  const input = jarOf('abc.txt', Buffer.from('abc'));
  expect(await pool.run('digest', [input])).toEqual([
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  ]);
});

test('a jar that cannot be read is told with its code and file', async () => {
  const input = jarOf('bad.jar', Buffer.from('<html>'));
  await expect(pool.run('index', [input])).rejects.toMatchObject({
    code: 'jar.not-a-zip',
    place: { file: input.file },
  });
});

test('a file that is not there is told as such', async () => {
  const file = join(folder, 'absent.jar');
  await expect(pool.run('index', [{ file }])).rejects.toMatchObject({
    kind: 'io',
    place: { file },
  });
});
