import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { temporaryFolder, transcript } from '../support/command-line.js';
import type { Behaviour } from '../support/hostile-server.js';
import { redirects, sends, startServer } from '../support/hostile-server.js';
import { layOut, pomText } from '../support/shading-module.js';

const html = '<!DOCTYPE html><html><body>Please log in</body></html>';
const reset: Behaviour = (request) => void request.socket.destroy();

/** Sends without an end, until somebody hangs up. */
const flood: Behaviour = (_request, response) => {
  const piece = Buffer.alloc(1 << 20, ' ');
  const more = (): void => {
    while (!response.destroyed && response.write(piece));
    if (!response.destroyed) response.once('drain', more);
  };
  more();
};

const announceMuch: Behaviour = (_request, response) => {
  response.writeHead(200, { 'content-length': String(1e12) }).write('PK');
};

/** What a server does to whoever asks for anything of `org.acme:library`. */
const cases: Readonly<Record<string, Behaviour>> = {
  hangs: () => undefined,
  resets: reset,
  'redirects-in-circles': (request, response) =>
    redirects(request.url === '/round' ? `${base}.pom` : '/round')(request, response, 1),
  'sends-too-much': (request, response) =>
    request.url?.endsWith('.jar') === true
      ? announceMuch(request, response, 1)
      : flood(request, response, 1),
  'sends-html': sends(html, { 'content-type': 'text/html' }),
  'breaks-off': (request, response) => {
    response.writeHead(200, { 'content-length': '1000' }).write('<project>');
    setTimeout(() => request.socket.destroy(), 20);
  },
  'fails-inside': (_request, response) => void response.writeHead(503).end('later'),
  forbids: (_request, response) => void response.writeHead(403).end('no'),
};

const base = '/org/acme/library/1/library-1';
const paths = [`${base}.pom`, `${base}.jar`, '/org/acme/library/maven-metadata.xml', '/round'];

/** The same behaviour at every path that is asked. */
const everywhere = (behaviour: Behaviour): Readonly<Record<string, Behaviour>> =>
  Object.fromEntries(paths.map((path) => [path, behaviour]));

describe('a repository that misbehaves', () => {
  it.each(Object.entries(cases))(
    'is told by name, decides nothing, and leaves nothing: it %s',
    async (name, behaviour) => {
      const { url } = await startServer(everywhere(behaviour));
      const cwd = temporaryFolder();
      layOut(cwd, { 'pom.xml': pomText({ dependencies: ['org.acme:library:1'] }) });
      const text = await transcript(
        `uberplan generate pom.xml --set a=b --out out --repository ${url} --cache HERE/cache`,
        { cwd, env: { UBERPLAN_TIMEOUT: '0.5' } },
      );
      await expect(withoutPort(text, url)).toMatchFileSnapshot(
        `transcripts/repository-${name}.txt`,
      );
      expect(leftIn(cwd)).toEqual([]);
    },
  );

  it('a module that only such a repository has stops the goal', async () => {
    const { url } = await startServer(everywhere(reset));
    const cwd = temporaryFolder();
    const text = await transcript(
      `uberplan generate org.acme:library:1 --repository ${url} --cache HERE/cache`,
      { cwd },
    );
    await expect(withoutPort(text, url)).toMatchFileSnapshot(
      'transcripts/repository-resets-module.txt',
    );
    expect(leftIn(cwd)).toEqual([]);
  });
});

/** The port is another in every run. */
function withoutPort(text: string, url: string): string {
  return text.replaceAll(new URL(url).host, '127.0.0.1:PORT');
}

/** Half-written files, and a target that should not be there. */
function leftIn(folder: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.part') || name === 'out');
}
