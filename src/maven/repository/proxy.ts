import { hostOf, protocolOf } from './mirror.js';
import type { Proxy } from './settings.js';

/**
 * The proxy for an address, as the resolver's `DefaultProxySelector` chooses it: the first of the address' protocol that
 * does not leave out its host; for `https` one of `http` will do.
 */
export function selectProxy(url: string, proxies: readonly Proxy[]): Proxy | undefined {
  const host = hostOf(url);
  const candidates = proxies.filter((proxy) => !isDirect(host, proxy.nonProxyHosts));
  const protocol = protocolOf(url)
    .replace(/^dav(s?)$/, 'http$1')
    .replace(/^dav[:+]/, '');
  const find = (wanted: string): Proxy | undefined =>
    candidates.find((proxy) => proxy.protocol === wanted);
  return find(protocol) ?? (protocol === 'https' ? find('http') : undefined);
}

/** The address of a proxy, with its credentials, as `Fetch` takes it. */
export function proxyAddress(proxy: Proxy): string {
  const user =
    proxy.username === undefined
      ? ''
      : `${encodeURIComponent(proxy.username)}:${encodeURIComponent(proxy.password ?? '')}@`;
  return `http://${user}${proxy.host}:${proxy.port}`;
}

/**
 * Proxies that the environment names (`HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`, either case). Maven itself does not look
 * at them; they come after all of settings, for networks where a JVM is configured by other means.
 */
export function environmentProxies(
  environment: Readonly<Record<string, string | undefined>>,
): readonly Proxy[] {
  const excluded = environment['NO_PROXY'] ?? environment['no_proxy'] ?? '';
  const nonProxyHosts = excluded
    .split(',')
    .map((host) => host.trim())
    .filter((host) => host !== '')
    .flatMap((host) => (host.startsWith('.') ? [`*${host}`] : [host, `*.${host}`]))
    .join('|');
  return ['https', 'http'].flatMap((protocol) => {
    const variable = `${protocol}_proxy`;
    const address = environment[variable.toUpperCase()] ?? environment[variable];
    const proxy = address === undefined ? undefined : parseProxy(address, protocol, nonProxyHosts);
    return proxy === undefined ? [] : [proxy];
  });
}

function parseProxy(address: string, protocol: string, nonProxyHosts: string): Proxy | undefined {
  const text = address.includes('://') ? address : `http://${address}`;
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  return {
    id: `environment-${protocol}`,
    protocol,
    host: url.hostname,
    port: url.port === '' ? 80 : Number(url.port),
    username: url.username === '' ? undefined : decodeURIComponent(url.username),
    password: url.password === '' ? undefined : decodeURIComponent(url.password),
    nonProxyHosts,
  };
}

/** Patterns of `nonProxyHosts`: `*` stands for anything, letter case does not count. */
function isDirect(host: string, nonProxyHosts: string): boolean {
  return nonProxyHosts
    .split('|')
    .filter((pattern) => pattern !== '')
    .some((pattern) => matchesGlob(host.toLowerCase(), pattern.trim().toLowerCase()));
}

/** Greedy match of the parts between stars, in linear time per part: patterns are the user's, hosts are not. */
function matchesGlob(text: string, pattern: string): boolean {
  const parts = pattern.split('*');
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  if (parts.length === 1) return text === pattern;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  let from = first.length;
  for (const part of parts.slice(1, -1)) {
    const at = text.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return from + last.length <= text.length;
}
