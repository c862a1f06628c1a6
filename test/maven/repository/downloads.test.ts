import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RepositoryProblem } from '../../../src/contract/problem/kinds/repository.js';
import {
  createDownloads,
  downloadsFolder,
  sha256InPath,
} from '../../../src/maven/repository/downloads.js';
import type { RemoteRepository } from '../../../src/maven/repository/remote.js';
import { memoryFiles, memoryStore } from '../../support/memory.js';

/** SHA-256 of `abc`: FIPS 180-2, appendix B.1. */
const sha256OfAbc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
const kept = `/cache/ba/${sha256OfAbc}/a-1.pom`;
const policy = { enabled: true, updatePolicy: undefined, checksumPolicy: undefined };
const remote: RemoteRepository = {
  id: 'one',
  url: 'https://one.example/m2',
  layout: 'default',
  releases: policy,
  snapshots: policy,
  blocked: false,
  headers: {},
  proxy: undefined,
};
const abc = new TextEncoder().encode('abc');

function open() {
  const files = memoryFiles({});
  const store = memoryStore();
  const problems: RepositoryProblem[] = [];
  const make = () =>
    createDownloads({ files, store, clock: { now: () => 5 } }, '/cache', (problem) =>
      problems.push(problem),
    );
  return { files, store, make, downloads: make(), problems };
}

describe('a download', () => {
  it('lies under the SHA-256 of its bytes and is found by its address', () => {
    const { downloads, files } = open();
    downloads.keep(remote, 'a/a-1.pom', { kind: 'bytes', bytes: abc }, true);
    expect(files.paths()).toEqual([kept]);
    expect(downloads.find(remote, 'a/a-1.pom')).toEqual({ path: kept, asked: 5 });
    expect(downloads.find(remote, 'b/a-1.pom')).toBeUndefined();
    expect(downloads.find({ ...remote, url: 'https://two.example' }, 'a/a-1.pom')).toBeUndefined();
  });

  it('without a checksum is told in every run that uses it', () => {
    const { downloads, make, problems } = open();
    const body = { kind: 'bytes', bytes: abc } as const;
    downloads.keep(remote, 'a/a-1.pom', body, false);
    const next = make();
    expect(next.isVerified(kept)).toBe(true);
    next.find(remote, 'a/a-1.pom');
    expect([downloads.isVerified(kept), next.isVerified(kept)]).toEqual([false, false]);
    const told = { code: 'repository.checksum-missing', repository: 'one', path: 'a/a-1.pom' };
    expect(problems).toEqual([told, told]);
  });

  it('that arrived beside a copy of its own takes no room', () => {
    const { downloads, files } = open();
    for (const part of ['/cache/1.part', '/cache/2.part']) {
      files.write(part, abc);
      downloads.keep(remote, 'a-1.pom', { kind: 'part', bytes: abc, path: part }, false);
    }
    expect(files.paths()).toEqual([kept]);
  });

  it.each([
    [''],
    ['../../../etc/passwd 3 5 verified'],
    [`${sha256OfAbc} 3 5 verified more`],
    [`${sha256OfAbc} 4 5 verified`],
    [`${sha256OfAbc} 3`],
  ])('is not there when its line of the index is %j', (line) => {
    const { downloads, store } = open();
    downloads.keep(remote, 'a-1.pom', { kind: 'bytes', bytes: abc }, true);
    store.put('downloads-v1', 'https://one.example/m2/a-1.pom', new TextEncoder().encode(line));
    expect(downloads.find(remote, 'a-1.pom')).toBeUndefined();
  });
});

describe('the hash in a path', () => {
  it('is that of the bytes, for whatever was kept', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 100 }),
        fc.stringMatching(/^[\w.-]{1,20}$/),
        (bytes, name) => {
          const { downloads } = open();
          const { path } = downloads.keep(remote, `a/${name}`, { kind: 'bytes', bytes }, true);
          const hash = sha256InPath('/cache', path);
          expect(path).toBe(`/cache/${hash?.slice(0, 2)}/${hash}/${name}`);
        },
      ),
    );
    expect(sha256InPath('/cache', kept)).toBe(sha256OfAbc);
  });

  it.each([
    [`/elsewhere/ba/${sha256OfAbc}/a-1.pom`],
    [`/cache/ba/${sha256OfAbc}/deeper/a-1.pom`],
    [`/cache/ba/${sha256OfAbc.slice(1)}/a-1.pom`],
    ['/cache/arriving.1-1.part'],
  ])('is not read off %s', (path) => {
    expect(sha256InPath('/cache', path)).toBeUndefined();
  });

  it('is looked for below the folder of the downloads', () => {
    expect(downloadsFolder('/home/me/.cache/uberplan')).toBe('/home/me/.cache/uberplan/files');
  });
});
