import type { Profile } from '../pom/model.js';

/** What of `settings.xml` (maven-settings 1.2.0) decides where Maven looks and what models depend on. */
export interface Settings {
  readonly localRepository: string | undefined;
  readonly offline: boolean;
  readonly mirrors: readonly Mirror[];
  readonly servers: readonly Server[];
  readonly proxies: readonly Proxy[];
  /** With properties and repositories; settings profiles have no build. */
  readonly profiles: readonly Profile[];
  readonly activeProfiles: readonly string[];
}

/** A mirror stands in for the repositories that `mirrorOf` matches. */
export interface Mirror {
  readonly id: string;
  readonly url: string;
  readonly mirrorOf: string;
  /** Which layouts it stands in for; absent: any. */
  readonly mirrorOfLayouts: string | undefined;
  /** Whatever it stands in for may not be asked. */
  readonly blocked: boolean;
}

/** Credentials and headers for the repository or mirror of the same id. */
export interface Server {
  readonly id: string;
  readonly username: string | undefined;
  readonly password: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

/** A proxy of settings; inactive ones are left out when settings are read. */
export interface Proxy {
  readonly id: string;
  /** The protocol of the repositories it serves. */
  readonly protocol: string;
  readonly host: string;
  readonly port: number;
  readonly username: string | undefined;
  readonly password: string | undefined;
  /** Hosts to reach directly, `|` between them, `*` for anything. */
  readonly nonProxyHosts: string;
}

/** Settings that say nothing. */
export const emptySettings: Settings = {
  localRepository: undefined,
  offline: false,
  mirrors: [],
  servers: [],
  proxies: [],
  profiles: [],
  activeProfiles: [],
};

/**
 * The user's settings over the global ones, as Maven's `MavenSettingsMerger` does it: single values from the user where
 * set, lists by id with the user's first.
 */
export function mergeSettings(user: Settings, global: Settings): Settings {
  return {
    localRepository: user.localRepository ?? global.localRepository,
    offline: user.offline || global.offline,
    mirrors: mergeById(user.mirrors, global.mirrors),
    servers: mergeById(user.servers, global.servers),
    proxies: mergeById(user.proxies, global.proxies),
    profiles: mergeById(user.profiles, global.profiles),
    activeProfiles: [...new Set([...user.activeProfiles, ...global.activeProfiles])],
  };
}

function mergeById<T extends { readonly id: string }>(
  dominant: readonly T[],
  recessive: readonly T[],
): readonly T[] {
  const ids = new Set(dominant.map(({ id }) => id));
  return [...dominant, ...recessive.filter(({ id }) => !ids.has(id))];
}
