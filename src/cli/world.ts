import type { World } from '../goals/input/world.js';
import type { Platform } from '../platform/platform.js';
import { openPlatform } from '../platform/platform.js';
import type { CommonOptions } from './common-options.js';

/** The real world for one run. */
export interface OpenWorld extends Pick<Platform, 'cacheFolder' | 'close'> {
  readonly world: World;
}

/** This machine's ports, as the command line wants them. */
export async function openWorld(common: CommonOptions): Promise<OpenWorld> {
  const { cacheFolder, close, ...ports } = await openPlatform({
    cacheFolder: common.cache,
    progress: !common.quiet && !common.json,
  });
  return { world: ports, cacheFolder, close };
}
