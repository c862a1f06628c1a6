import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { FetchAnswer, FetchRequest } from '../contract/ports/fetch.js';

/** Ends where the host has an address; throws as `node:dns` does. */
export type LookUp = (host: string) => Promise<unknown>;

/**
 * Says of a host without an address what the HTTP client would say of it. That one takes longer to load, and to prepare a
 * connection that will never be, than all else of a goal that has its result already and only asks whether who was silent
 * still is. Who is behind a proxy is for the proxy to find.
 */
export function unknownHosts(
  lookUp: LookUp = lookup,
): (request: FetchRequest) => Promise<FetchAnswer | undefined> {
  const found = new Set<string>();
  return async ({ url, proxy }) => {
    if (proxy !== undefined || !URL.canParse(url)) return undefined;
    const { host, hostname } = new URL(url);
    if (found.has(hostname) || isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) return undefined;
    try {
      await lookUp(hostname);
      found.add(hostname);
      return undefined;
    } catch (error) {
      // Whatever else it is, the client meets it as well and knows whether to try again.
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOTFOUND'))
        return undefined;
      return { kind: 'unreachable', reason: 'refused', detail: `${host}: host not found` };
    }
  };
}
