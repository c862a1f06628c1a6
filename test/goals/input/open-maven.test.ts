import { describe, expect, it } from 'vitest';
import type { ModelOptions } from '../../../src/goals/input/maven-access.js';
import { openMaven } from '../../../src/goals/input/open-maven.js';
import type { Served } from '../../support/memory.js';
import { memoryFetch, memoryFiles } from '../../support/memory.js';
import { memoryWorld } from '../../support/memory-world.js';

const model: ModelOptions = { userProperties: {}, propertyEdits: {}, profiles: [], jdk: '17' };

interface Scene {
  readonly disk?: Readonly<Record<string, string>>;
  readonly served?: Readonly<Record<string, Served>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly repositories?: readonly string[];
  readonly offline?: boolean;
  readonly settings?: string;
}

function open(scene: Scene) {
  const files = memoryFiles(scene.disk ?? {});
  const { fetch, asked } = memoryFetch(scene.served ?? {}, files);
  const world = memoryWorld({ files, fetch, environment: scene.environment ?? {} });
  const access = openMaven(world, {
    offline: scene.offline ?? false,
    update: false,
    settings: scene.settings,
    repositories: scene.repositories ?? [],
    cacheFolder: '/home/me/.cache/uberplan',
    userProperties: {},
  });
  return { access, asked, files };
}

const pom = (gav: string, more = ''): string => {
  const [groupId, artifactId, version] = gav.split(':');
  return `<project><modelVersion>4.0.0</modelVersion><groupId>${groupId}</groupId><artifactId>${artifactId}</artifactId><version>${version}</version>${more}</project>`;
};
const dependency = (gav: string): string => {
  const [groupId, artifactId, version] = gav.split(':');
  return `<dependencies><dependency><groupId>${groupId}</groupId><artifactId>${artifactId}</artifactId><version>${version}</version></dependency></dependencies>`;
};
const address = (host: string, artifact: string, version = '1'): string =>
  `https://${host}.example/m2/org/example/${artifact}/${version}/${artifact}-${version}.pom`;
const coordinates = (artifactId: string, version = '1') => ({
  groupId: 'org.example',
  artifactId,
  version,
});

describe('without a Maven', () => {
  it('says how to name a repository when there is none to ask', async () => {
    const { access } = open({});
    await expect(
      access.readModule({ kind: 'coordinates', coordinates: coordinates('root') }, model),
    ).rejects.toThrow(
      expect.objectContaining({
        code: 'repository.none',
        advice: expect.stringContaining('UBERPLAN_REPOSITORY'),
      }),
    );
    expect(access.problems().map(({ code }) => code)).toEqual(['repository.no-maven']);
  });

  it('asks those of the command line, then of the variable', async () => {
    const { access, asked } = open({
      repositories: ['https://one.example/m2'],
      environment: { UBERPLAN_REPOSITORY: 'https://two.example/m2' },
      served: { [address('two', 'root')]: pom('org.example:root:1') },
    });
    const read = await access.readModule(
      { kind: 'coordinates', coordinates: coordinates('root') },
      model,
    );
    expect(read.effective.model.artifactId).toBe('root');
    expect(asked.map(({ url }) => url).slice(0, 2)).toEqual([
      address('one', 'root'),
      address('two', 'root'),
    ]);
  });

  it('needs no address where settings put a mirror before everything', async () => {
    const { access, asked } = open({
      disk: {
        '/home/me/.m2/settings.xml':
          '<settings><mirrors><mirror><id>m</id><url>https://m.example/m2</url><mirrorOf>*</mirrorOf></mirror></mirrors></settings>',
      },
      served: { [address('m', 'root')]: pom('org.example:root:1') },
    });
    await access.readModule({ kind: 'coordinates', coordinates: coordinates('root') }, model);
    expect(asked[0]?.url).toBe(address('m', 'root'));
  });
});

describe('settings', () => {
  const profile = (id: string, activation: string): string =>
    `<profile><id>${id}</id>${activation}<repositories><repository><id>${id}</id><url>https://${id}.example/m2</url></repository></repositories></profile>`;

  it('add the repositories of their active profiles', () => {
    const { access } = open({
      environment: { TEAM: 'blue' },
      disk: {
        '/home/me/.m2/settings.xml': `<settings><profiles>
          ${profile('named', '')}
          ${profile('blue', '<activation><property><name>env.TEAM</name><value>blue</value></property></activation>')}
          ${profile('red', '<activation><property><name>env.TEAM</name><value>red</value></property></activation>')}
          ${profile('fallback', '<activation><activeByDefault>true</activeByDefault></activation>')}
          </profiles><activeProfiles><activeProfile>named</activeProfile></activeProfiles></settings>`,
      },
    });
    expect(access.defaultRepositories.map(({ id }) => id)).toEqual(['named', 'blue']);
  });

  it('that are named and not there are wrong usage', () => {
    expect(() => open({ settings: '/nowhere.xml' })).toThrow(
      expect.objectContaining({ code: 'repository.no-settings', kind: 'usage' }),
    );
  });

  it('never send a password that is encrypted', async () => {
    const { access, asked } = open({
      disk: {
        '/home/me/.m2/settings.xml': `<settings><mirrors><mirror><id>m</id><url>https://m.example/m2</url><mirrorOf>*</mirrorOf></mirror></mirrors>
          <servers><server><id>m</id><username>me</username><password>{COQLCE6DU6GtcS5P=}</password></server></servers></settings>`,
      },
    });
    await access.versions('org.example', 'root', []);
    expect(asked[0]?.headers).toEqual({});
    expect(access.problems()).toContainEqual({
      code: 'repository.encrypted-password',
      server: 'm',
    });
  });

  it('of .mvn/maven.config count where nothing else is said', () => {
    const { access } = open({
      disk: {
        '/work/.mvn/maven.config': '-s .mvn/own.xml\n-Dmaven.repo.local=/elsewhere',
        '/work/.mvn/own.xml': `<settings><profiles>${profile('own', '<activation><activeByDefault>true</activeByDefault></activation>')}</profiles></settings>`,
      },
    });
    expect(access.defaultRepositories.map(({ id }) => id)).toEqual(['own']);
    expect(access.localRepository).toBe('/elsewhere');
  });
});

describe('a resolution', () => {
  const one = ['https://one.example/m2'];
  const read = (access: ReturnType<typeof open>['access'], more: string) =>
    access.readModule(
      {
        kind: 'text',
        text: pom('org.example:root:1', more),
        location: 'pom.xml',
        folder: undefined,
      },
      model,
    );

  it('follows artifact relocations and says where they began', async () => {
    const moved = (to: string): string =>
      `<distributionManagement><relocation><artifactId>${to}</artifactId></relocation></distributionManagement>`;
    const { access } = open({
      repositories: one,
      served: {
        [address('one', 'first')]: pom('org.example:first:1', moved('second')),
        [address('one', 'second')]: pom('org.example:second:1', moved('third')),
        [address('one', 'third')]: pom('org.example:third:1'),
      },
    });
    const { effective } = await read(access, dependency('org.example:first:1'));
    const { children } = await access.resolve(effective, { scopes: ['compile'], model });
    expect(children.map(({ coordinates: found }) => found.artifactId)).toEqual(['third']);
    expect(children[0]?.relocatedFrom.map(({ artifactId }) => artifactId)).toEqual([
      'first',
      'second',
    ]);
  });

  it.each([
    ['no XML', '<project><oops></project>', 'xml.not-well-formed'],
    [
      'a parent that is missing',
      pom(
        'org.example:bad:1',
        '<parent><groupId>g</groupId><artifactId>p</artifactId><version>1</version></parent>',
      ),
      'pom.parent-absent',
    ],
    [
      'a circle of relocations',
      pom('org.example:bad:1', '<distributionManagement><relocation/></distributionManagement>'),
      'repository.relocation-circle',
    ],
  ])('goes on past a POM with %s, and tells', async (_what, text, error) => {
    const { access } = open({ repositories: one, served: { [address('one', 'bad')]: text } });
    const { effective } = await read(access, dependency('org.example:bad:1'));
    const { children, problems } = await access.resolve(effective, { scopes: ['compile'], model });
    expect(children.map(({ coordinates: found }) => found.artifactId)).toEqual(['bad']);
    expect(problems).toContainEqual(
      expect.objectContaining({ code: 'repository.unusable-pom', error }),
    );
  });
});

describe('a reactor', () => {
  const disk = {
    '/work/pom.xml': pom(
      'org.example:root:1',
      '<packaging>pom</packaging><modules><module>group</module></modules>',
    ),
    '/work/group/pom.xml': pom(
      'org.example:group:1',
      '<packaging>pom</packaging><modules><module>a</module><module>b</module></modules>',
    ),
    '/work/group/a/pom.xml': pom('org.example:a:1', dependency('org.example:b:1')),
    '/work/group/b/pom.xml': pom('org.example:b:1'),
  };
  const jar = { ...coordinates('b'), extension: 'jar', classifier: '' };

  it('is found above, and its modules come before all repositories', async () => {
    const { access, asked } = open({ disk, repositories: ['https://one.example/m2'] });
    const { effective, reactorRoot } = await access.readModule(
      { kind: 'file', file: 'group/a' },
      model,
    );
    expect(reactorRoot).toBe('/work');
    const { children } = await access.resolve(effective, { scopes: ['compile'], model });
    expect(children.map(({ coordinates: found }) => found.artifactId)).toEqual(['b']);
    expect(await access.obtain(jar, [])).toEqual({
      kind: 'not-built',
      path: '/work/group/b/target/b-1.jar',
      coordinates: jar,
    });
    expect(asked).toEqual([]);
  });

  it('gives the jar that a module has built', async () => {
    const built = { ...disk, '/work/group/b/target/b-1.jar': 'jar' };
    const { access } = open({ disk: built });
    await access.readModule({ kind: 'file', file: '/work/group/a/pom.xml' }, model);
    expect(await access.obtain(jar, [])).toMatchObject({ kind: 'file', origin: 'reactor' });
  });

  it('is read where parents are named by a property that only the command line sets', async () => {
    const parent = (artifactId: string): string =>
      `<parent><groupId>org.example</groupId><artifactId>${artifactId}</artifactId><version>\${revision}</version></parent>`;
    const module = (artifactId: string, more = ''): string =>
      `<project><modelVersion>4.0.0</modelVersion>${parent('root')}<artifactId>${artifactId}</artifactId>${more}</project>`;
    const { access } = open({
      disk: {
        '/work/.mvn/maven.config': '-Drevision=7',
        '/work/pom.xml': pom(
          'org.example:root:${revision}',
          '<packaging>pom</packaging><modules><module>a</module><module>b</module></modules>',
        ),
        '/work/a/pom.xml': module('a', dependency('org.example:b:${project.version}')),
        '/work/b/pom.xml': module('b'),
      },
    });
    const { effective } = await access.readModule({ kind: 'file', file: '/work/a' }, model);
    const { children, problems } = await access.resolve(effective, { scopes: ['compile'], model });
    expect(children.map(({ coordinates: found }) => found.version)).toEqual(['7']);
    expect(problems).toEqual([]);
    expect(access.problems()).toEqual([{ code: 'repository.no-maven' }]);
  });

  it('does not reach a module of another version', async () => {
    const { access } = open({ disk, offline: true });
    await access.readModule({ kind: 'file', file: '/work/group/a' }, model);
    expect((await access.obtain({ ...jar, version: '2' }, [])).kind).toBe('unasked');
  });
});

describe('the Java that runs the build', () => {
  it.each([
    ['JAVA_VERSION="21.0.4"\nOS_NAME="Linux"\n', '21.0.4'],
    ['OS_NAME="Linux"\nJAVA_VERSION="1.8.0_402"\n', '1.8.0_402'],
    ['nothing of the kind', '17'],
  ])('is what JAVA_HOME/release says: %j', (release, version) => {
    const { access } = open({
      environment: { JAVA_HOME: '/jdk' },
      disk: { '/jdk/release': release },
    });
    expect(access.defaultJdk).toBe(version);
  });
});
