import type { FetchAnswer, FetchRequest } from '../contract/ports/fetch.js';
import type { Connections } from './connections.js';
import type { FetchPatience } from './fetch.js';
import { receive } from './receive.js';
import { failureOf } from './failures.js';

/** More than browsers and curl need for any honest chain. */
const mostRedirects = 10;

/** An answer, and whether asking again may give a better one. */
export interface Attempt {
  readonly answer: FetchAnswer;
  readonly again: { readonly afterMs: number } | undefined;
}

/**
 * One attempt at a request, redirects followed by hand: the caller's headers go to the first host alone (host *and*
 * port *and* scheme), an address that comes up twice is a circle, and nothing leads from https back to http.
 */
export async function followRedirects(
  connections: Connections,
  request: FetchRequest,
  patience: FetchPatience,
): Promise<Attempt> {
  if (!URL.canParse(request.url)) return final('protocol', `"${request.url}" is no address`);
  const origin = new URL(request.url).origin;
  const deadline = AbortSignal.timeout(patience.total);
  const seen = new Set<string>();
  let url = new URL(request.url);
  while (true) {
    if (url.protocol !== 'http:' && url.protocol !== 'https:') {
      return final('protocol', `redirected to ${url.protocol}`);
    }
    if (seen.has(url.href)) return final('redirects', `redirects in a circle at ${url.href}`);
    if (seen.size > mostRedirects)
      return final('redirects', `more than ${mostRedirects} redirects`);
    seen.add(url.href);
    const outcome = await ask(connections, request, url, url.origin === origin, deadline);
    if (outcome.kind === 'attempt') return outcome.attempt;
    const next = URL.canParse(outcome.location, url.href)
      ? new URL(outcome.location, url.href)
      : undefined;
    if (next === undefined) return final('protocol', 'redirected to what is no address');
    if (url.protocol === 'https:' && next.protocol === 'http:') {
      return final('protocol', `redirected from https to ${next.href}`);
    }
    url = next;
  }
}

async function ask(
  connections: Connections,
  request: FetchRequest,
  url: URL,
  sameHost: boolean,
  signal: AbortSignal,
): Promise<
  | { readonly kind: 'attempt'; readonly attempt: Attempt }
  | { readonly kind: 'redirect'; readonly location: string }
> {
  try {
    const { dispatcher, headers: routeHeaders, ...route } = connections.routeTo(url, request.proxy);
    const own = sameHost ? request.headers : {};
    const response = await dispatcher.request({
      ...route,
      method: 'GET',
      headers: { 'user-agent': 'uberplan', accept: '*/*', ...own, ...routeHeaders },
      signal,
    });
    return await receive(response, request);
  } catch (error) {
    return { kind: 'attempt', attempt: failureOf(error, url) };
  }
}

function final(reason: 'protocol' | 'redirects', detail: string): Attempt {
  return { answer: { kind: 'unreachable', reason, detail }, again: undefined };
}
