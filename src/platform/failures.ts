import type { UnreachableReason } from '../contract/ports/fetch.js';
import { isStopError } from '../contract/problem/errors.js';
import type { Attempt } from './redirects.js';
import { proxyRefused } from './tunnel.js';

/** What an error code of undici or of Node's sockets means, and whether another try may help. */
const meanings: Readonly<
  Record<string, readonly [reason: UnreachableReason, what: string, again: boolean]>
> = {
  UND_ERR_CONNECT_TIMEOUT: ['refused', 'no connection in time', true],
  UND_ERR_HEADERS_TIMEOUT: ['timeout', 'no answer in time', false],
  UND_ERR_BODY_TIMEOUT: ['timeout', 'stopped sending', true],
  UND_ERR_SOCKET: ['reset', 'closed the connection', true],
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: ['reset', 'sent less than it announced', true],
  UND_ERR_RES_EXCEEDED_MAX_SIZE: ['too-large', 'sent too much', false],
  UND_ERR_HEADERS_OVERFLOW: ['protocol', 'sent too many headers', false],
  ECONNRESET: ['reset', 'reset the connection', true],
  EPIPE: ['reset', 'closed the connection', true],
  ECONNREFUSED: ['refused', 'refused the connection', false],
  ENOTFOUND: ['refused', 'host not found', false],
  EAI_AGAIN: ['refused', 'host name could not be looked up', true],
  EHOSTUNREACH: ['refused', 'host not reachable', false],
  ENETUNREACH: ['refused', 'network not reachable', false],
  [proxyRefused]: ['forbidden', 'the proxy does not lead there', false],
  ETIMEDOUT: ['refused', 'no connection in time', true],
};

/** An error of a request as an answer. What is not the network's (a full disk, a bug) is thrown on. */
export function failureOf(error: unknown, url: URL): Attempt {
  if (isStopError(error) || !(error instanceof Error)) throw error;
  if (error.name === 'TimeoutError' || error.name === 'AbortError') {
    return attempt('timeout', `${url.host}: took too long in all`, false);
  }
  const code = codeOf(error);
  const meaning = meanings[code];
  if (meaning !== undefined) {
    const [reason, what, again] = meaning;
    return attempt(reason, `${url.host}: ${what}`, again);
  }
  if (!isNetwork(error, code)) throw error;
  return attempt(
    'protocol',
    `${url.host}: ${error.message}${code === '' ? '' : ` (${code})`}`,
    false,
  );
}

/** What is not HTTP, or no trusted certificate. */
function isNetwork(error: Error, code: string): boolean {
  if (error.name === 'HTTPParserError') return true;
  return /^(?:UND_ERR|HPE_|ERR_TLS|ERR_SSL|CERT_|UNABLE_|DEPTH_|SELF_|E[A-Z]+$)/.test(code);
}

function attempt(reason: UnreachableReason, detail: string, again: boolean): Attempt {
  return {
    answer: { kind: 'unreachable', reason, detail },
    again: again ? { afterMs: 0 } : undefined,
  };
}

/** Several addresses of one host give an `AggregateError`: the first speaks for all. */
function codeOf(error: Error): string {
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error instanceof AggregateError && error.errors[0] instanceof Error) {
    return codeOf(error.errors[0]);
  }
  return error.cause instanceof Error ? codeOf(error.cause) : '';
}
