import { Agent, ProxyAgent } from 'undici';
import type { Dispatcher } from 'undici';
import type { FetchPatience } from './fetch.js';

/** Sockets per host. */
const socketsPerHost = 12;

/** Open connections, direct and by proxy. */
export interface Connections {
  through(proxy: string | undefined): Dispatcher;
  close(): Promise<void>;
}

/** One dispatcher for direct connections and one per proxy, made when first needed. */
export function createConnections(patience: FetchPatience): Connections {
  const dispatchers = new Map<string, Dispatcher>();
  const options = {
    connections: socketsPerHost,
    connect: { timeout: patience.connect },
    headersTimeout: patience.headers,
    bodyTimeout: patience.idle,
  };
  return {
    through: (proxy) => {
      const key = proxy ?? '';
      const known = dispatchers.get(key);
      if (known !== undefined) return known;
      const made = proxy === undefined ? new Agent(options) : proxyAgent(proxy, options);
      dispatchers.set(key, made);
      return made;
    },
    close: async () => {
      await Promise.all([...dispatchers.values()].map((dispatcher) => dispatcher.destroy()));
      dispatchers.clear();
    },
  };
}

function proxyAgent(address: string, options: Agent.Options): ProxyAgent {
  const url = new URL(address);
  const user = decodeURIComponent(url.username);
  const password = decodeURIComponent(url.password);
  url.username = '';
  url.password = '';
  const token = Buffer.from(`${user}:${password}`).toString('base64');
  return new ProxyAgent({
    ...options,
    uri: url.href,
    ...(user !== '' && { token: `Basic ${token}` }),
  });
}
