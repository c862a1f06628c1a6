import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createClient } from '../../../src/maven/repository/client.js';
import { memoryFetch, memoryFiles, memoryStore } from '../../support/memory.js';
import { artifact, down, kept, open, path, repository, sha1 } from './support/client-scene.js';

describe('looking for an artifact', () => {
  it('takes what the local repository has and asks nobody', async () => {
    const { client, asked } = open({ local: { [`/local/${path}`]: 'jar' } });
    expect(await client.find(artifact, [repository('one')])).toEqual({
      kind: 'file',
      path: `/local/${path}`,
      origin: 'local',
    });
    expect(asked).toEqual([]);
  });

  it('asks repositories in order, keeps the download by its content and never writes the local repository', async () => {
    const { client, files, asked } = open({
      served: {
        [`https://two.example/m2/${path}`]: 'jar',
        [`https://two.example/m2/${path}.sha1`]: `${sha1('jar')}  thing-1.0.jar\n`,
      },
    });
    const found = await client.find(artifact, [repository('one'), repository('two')]);
    expect(found).toEqual({ kind: 'file', path: kept('jar'), origin: 'remote' });
    expect(files.paths()).toEqual([kept('jar')]);
    expect(asked.map(({ url }) => url).slice(0, 2)).toEqual([
      `https://one.example/m2/${path}`,
      `https://two.example/m2/${path}`,
    ]);
  });

  it('asks for one file once, however often it is wanted', async () => {
    const { client, asked } = open({});
    const answers = await Promise.all(
      [1, 2, 3].map(() => client.find(artifact, [repository('one')])),
    );
    expect(answers.map(({ kind }) => kind)).toEqual(['absent', 'absent', 'absent']);
    expect(asked).toHaveLength(1);
  });

  it('says absent only where every repository answered', async () => {
    const { client, problems } = open({ served: { [`https://one.example/m2/${path}`]: down } });
    expect(await client.find(artifact, [repository('one'), repository('two')])).toEqual({
      kind: 'unasked',
      asked: ['two'],
      failed: [{ repository: 'one', detail: 'no answer in time' }],
    });
    expect(problems.map(({ code }) => code)).toEqual(['repository.unreachable']);
    expect(await client.find(artifact, [repository('two')])).toEqual({
      kind: 'absent',
      asked: ['two'],
    });
  });

  it('finds what a later repository has when an earlier one cannot be asked', async () => {
    const { client } = open({
      served: {
        [`https://one.example/m2/${path}`]: down,
        [`https://two.example/m2/${path}`]: 'jar',
      },
    });
    expect((await client.find(artifact, [repository('one'), repository('two')])).kind).toBe('file');
  });

  it('leaves a repository alone that could not be asked twice', async () => {
    const other = (n: number) => ({ ...artifact, artifactId: `thing${n}` });
    const address = (n: number) =>
      `https://one.example/m2/org/example/thing${n}/1.0/thing${n}-1.0.jar`;
    const { client, asked } = open({ served: { [address(1)]: down, [address(2)]: down } });
    for (const n of [1, 2, 3, 4]) {
      const answer = await client.find(other(n), [repository('one')]);
      expect(answer.kind).toBe('unasked');
    }
    expect(asked.map(({ url }) => url)).toEqual([address(1), address(2)]);
  });

  it('opens no socket offline, and what is missing then is unasked', async () => {
    const { client, asked } = open({ offline: true });
    expect((await client.find(artifact, [repository('one')])).kind).toBe('unasked');
    expect((await client.find(artifact, [])).kind).toBe('unasked');
    expect(asked).toEqual([]);
  });

  it('never asks a blocked mirror', async () => {
    const files = memoryFiles({});
    const { fetch, asked } = memoryFetch({}, files);
    const blocker = {
      id: 'blocker',
      url: 'http://0.0.0.0/',
      mirrorOf: 'external:http:*',
      mirrorOfLayouts: undefined,
      blocked: true,
    };
    const client = createClient(
      { fetch, files, store: memoryStore(), clock: { now: () => 0 } },
      {
        localRepository: '/local',
        downloads: '/cache',
        offline: false,
        update: false,
        choice: { settings: { mirrors: [blocker], servers: [] }, proxies: [], direct: new Set() },
        report: () => {},
      },
    );
    const plain = repository('plain', { url: 'http://plain.example/m2' });
    expect(await client.find(artifact, [plain])).toEqual({
      kind: 'unasked',
      asked: [],
      failed: [{ repository: 'blocker', detail: 'blocked by mirror "blocker" of settings' }],
    });
    expect(asked).toEqual([]);
  });

  it('believes "not there" for a day, and no longer, and not with --update', async () => {
    let now = 1000;
    const { make, asked } = open({ now: () => now });
    const hour = 60 * 60 * 1000;
    await make().find(artifact, [repository('one')]);
    now += 23 * hour;
    await make().find(artifact, [repository('one')]);
    expect(asked).toHaveLength(1);
    await make(true).find(artifact, [repository('one')]);
    expect(asked).toHaveLength(2);
    now += 25 * hour;
    await make().find(artifact, [repository('one')]);
    expect(asked).toHaveLength(3);
  });

  it('does not ask a repository for what its policy rules out', async () => {
    const off = { enabled: false, updatePolicy: undefined, checksumPolicy: undefined };
    const { client, asked } = open({});
    await client.find(artifact, [repository('one', { releases: off })]);
    expect(asked).toEqual([]);
  });

  it.each([
    ['an absolute path', { ...artifact, artifactId: '/etc/passwd' }],
    ['a way up in the version', { ...artifact, version: '../../../../../x' }],
    ['a way up in the group', { ...artifact, groupId: 'a..b' }],
    ['a bare dot', { ...artifact, version: '.' }],
    ['a backslash', { ...artifact, classifier: '..\\x' }],
    ['a line end', { ...artifact, version: '1\n' }],
    ['a slash in the extension', { ...artifact, extension: 'jar/x' }],
  ])('refuses %s in coordinates', async (_what, unsafe) => {
    const { client, asked } = open({});
    await expect(client.find(unsafe, [repository('one')])).rejects.toThrow(
      expect.objectContaining({ code: 'coordinates.unsafe' }),
    );
    expect(asked).toEqual([]);
  });
});

describe('a download', () => {
  const address = `https://one.example/m2/${path}`;

  it('is checked against the best checksum on offer', async () => {
    const sha512 = createHash('sha512').update('jar').digest('hex');
    const { client, problems } = open({
      served: {
        [address]: 'jar',
        [`${address}.sha512`]: sha512,
        [`${address}.sha1`]: 'f'.repeat(40),
      },
    });
    expect((await client.find(artifact, [repository('one')])).kind).toBe('file');
    expect(problems).toEqual([]);
  });

  it('takes the checksum that the answer itself carries', async () => {
    const pom = { ...artifact, extension: 'pom' };
    const bytes = new TextEncoder().encode('<project/>');
    const headers = { 'x-checksum-sha1': sha1('<project/>') };
    const { client, asked } = open({
      served: { [address.replace('.jar', '.pom')]: { kind: 'found', bytes, headers } },
    });
    expect((await client.find(pom, [repository('one')])).kind).toBe('file');
    expect(asked).toHaveLength(1);
  });

  it('with another checksum is tried again, then thrown, and leaves nothing', async () => {
    const { client, files, asked } = open({
      served: {
        [address]: 'jar',
        [`${address}.sha1`]: sha1('other'),
        'https://two.example/m2': '',
      },
    });
    await expect(client.find(artifact, [repository('one'), repository('two')])).rejects.toThrow(
      expect.objectContaining({ code: 'repository.checksum-mismatch', kind: 'resolution' }),
    );
    expect(files.paths()).toEqual([]);
    expect(asked.filter(({ url }) => url === address)).toHaveLength(2);
  });

  it('without any checksum is used and told', async () => {
    const { client, problems } = open({ served: { [address]: 'jar' } });
    expect((await client.find(artifact, [repository('one')])).kind).toBe('file');
    expect(problems).toEqual([{ code: 'repository.checksum-missing', repository: 'one', path }]);
  });

  it.each([
    ['<!DOCTYPE html><title>Sign in</title>'],
    ['\n  <html lang="en">'],
    ['\uFEFF<!doctype HTML>'],
  ])('that is a web page is no answer: %j', async (page) => {
    const { client, files } = open({ served: { [address]: page } });
    expect((await client.find(artifact, [repository('one')])).kind).toBe('unasked');
    expect(files.paths()).toEqual([]);
  });
});
