import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { FetchAnswer, FetchRequest } from '../../src/contract/ports/fetch.js';
import { createFetch } from '../../src/platform/fetch.js';
import type { Behaviour } from '../support/hostile-server.js';
import { redirects, sends, startServer } from '../support/hostile-server.js';

/** Short enough for a test, long enough for a busy machine. */
const patience = {
  connect: 2000,
  headers: 150,
  idle: 150,
  total: 3000,
  attempts: 3,
  backOff: 1,
};

function fetchOnce(
  request: Omit<FetchRequest, 'limit'> & { limit?: number },
  more: Partial<typeof patience> = {},
): Promise<FetchAnswer> {
  const http = createFetch({ ...patience, ...more });
  onTestFinished(() => http.close());
  return http.fetch({ limit: 1000, ...request });
}

function textOf(answer: FetchAnswer): string {
  return answer.kind === 'found' ? new TextDecoder().decode(answer.bytes) : answer.kind;
}

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'uberplan-fetch-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

describe('an answer', () => {
  it('comes with its headers, names in lower case', async () => {
    const { url } = await startServer({ '/a': sends('text', { 'X-Checksum-Sha1': 'abc' }) });
    const answer = await fetchOnce({ url: `${url}/a` });
    expect(textOf(answer)).toBe('text');
    expect(answer).toMatchObject({ headers: { 'x-checksum-sha1': 'abc' } });
  });

  it('goes to a part file beside its target where it is told to', async () => {
    const { url } = await startServer({ '/a': sends('bytes') });
    const target = join(folder(), 'deep', 'thing.jar');
    const answer = await fetchOnce({ url: `${url}/a`, toFile: target });
    expect(answer).toMatchObject({ kind: 'stored', size: 5 });
    const path = answer.kind === 'stored' ? answer.path : '';
    expect(path.startsWith(`${target}.`)).toBe(true);
    expect(readFileSync(path, 'utf8')).toBe('bytes');
  });

  it.each([404, 410])('of %d is: not there', async (status) => {
    const { url, asked } = await startServer({
      '/a': (_request, response) => void response.writeHead(status).end(),
    });
    expect(await fetchOnce({ url: `${url}/a` })).toEqual({ kind: 'absent', status });
    expect(asked).toHaveLength(1);
  });

  it.each([
    [401, 'forbidden', 1],
    [403, 'forbidden', 1],
    [407, 'forbidden', 1],
    [451, 'forbidden', 1],
    [400, 'protocol', 1],
    [304, 'protocol', 1],
    [429, 'server-error', 3],
    [500, 'server-error', 3],
    [501, 'server-error', 1],
    [503, 'server-error', 3],
  ])('of %d is no answer (%s), asked for %d times', async (status, reason, times) => {
    const { url, asked } = await startServer({
      '/a': (_request, response) => void response.writeHead(status).end(),
    });
    expect(await fetchOnce({ url: `${url}/a` })).toMatchObject({ kind: 'unreachable', reason });
    expect(asked).toHaveLength(times);
  });
});

describe('a body that nobody wants', () => {
  const unwanted: Readonly<Record<string, Behaviour>> = {
    'is cut short': (_request, response) => {
      response.writeHead(404, { 'content-length': '100' }).write('half');
      void setTimeout(20).then(() => response.destroy());
    },
    'is no HTTP': (_request, response) => {
      response.writeHead(404, { 'transfer-encoding': 'chunked' }).write('x');
      void setTimeout(20).then(() => response.socket?.end('no chunk\r\n'));
    },
    'is announced as too long': (_request, response) => {
      response.writeHead(404, { 'content-length': '1000000' }).write('x'.repeat(100_000));
    },
    'never ends': (_request, response) => {
      response.writeHead(404);
      const timer = setInterval(() => response.write('x'.repeat(10_000)), 1);
      response.on('close', () => clearInterval(timer));
    },
    stalls: (_request, response) => {
      response.writeHead(404, { 'content-length': '100' }).write('half');
    },
  };

  it.each(Object.entries(unwanted))('and %s changes no answer', async (_title, behaviour) => {
    const { url, asked } = await startServer({ '/gone': behaviour, '/a': sends('next') });
    const http = createFetch(patience);
    onTestFinished(() => http.close());
    const gone = await http.fetch({ url: `${url}/gone`, limit: 1000 });
    const ended = new Promise((resolve) => asked[0]?.socket.once('close', resolve));
    const next = await http.fetch({ url: `${url}/a`, limit: 1000 });
    await ended;
    // The client hears of it a moment after the server; an error that nobody takes fails the whole run.
    await setTimeout(20);
    expect([gone, textOf(next)]).toEqual([{ kind: 'absent', status: 404 }, 'next']);
  });
});

describe('a server that', () => {
  it('fails twice and then answers is heard', async () => {
    const { url } = await startServer({
      '/a': (_request, response, turn) =>
        void (turn < 3 ? response.writeHead(503).end() : response.writeHead(200).end('at last')),
    });
    expect(textOf(await fetchOnce({ url: `${url}/a` }))).toBe('at last');
  });

  it('resets the first connection is asked again', async () => {
    const { url } = await startServer({
      '/a': (request, response, turn) =>
        void (turn === 1 ? request.socket.destroy() : response.writeHead(200).end('ok')),
    });
    expect(textOf(await fetchOnce({ url: `${url}/a` }))).toBe('ok');
  });

  it('resets every connection could not be asked', async () => {
    const { url, asked } = await startServer({
      '/a': (request) => void request.socket.destroy(),
    });
    expect(await fetchOnce({ url: `${url}/a` })).toMatchObject({
      kind: 'unreachable',
      reason: 'reset',
    });
    expect(asked).toHaveLength(3);
  });

  it('never answers could not be asked', async () => {
    const { url } = await startServer({ '/a': () => {} });
    expect(await fetchOnce({ url: `${url}/a` })).toMatchObject({
      kind: 'unreachable',
      reason: 'timeout',
    });
  });

  it('stops in the middle leaves nothing behind', async () => {
    const { url } = await startServer({
      '/a': (_request, response) => {
        response.writeHead(200, { 'content-length': '100' }).write('half');
      },
    });
    const place = folder();
    const answer = await fetchOnce(
      { url: `${url}/a`, toFile: join(place, 'thing.jar') },
      { attempts: 1 },
    );
    expect(answer).toMatchObject({ kind: 'unreachable', reason: 'timeout' });
    expect(readdirSync(place)).toEqual([]);
  });

  it('drips for ever is left after the time for all', async () => {
    const { url } = await startServer({
      '/a': (_request, response) => {
        response.writeHead(200);
        const timer = setInterval(() => response.write('.'), 20);
        response.on('close', () => clearInterval(timer));
      },
    });
    expect(await fetchOnce({ url: `${url}/a` }, { total: 300 })).toMatchObject({
      kind: 'unreachable',
      reason: 'timeout',
    });
  });

  it('announces too much is not listened to', async () => {
    const { url } = await startServer({ '/a': sends('x'.repeat(1001)) });
    expect(await fetchOnce({ url: `${url}/a` })).toMatchObject({ reason: 'too-large' });
  });

  it('sends too much without announcing it leaves nothing behind', async () => {
    const { url } = await startServer({
      '/a': (_request, response) => {
        response.writeHead(200);
        response.write('x'.repeat(800));
        response.end('x'.repeat(800));
      },
    });
    const place = folder();
    const answer = await fetchOnce({ url: `${url}/a`, toFile: join(place, 'thing.jar') });
    expect(answer).toMatchObject({ kind: 'unreachable', reason: 'too-large' });
    expect(readdirSync(place)).toEqual([]);
  });

  it('is not there could not be asked', async () => {
    const { url } = await startServer({});
    const closed = new URL(url);
    closed.port = '1';
    expect(await fetchOnce({ url: closed.href })).toMatchObject({
      kind: 'unreachable',
      reason: 'refused',
    });
  });

  it('speaks no HTTP could not be asked', async () => {
    const { url } = await startServer({
      '/a': (request) => void request.socket.end('SSH-2.0-OpenSSH_9.2\r\n'),
    });
    expect(await fetchOnce({ url: `${url}/a` })).toMatchObject({
      kind: 'unreachable',
      reason: 'protocol',
    });
  });
});

describe('a redirect', () => {
  it.each([301, 302, 303, 307, 308])('of %d is followed', async (status) => {
    const { url } = await startServer({ '/a': redirects('/b', status), '/b': sends('there') });
    expect(textOf(await fetchOnce({ url: `${url}/a` }))).toBe('there');
  });

  it('in a circle is noticed', async () => {
    const { url, asked } = await startServer({ '/a': redirects('/b'), '/b': redirects('/a') });
    expect(await fetchOnce({ url: `${url}/a` })).toMatchObject({
      kind: 'unreachable',
      reason: 'redirects',
    });
    expect(asked).toHaveLength(2);
  });

  it('after redirect ends at a limit', async () => {
    const hops = Object.fromEntries(
      Array.from({ length: 50 }, (_, at) => [`/${at}`, redirects(`/${at + 1}`)]),
    );
    const { url, asked } = await startServer(hops);
    expect(await fetchOnce({ url: `${url}/0` })).toMatchObject({ reason: 'redirects' });
    expect(asked.length).toBeLessThan(20);
  });

  it('to another host carries no credentials', async () => {
    const other = await startServer({ '/b': sends('there') });
    const first = await startServer({ '/a': redirects(`${other.url}/b`) });
    const headers = { authorization: 'Basic c2VjcmV0', 'x-token': 'secret' };
    expect(textOf(await fetchOnce({ url: `${first.url}/a`, headers }))).toBe('there');
    expect(first.asked[0]?.headers).toMatchObject(headers);
    expect(other.asked[0]?.headers['authorization']).toBeUndefined();
    expect(other.asked[0]?.headers['x-token']).toBeUndefined();
  });

  it('on the same host keeps its credentials', async () => {
    const { url, asked } = await startServer({ '/a': redirects('/b'), '/b': sends('there') });
    await fetchOnce({ url: `${url}/a`, headers: { authorization: 'Basic c2VjcmV0' } });
    expect(asked.map(({ headers }) => headers.authorization)).toEqual([
      'Basic c2VjcmV0',
      'Basic c2VjcmV0',
    ]);
  });

  it.each(['file:///etc/passwd', 'ftp://repo.example/x', 'http://[', ''])(
    'to %j leads nowhere',
    async (to) => {
      const { url } = await startServer({ '/a': redirects(to) });
      expect(await fetchOnce({ url: `${url}/a` })).toMatchObject({ kind: 'unreachable' });
    },
  );
});

describe('a proxy', () => {
  it('is asked for http addresses in absolute form, with its own credentials', async () => {
    const address = 'http://repo.example/m2/a';
    const proxy = await startServer({ [address]: sends('by proxy') });
    const through = proxy.url.replace('//', '//me:a%40b@');
    expect(textOf(await fetchOnce({ url: address, proxy: through }))).toBe('by proxy');
    expect(proxy.asked[0]?.headers).toMatchObject({
      host: 'repo.example',
      'proxy-authorization': `Basic ${Buffer.from('me:a@b').toString('base64')}`,
    });
  });

  it('that knows no tunnels makes https addresses unreachable, and nothing waits for ever', async () => {
    const proxy = await startServer({});
    const answer = await fetchOnce({ url: 'https://repo.example/a', proxy: proxy.url });
    expect(answer).toMatchObject({ kind: 'unreachable', reason: 'reset' });
  });

  it('that refuses the tunnel says so', async () => {
    const proxy = await startServer({});
    proxy.onConnect((socket) => void socket.end('HTTP/1.1 407 Who are you\r\n\r\n'));
    const answer = await fetchOnce({ url: 'https://repo.example/a', proxy: proxy.url });
    expect(answer).toMatchObject({ kind: 'unreachable', reason: 'forbidden' });
  });

  it('that is silent is not waited for', async () => {
    const proxy = await startServer({});
    proxy.onConnect(() => {});
    const answer = await fetchOnce(
      { url: 'https://repo.example/a', proxy: proxy.url },
      { connect: 100 },
    );
    expect(answer).toMatchObject({ kind: 'unreachable', reason: 'refused' });
  });
});

describe('a file address', () => {
  it('is read like any other, and a folder or nothing is not there', async () => {
    const place = folder();
    writeFileSync(join(place, 'a b.pom'), 'pom');
    const url = pathToFileURL(join(place, 'a b.pom')).href;
    expect(textOf(await fetchOnce({ url }))).toBe('pom');
    expect(textOf(await fetchOnce({ url, limit: 2 }))).toBe('unreachable');
    expect(textOf(await fetchOnce({ url: pathToFileURL(place).href }))).toBe('absent');
    expect(textOf(await fetchOnce({ url: `${url}.sha1` }))).toBe('absent');
    const copied = await fetchOnce({ url, toFile: join(place, 'copy') });
    expect(copied.kind === 'stored' ? readFileSync(copied.path, 'utf8') : copied).toBe('pom');
  });
});
