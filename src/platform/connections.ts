import { Agent } from 'undici';
import type { Dispatcher } from 'undici';
import type { FetchPatience } from './fetch.js';
import { connectThrough, credentialsOf } from './tunnel.js';

/** Sockets per host. */
const socketsPerHost = 12;

/** How one address is asked: the dispatcher, and what proxies want said. */
export interface Route {
  readonly dispatcher: Dispatcher;
  readonly origin: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Open connections, direct and by proxy. */
export interface Connections {
  routeTo(url: URL, proxy: string | undefined): Route;
  close(): Promise<void>;
}

/**
 * Connections that are kept and shared. By proxy, an `http` address is asked in absolute form (RFC 9112 §3.2.2), an
 * `https` address through a tunnel (CONNECT, RFC 9110 §9.3.6). undici's own `ProxyAgent` tries for ever where a proxy
 * closes the tunnel.
 */
export function createConnections(patience: FetchPatience): Connections {
  const options = {
    connections: socketsPerHost,
    headersTimeout: patience.headers,
    bodyTimeout: patience.idle,
  };
  const direct = new Agent({ ...options, connect: { timeout: patience.connect } });
  const tunnels = new Map<string, Agent>();

  function tunnel(proxy: string): Agent {
    const known = tunnels.get(proxy);
    if (known !== undefined) return known;
    const made = new Agent({
      ...options,
      connect: connectThrough(new URL(proxy), patience.connect),
    });
    tunnels.set(proxy, made);
    return made;
  }

  return {
    routeTo: (url, proxy) => {
      const path = `${url.pathname}${url.search}`;
      const { origin } = url;
      if (proxy === undefined) return { dispatcher: direct, origin, path, headers: {} };
      if (url.protocol === 'https:') {
        return { dispatcher: tunnel(proxy), origin, path, headers: {} };
      }
      const { origin: proxyOrigin } = new URL(proxy);
      const headers = { host: url.host, ...credentialsOf(new URL(proxy)) };
      return { dispatcher: direct, origin: proxyOrigin, path: `${origin}${path}`, headers };
    },
    close: async () => {
      const open = [direct, ...tunnels.values()];
      tunnels.clear();
      await Promise.all(open.map((agent) => agent.destroy()));
    },
  };
}
