import type { RepositoryDefinition, RepositoryPolicy } from '../pom/model.js';
import { selectMirror } from './mirror.js';
import { proxyAddress, selectProxy } from './proxy.js';
import type { Proxy, Server, Settings } from './settings.js';

/** A repository as it is really asked: mirror, credentials and proxy decided. */
export interface RemoteRepository {
  /** Its own id, or that of the mirror which stands in for it. */
  readonly id: string;
  /** Without a slash at the end. */
  readonly url: string;
  readonly layout: string;
  readonly releases: RepositoryPolicy;
  readonly snapshots: RepositoryPolicy;
  readonly blocked: boolean;
  readonly headers: Readonly<Record<string, string>>;
  readonly proxy: string | undefined;
}

/** What decides how repositories are asked. */
export interface RemoteChoice {
  readonly settings: Pick<Settings, 'mirrors' | 'servers'>;
  readonly proxies: readonly Proxy[];
  /** Ids that no mirror stands in for: the user named their addresses on the command line. */
  readonly direct: ReadonlySet<string>;
}

/**
 * The repositories to ask, in order: mirrors in place, each id once (`DefaultRemoteRepositoryManager`: the first of an
 * id wins; what one mirror stands in for several times is asked once, with the union of their policies).
 */
export function chooseRemotes(
  definitions: readonly RepositoryDefinition[],
  choice: RemoteChoice,
): readonly RemoteRepository[] {
  const seen = new Set<string>();
  const remotes = new Map<string, RemoteRepository>();
  for (const definition of definitions) {
    if (seen.has(definition.id)) continue;
    seen.add(definition.id);
    const remote = chooseRemote(definition, choice);
    const known = remotes.get(remote.id);
    remotes.set(remote.id, known === undefined ? remote : unite(known, remote));
  }
  return [...remotes.values()];
}

function chooseRemote(definition: RepositoryDefinition, choice: RemoteChoice): RemoteRepository {
  const mirror = choice.direct.has(definition.id)
    ? undefined
    : selectMirror(definition, choice.settings.mirrors);
  const { id, url } = mirror ?? definition;
  const server = choice.settings.servers.find((candidate) => candidate.id === id);
  const proxy = selectProxy(url, choice.proxies);
  return {
    id,
    url: url.replace(/\/{1,16}$/, ''),
    layout: definition.layout,
    releases: definition.releases,
    snapshots: definition.snapshots,
    blocked: mirror?.blocked ?? false,
    headers: server === undefined ? {} : authorize(server),
    proxy: proxy && proxyAddress(proxy),
  };
}

/** The address of a path in a repository, percent-encoded. */
export function addressOf(remote: RemoteRepository, path: string): string {
  return `${remote.url}/${encodeURI(path).replaceAll('#', '%23').replaceAll('?', '%3F')}`;
}

/** Sent with the first request already: what a repository manager answers to strangers may be 404. */
function authorize(server: Server): Readonly<Record<string, string>> {
  if (server.username === undefined) return server.headers;
  const token = Buffer.from(`${server.username}:${server.password ?? ''}`).toString('base64');
  return { authorization: `Basic ${token}`, ...server.headers };
}

function unite(one: RemoteRepository, other: RemoteRepository): RemoteRepository {
  return {
    ...one,
    releases: unitePolicies(one.releases, other.releases),
    snapshots: unitePolicies(one.snapshots, other.snapshots),
  };
}

function unitePolicies(one: RepositoryPolicy, other: RepositoryPolicy): RepositoryPolicy {
  if (one.enabled) return one;
  return other;
}
