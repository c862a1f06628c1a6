import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { start } from '../support/command-line.js';

/** A repository that takes a request and never answers. */
async function silentRepository(): Promise<{ address: string; asked: Promise<unknown> }> {
  const server = createServer(() => undefined);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const asked = once(server, 'request');
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = addressOf(server.address());
  return { address: `http://127.0.0.1:${port}/maven2`, asked };
}

function addressOf(address: string | AddressInfo | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('not listening');
  return address;
}

describe('an interrupted run', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)(
    'ends on %s with %i, without a word and without a trace',
    async (signal, exitCode) => {
      const { address, asked } = await silentRepository();
      const { child, finished, folder } = start([
        'generate',
        'org.acme:acme-uber:1.0',
        '--repository',
        address,
      ]);
      await asked;
      child.kill(signal);
      const end = await finished;
      expect({ exitCode: end.exitCode, stdout: end.stdout, stderr: end.stderr.trim() }).toEqual({
        exitCode,
        stdout: '',
        stderr: '',
      });
      const left = readdirSync(folder, { recursive: true, encoding: 'utf8' });
      expect(left.filter((name) => name.endsWith('.part') || name.includes('acme-uber/'))).toEqual(
        [],
      );
    },
  );
});
