import { isSnapshot } from '../../maven/version/version.js';

/** A version that was meant for use: no snapshot, alpha, beta, milestone or release candidate. */
export function isRelease(version: string): boolean {
  if (isSnapshot(version)) return false;
  return !/(?:^|[.\-_\d])(?:alpha|beta|milestone|m|rc|cr|pre|preview|ea|dev|snapshot)[.\-_]?\d*(?:[.\-_]|$)/i.test(
    version,
  );
}
