import { readFileSync } from 'node:fs';
import type { World } from '../../src/goals/input/world.js';
import { memoryFetch, memoryFiles, memoryStore } from './memory.js';

/** What a test says of its machine; all else is in memory, empty, or not to be asked for. */
export interface MemoryMachine extends Partial<Omit<World, 'machine'>> {
  readonly environment?: Readonly<Record<string, string>>;
}

/** A machine in memory: `/work` is the working folder, `/home/me` the home; its templates are the packaged ones. */
export function memoryWorld({ environment = {}, ...ports }: MemoryMachine = {}): World {
  const files = ports.files ?? memoryFiles({});
  return {
    files,
    fetch: memoryFetch({}, files).fetch,
    store: memoryStore(),
    tasks: { warmUp: () => undefined, run: never, turn: () => Promise.resolve() },
    progress: { report: () => {}, done: () => {} },
    clock: { now: () => 0 },
    templates: {
      read: (name) => readFileSync(new URL(`../../templates/${name}`, import.meta.url), 'utf8'),
    },
    platformTable: { read: never },
    recordedPlans: { read: never, list: () => [] },
    ...ports,
    machine: {
      workingFolder: '/work',
      homeFolder: '/home/me',
      environment,
      platform: 'linux',
      architecture: 'x64',
      osRelease: '6.1',
    },
  };
}

function never(): never {
  throw new Error('not in this test');
}
