import type { RepositoryDefinition } from '../pom/model.js';
import type { Mirror } from './settings.js';

/** What mirror selection looks at. */
export type MirroredRepository = Pick<RepositoryDefinition, 'id' | 'url' | 'layout'>;

/**
 * The mirror that stands in for a repository, as the resolver's `DefaultMirrorSelector` chooses it: one that names
 * exactly this id comes first, then the first whose pattern matches.
 */
export function selectMirror(
  repository: MirroredRepository,
  mirrors: readonly Mirror[],
): Mirror | undefined {
  const fits = mirrors.filter((mirror) => matchesLayout(repository.layout, mirror.mirrorOfLayouts));
  return (
    fits.find((mirror) => mirror.mirrorOf === repository.id) ??
    fits.find((mirror) => matchesPattern(repository, mirror.mirrorOf))
  );
}

/** `*`, ids, `!id`, `external:*`, `external:http:*` between commas. An exact id or its exclusion ends the search; the wild ones do not. */
function matchesPattern(repository: MirroredRepository, pattern: string): boolean {
  if (pattern === '*' || pattern === repository.id) return true;
  let matched = false;
  for (const part of pattern.split(',')) {
    if (part.length > 1 && part.startsWith('!')) {
      if (part.slice(1) === repository.id) return false;
    } else if (part === repository.id) {
      return true;
    } else if (matchesWildcard(repository.url, part)) {
      matched = true;
    }
  }
  return matched;
}

function matchesWildcard(url: string, part: string): boolean {
  if (part === '*') return true;
  if (part === 'external:*') return !isLocal(url) && protocolOf(url) !== 'file';
  return part === 'external:http:*' && isPlainHttp(url) && !isLocal(url);
}

function matchesLayout(layout: string, pattern: string | undefined): boolean {
  if (pattern === undefined || pattern === '*' || pattern === layout) return true;
  let matched = false;
  for (const part of pattern.split(',')) {
    if (part.length > 1 && part.startsWith('!')) {
      if (part.slice(1) === layout) return false;
    } else if (part === layout) {
      return true;
    } else if (part === '*') {
      matched = true;
    }
  }
  return matched;
}

function isPlainHttp(url: string): boolean {
  return ['http', 'dav', 'dav:http', 'dav+http'].includes(protocolOf(url));
}

function isLocal(url: string): boolean {
  const host = hostOf(url);
  return host === 'localhost' || host === '127.0.0.1';
}

/** What stands before `://`, in lower case (`file` also for `file:/path`); empty where nothing does. */
export function protocolOf(url: string): string {
  const match = /^([a-z][a-z0-9+.:-]*?):\/{1,3}/i.exec(url.slice(0, 64));
  return match?.[1]?.toLowerCase() ?? '';
}

/** The host of an address, without user, port and path; empty where there is none. */
export function hostOf(url: string): string {
  const match =
    /^[a-z][a-z0-9+.:-]{0,31}?:\/\/(?:[^/?#@]{0,512}@)?(\[[^\]]{1,64}\]|[^/:?#]{1,255})/i.exec(url);
  return match?.[1] ?? '';
}
