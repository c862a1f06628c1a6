import { setTimeout as sleep } from 'node:timers/promises';
import type { Fetch, FetchAnswer, FetchRequest } from '../contract/ports/fetch.js';
import { UsageError } from '../contract/problem/errors.js';
import type { Connections } from './connections.js';
import { fetchFile } from './fetch-file.js';
import { followRedirects } from './redirects.js';
import { unknownHosts } from './unknown-host.js';

/** How long is waited for what, in milliseconds, and how often something is tried. */
export interface FetchPatience {
  readonly connect: number;
  /** From the request to the first byte of the answer. */
  readonly headers: number;
  /** Between two pieces of the body. */
  readonly idle: number;
  /** For the whole request, redirects included. */
  readonly total: number;
  readonly attempts: number;
  /** Before the second attempt; doubled for each further one. */
  readonly backOff: number;
}

const usual: FetchPatience = {
  connect: 10_000,
  headers: 30_000,
  idle: 30_000,
  total: 600_000,
  attempts: 3,
  backOff: 500,
};

/** Environment variable: seconds that a repository may be silent. */
export const timeoutVariable = 'UBERPLAN_TIMEOUT';

/**
 * The usual patience, or with as many seconds of silence as `timeoutVariable` says, as text. Throws `UsageError` for what
 * is no number above 0.
 */
export function patienceOf(seconds: string | undefined): FetchPatience {
  if (seconds === undefined || seconds === '') return usual;
  const silence = Number(seconds) * 1000;
  if (silence > 0 && silence <= usual.total) {
    return { ...usual, connect: silence, headers: silence, idle: silence };
  }
  throw new UsageError(
    'usage.environment',
    `${timeoutVariable} is "${seconds}", and seconds above 0 and up to ${usual.total / 1000} are needed`,
    {},
    `correct ${timeoutVariable}, or unset it`,
  );
}

/**
 * HTTP for this machine: connections are kept and shared. `close` ends them, so that the process can end. The HTTP client
 * is loaded with the first address that is no file.
 */
export function createFetch(patience: FetchPatience = usual): {
  readonly fetch: Fetch;
  close(): Promise<void>;
} {
  const load = async (): Promise<Connections> => {
    const { createConnections } = await import('./connections.js');
    return createConnections(patience);
  };
  const unknownHost = unknownHosts();
  let connections: ReturnType<typeof load> | undefined;
  return {
    fetch: async (request) =>
      /^file:/i.test(request.url)
        ? fetchFile(request)
        : ((await unknownHost(request)) ??
          retry(await (connections ??= load()), request, patience)),
    close: async () => (await connections)?.close(),
  };
}

async function retry(
  connections: Connections,
  request: FetchRequest,
  patience: FetchPatience,
): Promise<FetchAnswer> {
  let wait = patience.backOff;
  for (let attempt = 1; ; attempt += 1) {
    const { answer, again } = await followRedirects(connections, request, patience);
    if (again === undefined || attempt >= patience.attempts) return answer;
    await sleep(Math.max(wait, Math.min(again.afterMs, patience.headers)));
    wait *= 2;
  }
}
