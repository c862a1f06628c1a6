import { describe, expect, it } from 'vitest';
import { artifact, down, kept, open, repository } from './support/client-scene.js';

describe('versions', () => {
  const metadata = (versions: readonly string[], more = ''): string =>
    `<metadata><versioning>${more}<versions>${versions
      .map((version) => `<version>${version}</version>`)
      .join('')}</versions></versioning></metadata>`;
  const file = 'org/example/thing/maven-metadata';

  it('are those of all repositories and of what was installed', async () => {
    const { client } = open({
      local: { [`/local/${file}-local.xml`]: metadata(['3-SNAPSHOT']) },
      served: {
        [`https://one.example/m2/${file}.xml`]: metadata(
          ['1', '2'],
          '<release>2</release><lastUpdated>2</lastUpdated>',
        ),
        [`https://two.example/m2/${file}.xml`]: metadata(
          ['2', '9'],
          '<release>9</release><lastUpdated>1</lastUpdated>',
        ),
      },
    });
    expect(
      await client.versions('org.example', 'thing', [repository('one'), repository('two')]),
    ).toEqual({
      kind: 'versions',
      versions: ['3-SNAPSHOT', '1', '2', '9'],
      release: '2',
      latest: undefined,
    });
  });

  it('are unasked where no metadata could be read', async () => {
    const { client } = open({ served: { [`https://one.example/m2/${file}.xml`]: down } });
    const answer = await client.versions('org.example', 'thing', [
      repository('one'),
      repository('two'),
    ]);
    expect(answer).toEqual({
      kind: 'unasked',
      asked: ['two'],
      failed: [{ repository: 'one', detail: 'no answer in time' }],
    });
  });

  it('are asked for again when a day has passed', async () => {
    let now = 1000;
    const { make, asked } = open({
      now: () => now,
      served: { [`https://one.example/m2/${file}.xml`]: metadata(['1']) },
    });
    const count = (): number => asked.filter(({ url }) => url.endsWith('.xml')).length;
    for (const hours of [0, 23, 24]) {
      now = 1000 + hours * 60 * 60 * 1000;
      await make().versions('org.example', 'thing', [repository('one')]);
    }
    expect(count()).toBe(2);
  });

  it('come from an older copy when the repository cannot be asked', async () => {
    const now = 30 * 24 * 60 * 60 * 1000;
    const { client } = open({
      now: () => now,
      local: { [`/local/${file}-one.xml`]: metadata(['1']) },
      served: { [`https://one.example/m2/${file}.xml`]: down },
    });
    expect(await client.versions('org.example', 'thing', [repository('one')])).toMatchObject({
      versions: ['1'],
    });
  });
});

describe('a SNAPSHOT', () => {
  const snapshot = { ...artifact, version: '1.0-SNAPSHOT' };
  const folder = 'https://one.example/m2/org/example/thing/1.0-SNAPSHOT';

  it('is the build that its metadata names for this file', async () => {
    const { client } = open({
      served: {
        [`${folder}/maven-metadata.xml`]: `<metadata><versioning><snapshot><timestamp>20200102.030405</timestamp><buildNumber>6</buildNumber></snapshot><snapshotVersions><snapshotVersion><extension>jar</extension><value>1.0-20200102.030405-6</value></snapshotVersion></snapshotVersions></versioning></metadata>`,
        [`${folder}/thing-1.0-20200102.030405-6.jar`]: 'jar',
      },
    });
    expect(await client.find(snapshot, [repository('one')])).toEqual({
      kind: 'file',
      path: kept('jar', 'thing-1.0-20200102.030405-6.jar'),
      origin: 'remote',
    });
  });

  it('is the build of the timestamp where metadata lists no files', async () => {
    const { client } = open({
      served: {
        [`${folder}/maven-metadata.xml`]: `<metadata><versioning><snapshot><timestamp>20200102.030405</timestamp><buildNumber>6</buildNumber></snapshot></versioning></metadata>`,
        [`${folder}/thing-1.0-20200102.030405-6.jar`]: 'jar',
      },
    });
    expect((await client.find(snapshot, [repository('one')])).kind).toBe('file');
  });
});
