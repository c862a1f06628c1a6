import { describe, expect, it } from 'vitest';
import { readSettings } from '../../../src/maven/repository/read-settings.js';
import { chooseRemotes } from '../../../src/maven/repository/remote.js';
import type { Settings } from '../../../src/maven/repository/settings.js';
import { emptySettings, mergeSettings } from '../../../src/maven/repository/settings.js';

const read = (inside: string, properties: Readonly<Record<string, string>> = {}): Settings =>
  readSettings(`<settings>${inside}</settings>`, 'settings.xml', properties);

// Expected values: `mvn -s user -gs global help:effective-settings` (Maven 3.8.7, plugin 3.5.1) on the same texts.
describe('reading settings', () => {
  it('leaves out proxies that are not active and fills in the defaults', () => {
    const { proxies } = read(`<proxies>
      <proxy><id>off</id><active>false</active><host>off.example</host></proxy>
      <proxy><id>on</id><host>on.example</host></proxy></proxies>`);
    expect(proxies).toEqual([
      {
        id: 'on',
        protocol: 'http',
        host: 'on.example',
        port: 8080,
        username: undefined,
        password: undefined,
        nonProxyHosts: '',
      },
    ]);
  });

  it('replaces what the environment and the command line say, and leaves the rest as written', () => {
    const { localRepository, servers } = read(
      `<localRepository>\${user.home}/r</localRepository>
       <servers><server><id>s</id><username>\${env.WHO}</username><password>\${env.UNKNOWN}</password></server></servers>`,
      { 'user.home': '/home/me', 'env.WHO': 'x${env.INNER}', 'env.INNER': 'in' },
    );
    expect(localRepository).toBe('/home/me/r');
    expect(servers[0]).toMatchObject({ username: 'xin', password: '${env.UNKNOWN}' });
  });

  it('keeps an expression that leads back to itself', () => {
    const { localRepository } = read('<localRepository>${env.A}</localRepository>', {
      'env.A': 'a${env.B}',
      'env.B': 'b${env.A}',
    });
    expect(localRepository).toBe('ab${env.A}');
  });

  it('takes headers in both ways of writing them', () => {
    const { servers } = read(`<servers><server><id>s</id><configuration>
      <httpHeaders><property><name>X-One</name><value>1</value></property></httpHeaders>
      <httpConfiguration><all><headers><property><name>X-Two</name><value>2</value></property></headers></all></httpConfiguration>
      </configuration></server></servers>`);
    expect(servers[0]?.headers).toEqual({ 'X-One': '1', 'X-Two': '2' });
  });

  it('refuses what is no settings file', () => {
    expect(() => readSettings('<project/>', 'pom.xml', {})).toThrow(
      expect.objectContaining({ code: 'repository.not-settings', place: { file: 'pom.xml' } }),
    );
  });

  it('refuses what is no XML', () => {
    expect(() => readSettings('<settings><proxies></settings>', 'settings.xml', {})).toThrow(
      expect.objectContaining({ code: 'xml.not-well-formed' }),
    );
  });
});

describe('merging settings', () => {
  const mirror = (id: string, url: string): string =>
    `<mirror><id>${id}</id><url>${url}</url><mirrorOf>*</mirrorOf></mirror>`;

  it("lets the user's win, by id, and puts them first", () => {
    const user = read(
      `<mirrors>${mirror('a', 'u')}</mirrors><activeProfiles><activeProfile>p</activeProfile></activeProfiles>`,
    );
    const global = read(
      `<localRepository>/g</localRepository><mirrors>${mirror('b', 'g')}${mirror('a', 'g')}</mirrors>
       <activeProfiles><activeProfile>q</activeProfile><activeProfile>p</activeProfile></activeProfiles>`,
    );
    const merged = mergeSettings(user, global);
    expect(merged.mirrors.map(({ id, url }) => `${id} ${url}`)).toEqual(['a u', 'b g']);
    expect(merged.localRepository).toBe('/g');
    expect(merged.activeProfiles).toEqual(['p', 'q']);
  });
});

describe('choosing how to ask', () => {
  const policy = (enabled: boolean) => ({
    enabled,
    updatePolicy: undefined,
    checksumPolicy: undefined,
  });
  const repository = (id: string, snapshots = false, url = `https://${id}.example/m2/`) => ({
    id,
    url,
    layout: 'default',
    releases: policy(true),
    snapshots: policy(snapshots),
  });
  const choice = (settings: Settings, direct: readonly string[] = []) => ({
    settings,
    proxies: settings.proxies,
    direct: new Set(direct),
  });

  it('asks a mirror once, with the policies of all that it stands in for', () => {
    const settings = read(
      '<mirrors><mirror><id>m</id><url>https://m.example/all</url><mirrorOf>*</mirrorOf></mirror></mirrors>',
    );
    const remotes = chooseRemotes([repository('one'), repository('two', true)], choice(settings));
    expect(remotes).toHaveLength(1);
    expect(remotes[0]).toMatchObject({
      id: 'm',
      url: 'https://m.example/all',
      snapshots: { enabled: true },
    });
  });

  it("takes the mirror's credentials, not the repository's", () => {
    const settings =
      read(`<mirrors><mirror><id>m</id><url>https://m.example</url><mirrorOf>one</mirrorOf></mirror></mirrors>
      <servers><server><id>one</id><username>no</username></server>
      <server><id>m</id><username>Aladdin</username><password>open sesame</password></server></servers>`);
    // Expected value: the example of RFC 7617, section 2.
    expect(chooseRemotes([repository('one')], choice(settings))[0]?.headers).toEqual({
      authorization: 'Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==',
    });
  });

  it('keeps the first of two repositories with one id', () => {
    const remotes = chooseRemotes(
      [
        repository('one', false, 'https://a.example'),
        repository('one', false, 'https://b.example'),
      ],
      choice(emptySettings),
    );
    expect(remotes.map(({ url }) => url)).toEqual(['https://a.example']);
  });

  it('puts no mirror before an address that the user named', () => {
    const settings = read(
      '<mirrors><mirror><id>m</id><url>https://m.example</url><mirrorOf>*</mirrorOf></mirror></mirrors>',
    );
    const remotes = chooseRemotes([repository('named')], choice(settings, ['named']));
    expect(remotes.map(({ id }) => id)).toEqual(['named']);
  });
});
