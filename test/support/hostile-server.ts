import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { onTestFinished } from 'vitest';

/** What a server does with one request. */
export type Behaviour = (request: IncomingMessage, response: ServerResponse, turn: number) => void;

/** A server on the loopback, for the length of one test. */
export interface HostileServer {
  /** Without a slash at the end. */
  readonly url: string;
  /** Everything that was asked, in order. */
  readonly asked: readonly IncomingMessage[];
  /** What is done with a tunnel that is asked for; without it, the connection is closed. */
  readonly onConnect: (behaviour: (socket: Duplex) => void) => void;
}

/** Starts a server that behaves as it is told, path by path; what is not listed is 404. `turn` counts the requests of a path, from 1. */
export async function startServer(
  behaviours: Readonly<Record<string, Behaviour>>,
): Promise<HostileServer> {
  const asked: IncomingMessage[] = [];
  const turns = new Map<string, number>();
  const server = createServer((request, response) => {
    asked.push(request);
    const path = request.url ?? '';
    const turn = (turns.get(path) ?? 0) + 1;
    turns.set(path, turn);
    const behaviour = behaviours[path];
    if (behaviour === undefined) response.writeHead(404).end('nothing here');
    else behaviour(request, response, turn);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const sockets: Duplex[] = [];
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
  });
  const onConnect: HostileServer['onConnect'] = (behaviour) => {
    server.on('connect', (_request, socket: Duplex) => {
      sockets.push(socket);
      behaviour(socket);
    });
  };
  return { url: `http://127.0.0.1:${port}`, asked, onConnect };
}

/** 200 with a text. */
export function sends(text: string, headers: Readonly<Record<string, string>> = {}): Behaviour {
  return (_request, response) => void response.writeHead(200, headers).end(text);
}

/** A redirect. */
export function redirects(to: string, status = 302): Behaviour {
  return (_request, response) => void response.writeHead(status, { location: to }).end();
}
