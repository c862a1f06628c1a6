import { EventEmitter, once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { start, temporaryFolder } from '../support/command-line.js';
import { layOut, pomText, published } from '../support/shading-module.js';

const library = published('org.acme:library:1', [{ path: 'org/acme/a.txt', content: 'a' }]);

/** A repository that sends half of what is asked for the `nth` time, and then nothing more; before that it is well behaved. */
async function stallingRepository(
  nth: number,
): Promise<{ url: string; stalled: Promise<unknown> }> {
  let turn = 0;
  const half = new EventEmitter();
  const stalled = once(half, 'sent');
  const answer = (path: string, response: ServerResponse): void => {
    const content = library[path.slice(1)];
    turn += 1;
    if (turn === nth) {
      response.writeHead(200, { 'content-length': '1000' });
      response.write(Buffer.from(content ?? 'nothing').subarray(0, 5), () => half.emit('sent'));
    } else if (content === undefined) response.writeHead(404).end();
    else response.end(content);
  };
  const server = createServer((request, response) => answer(request.url ?? '', response));
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, stalled };
}

describe('Ctrl-C in the middle of a run', () => {
  it.each([1, 2, 3, 4])('leaves nothing half written: while answer %i comes', async (nth) => {
    const { url, stalled } = await stallingRepository(nth);
    const cwd = temporaryFolder();
    layOut(cwd, { 'pom.xml': pomText({ dependencies: ['org.acme:library:1'] }) });
    const { child, finished } = start(
      ['generate', 'pom.xml', '--set', 'a=b', '--out', 'out', '--repository', url, '--cache', 'c'],
      { cwd },
    );
    await stalled;
    child.kill('SIGINT');
    const { exitCode, stdout, stderr } = await finished;
    expect({ exitCode, stdout, stderr: stderr.trim() }).toEqual({
      exitCode: 130,
      stdout: '',
      stderr: '',
    });
    const left = readdirSync(cwd, { recursive: true, encoding: 'utf8' });
    expect(left.filter((name) => name.endsWith('.part') || name.startsWith('out'))).toEqual([]);
  });
});
