import { describe, expect, it } from 'vitest';
import { artifact, kept, open, path, repository, sha1 } from './support/client-scene.js';

describe('a second run', () => {
  const address = (host: string): string => `https://${host}.example/m2/${path}`;

  it('takes the download and asks nobody', async () => {
    const { make, asked } = open({
      served: { [address('one')]: 'jar', [`${address('one')}.sha1`]: sha1('jar') },
    });
    await make().find(artifact, [repository('one')]);
    const before = asked.length;
    expect(await make().find(artifact, [repository('one')])).toEqual({
      kind: 'file',
      path: kept('jar'),
      origin: 'cache',
    });
    expect(asked).toHaveLength(before);
  });

  it.each([
    ['is gone', undefined],
    ['was cut off', 'ja'],
  ])('fetches again what %s', async (_what, left) => {
    const { make, files } = open({ served: { [address('one')]: 'jar' } });
    await make().find(artifact, [repository('one')]);
    if (left === undefined) files.remove(kept('jar'));
    else files.write(kept('jar'), left);
    expect(await make().find(artifact, [repository('one')])).toMatchObject({ origin: 'remote' });
    expect(files.text(kept('jar'))).toBe('jar');
  });

  it('takes nothing that another repository gave', async () => {
    const { make } = open({ served: { [address('one')]: 'jar' } });
    await make().find(artifact, [repository('one')]);
    expect((await make().find(artifact, [repository('two')])).kind).toBe('absent');
  });

  it('keeps what two repositories have alike once, and what differs twice', async () => {
    const { make, files } = open({
      served: { [address('one')]: 'jar', [address('two')]: 'jar', [address('three')]: 'other' },
    });
    for (const id of ['one', 'two', 'three']) await make().find(artifact, [repository(id)]);
    expect(files.paths()).toEqual([kept('jar'), kept('other')].sort());
  });

  it('tells again what could not be verified', async () => {
    const { make, problems } = open({ served: { [address('one')]: 'jar' } });
    await make().find(artifact, [repository('one')]);
    await make().find(artifact, [repository('one')]);
    expect(problems.map(({ code }) => code)).toEqual([
      'repository.checksum-missing',
      'repository.checksum-missing',
    ]);
  });

  it('side by side with another leaves one whole file', async () => {
    const { make, files } = open({ served: { [address('one')]: 'jar' } });
    const found = await Promise.all([1, 2].map(() => make().find(artifact, [repository('one')])));
    expect(found.map(({ kind }) => kind)).toEqual(['file', 'file']);
    expect(files.paths()).toEqual([kept('jar')]);
  });
});
