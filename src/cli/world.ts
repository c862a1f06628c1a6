import type { World } from '../goals/input/world.js';
import type { CommonOptions } from './common-options.js';
import type { Streams } from './streams.js';

/** The real world for one run, and how to leave it: threads and sockets are closed, temporary files removed. */
export interface OpenWorld {
  readonly world: World;
  readonly close: () => Promise<void>;
}

/** Wires the platform's parts together. */
export function makeWorld(_common: CommonOptions, _streams: Streams): OpenWorld {
  throw new Error('the platform is not wired yet');
}
