import { describe, expect, it } from 'vitest';
import { createHash } from 'node:crypto';
import type { Files } from '../../../src/contract/ports/files.js';
import { createFileHashes } from '../../../src/goals/input/file-hashes.js';
import type { World } from '../../../src/goals/input/world.js';
import { memoryFiles, memoryStore } from '../../support/memory.js';

/** SHA-256 of `abc` and of nothing: FIPS 180-2, appendix B.1, and `sha256sum /dev/null` (coreutils 9.1). */
const ofAbc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
const ofNothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A disk that notes what is read and whose files have times. */
function open(texts: Readonly<Record<string, string>>) {
  const memory = memoryFiles(texts);
  const times = new Map<string, number>();
  const read: string[] = [];
  const files: Files = {
    ...memory,
    stat: (path) => {
      const stat = memory.stat(path);
      return stat && { ...stat, mtimeMs: times.get(path) ?? 1000.5 };
    },
    read: (path) => {
      read.push(path);
      return memory.read(path);
    },
  };
  const store = memoryStore();
  const digested: string[] = [];
  const tasks: World['tasks'] = {
    warmUp: () => undefined,
    turn: () => Promise.resolve(),
    run: async (_: unknown, inputs: readonly { readonly file: string }[]) => {
      digested.push(...inputs.map(({ file }) => file));
      return inputs.map(({ file }) => sha256(memory.read(file) ?? new Uint8Array()));
    },
  };
  const run = () => createFileHashes({ files, store, tasks }, '/cache');
  return { files, store, times, read, digested, run };
}

describe('the hash of a file', () => {
  it('is read once, in this run and in the next', () => {
    const { run, read } = open({ '/a b.jar': 'abc', '/b.jar': '' });
    const hashes = run();
    expect([hashes.sha256('/a b.jar'), hashes.sha256('/a b.jar')]).toEqual([ofAbc, ofAbc]);
    expect(hashes.sha256('/b.jar')).toBe(ofNothing);
    hashes.flush();
    const next = run();
    expect([next.sha256('/a b.jar'), next.sha256('/b.jar')]).toEqual([ofAbc, ofNothing]);
    expect(read).toEqual(['/a b.jar', '/b.jar']);
  });

  it.each([
    ['another size', 'abc', 'abcd', 1000.5],
    ['another time of change', 'abd', 'abc', 1000.75],
  ])('of a file with %s is made anew', (_what, before, after, time) => {
    const { run, files, times, read } = open({ '/a.jar': before });
    const first = run();
    const old = first.sha256('/a.jar');
    first.flush();
    files.write('/a.jar', after);
    times.set('/a.jar', time);
    const second = run();
    expect(second.sha256('/a.jar')).not.toBe(old);
    second.flush();
    expect(run().sha256('/a.jar')).toBe(second.sha256('/a.jar'));
    expect(read).toHaveLength(2);
  });

  it('of a download is read off its path, and the file is not read', () => {
    const path = `/cache/ba/${ofAbc}/a-1.jar`;
    const { run, read } = open({ [path]: 'abc' });
    expect(run().sha256(path)).toBe(ofAbc);
    expect(read).toEqual([]);
  });

  it.each([['/gone.jar'], [`/cache/ba/${ofAbc}/gone.jar`]])(
    'of a file that is gone is an error: %s',
    (path) => {
      expect(() => open({}).run().sha256(path)).toThrow(
        expect.objectContaining({ code: 'io.gone', kind: 'io', place: { file: path } }),
      );
    },
  );
});

describe('learning the hashes of many files', () => {
  it('asks other threads, once for each file, and reads none here', async () => {
    const { run, read, digested } = open({ '/a.jar': 'abc', '/b.jar': '' });
    const hashes = run();
    await hashes.learn(['/a.jar', '/b.jar', '/a.jar']);
    await hashes.learn(['/b.jar']);
    expect([hashes.sha256('/a.jar'), hashes.sha256('/b.jar')]).toEqual([ofAbc, ofNothing]);
    hashes.flush();
    await run().learn(['/a.jar']);
    expect(digested).toEqual(['/a.jar', '/b.jar']);
    expect(read).toEqual([]);
  });

  it('leaves out downloads, which lie under their hash, and files that are gone', async () => {
    const path = `/cache/ba/${ofAbc}/a-1.jar`;
    const { run, digested } = open({ [path]: 'abc' });
    await run().learn([path, '/gone.jar']);
    expect(digested).toEqual([]);
  });
});

describe('what is remembered', () => {
  it.each([
    ['nothing', ''],
    ['noise', '\u0000\u0001\n\n'],
    ['a short hash', 'abc 3 1000.5 /a.jar'],
    ['a hash of noise', `${'z'.repeat(64)} 3 1000.5 /a.jar`],
    ['no time', `${ofNothing} 3 /a.jar`],
  ])('counts as nothing where it is %s', (_what, text) => {
    const { run, store } = open({ '/a.jar': 'abc' });
    store.put('file-hashes-v1', 'all', new TextEncoder().encode(text));
    expect(run().sha256('/a.jar')).toBe(ofAbc);
  });

  it('is written only where something was learnt', () => {
    const { run, store } = open({ '/a.jar': 'abc' });
    run().flush();
    expect(store.get('file-hashes-v1', 'all')).toBeUndefined();
  });

  it('is bounded, and what was used longest ago goes first', () => {
    const names = Array.from({ length: 20_001 }, (_, at) => `/${at}.jar`);
    const { run, read } = open(Object.fromEntries(names.map((name) => [name, name])));
    const hashes = run();
    for (const name of [...names, '/0.jar']) hashes.sha256(name);
    hashes.flush();
    read.length = 0;
    const next = run();
    for (const name of ['/0.jar', '/1.jar', '/2.jar']) next.sha256(name);
    expect(read).toEqual(['/1.jar']);
  });
});
