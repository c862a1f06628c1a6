import { expect, test } from 'vitest';
import type { FetchRequest } from '../../src/contract/ports/fetch.js';
import { unknownHosts } from '../../src/platform/unknown-host.js';

/** What the system's resolver says; each host that it is asked for. */
function resolver(...codes: readonly (string | undefined)[]) {
  const asked: string[] = [];
  const left = [...codes];
  const ask = unknownHosts((host) => {
    asked.push(host);
    const code = left.shift();
    if (code === undefined) return Promise.resolve('192.0.2.1');
    return Promise.reject(Object.assign(new Error(code), { code }));
  });
  const answer = (url: string, more: Partial<FetchRequest> = {}) => ask({ url, limit: 1, ...more });
  return { asked, answer };
}

test('a host without an address cannot be asked, and may have one the next time', async () => {
  const { answer, asked } = resolver('ENOTFOUND', undefined);
  expect(await answer('https://repo.example:8443/maven2/x')).toEqual({
    kind: 'unreachable',
    reason: 'refused',
    detail: 'repo.example:8443: host not found',
  });
  expect(await answer('https://repo.example:8443/maven2/x')).toBeUndefined();
  expect(asked).toEqual(['repo.example', 'repo.example']);
});

test('a host with an address is looked up once', async () => {
  const { answer, asked } = resolver();
  await answer('https://repo.example/a');
  await answer('https://repo.example/b');
  expect(asked).toEqual(['repo.example']);
});

test('what else may be wrong is left to the client, which tries again', async () => {
  expect(await resolver('EAI_AGAIN').answer('https://repo.example/a')).toBeUndefined();
});

test.each([
  ['an address', 'https://127.0.0.1/a', {}],
  ['an address of version 6', 'https://[::1]:80/a', {}],
  ['what a proxy will look up', 'https://repo.example/a', { proxy: 'http://proxy.example' }],
  ['no address at all', 'repo', {}],
])('%s is not looked up', async (_, url, more) => {
  const { answer, asked } = resolver('ENOTFOUND');
  expect(await answer(url, more)).toBeUndefined();
  expect(asked).toEqual([]);
});
