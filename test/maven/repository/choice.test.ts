import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { selectMirror } from '../../../src/maven/repository/mirror.js';
import { proxyAddress, selectProxy } from '../../../src/maven/repository/proxy.js';

// Expected values: maven-resolver-util 1.6.3 (Maven 3.8.7), by test/live/drivers/RepositoryChoice.java.
function table(name: string): readonly (readonly string[])[] {
  const text = readFileSync(
    new URL(`../../fixtures/repository/${name}.tsv`, import.meta.url),
    'utf8',
  );
  return text
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'));
}

describe('the mirror of a repository', () => {
  it.each(table('mirrors'))(
    'of %s, for %s (%s, %s): %s',
    (mirrors, id = '', layout = '', url = '', chosen) => {
      const list = (mirrors ?? '').split(';').map((text) => {
        const [name = '', mirrorOf = '', mirrorOfLayouts] = text.split('>');
        return {
          id: name,
          url: `https://${name}.example/`,
          mirrorOf,
          mirrorOfLayouts,
          blocked: false,
        };
      });
      expect(selectMirror({ id, layout, url }, list)?.id ?? '-').toBe(chosen);
    },
  );
});

describe('the proxy for an address', () => {
  it.each(table('proxies'))('of %s, for %s: %s', (proxies, url = '', chosen) => {
    const list = (proxies ?? '').split(';').map((text) => {
      const [protocol = '', host = '', nonProxyHosts = ''] = text.split('>');
      const nobody = { username: undefined, password: undefined };
      return { id: host, protocol, host, port: 8080, ...nobody, nonProxyHosts };
    });
    expect(selectProxy(url, list)?.host ?? '-').toBe(chosen);
  });

  it('carries its credentials in its address, letters of addresses escaped', () => {
    const proxy = {
      id: 'p',
      protocol: 'http',
      host: 'proxy.example',
      port: 3128,
      nonProxyHosts: '',
    };
    expect(proxyAddress({ ...proxy, username: 'me', password: 'a@b:c' })).toBe(
      'http://me:a%40b%3Ac@proxy.example:3128',
    );
  });
});
