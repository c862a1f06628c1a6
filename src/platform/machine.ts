import { arch, homedir, platform, release } from 'node:os';

/** What this machine is, as goals see it (`goals/input/world.ts`: `Machine`). */
export function readMachine() {
  return {
    workingFolder: process.cwd(),
    homeFolder: homedir(),
    environment: process.env,
    platform: platform(),
    architecture: arch(),
    osRelease: release(),
  };
}

/** Where the tool's own cache lies unless `--cache` says otherwise: XDG Base Directory Specification, `XDG_CACHE_HOME`. */
export function defaultCacheFolder(
  environment: Readonly<Record<string, string | undefined>>,
  homeFolder: string,
): string {
  const base = environment['XDG_CACHE_HOME'] ?? '';
  return `${base.startsWith('/') ? base : `${homeFolder}/.cache`}/uberplan`;
}
