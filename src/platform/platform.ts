import type { Clock } from '../contract/ports/clock.js';
import type { Fetch } from '../contract/ports/fetch.js';
import type { Files } from '../contract/ports/files.js';
import type { PlatformTable } from '../contract/ports/platform-table.js';
import type { Progress } from '../contract/ports/progress.js';
import type { RecordedPlans } from '../contract/ports/recorded-plans.js';
import type { Store } from '../contract/ports/store.js';
import type { Tasks } from '../contract/ports/tasks.js';
import type { Templates } from '../contract/ports/templates.js';
import { downloadsFolder } from '../maven/repository/downloads.js';
import { systemClock } from './clock.js';
import { createFiles } from './files.js';
import { defaultCacheFolder, readMachine } from './machine.js';
import { packagedPlatformTable } from './platform-table.js';
import { threadEntry } from './package.js';
import { createProgress } from './progress.js';
import { packagedPlans } from './recorded-plans.js';
import { createStore } from './store.js';
import { createTaskPool } from './task-pool.js';
import { createTemplates } from './templates.js';
import { trimDaily } from './trim.js';

/** Every port on this machine, and how to leave it: connections and threads are ended, so that the process can end, and the
 * downloads trimmed once a day. */
export interface Platform {
  readonly files: Files;
  readonly fetch: Fetch;
  readonly store: Store;
  readonly tasks: Tasks<ThreadTasks>;
  readonly progress: Progress;
  readonly clock: Clock;
  readonly templates: Templates;
  readonly platformTable: PlatformTable;
  readonly recordedPlans: RecordedPlans;
  readonly machine: ReturnType<typeof readMachine>;
  /** The tool's own cache. */
  readonly cacheFolder: string;
  readonly close: () => Promise<void>;
}

/** What the thread in `workers/thread.ts` can do (`goals/input/tasks.ts`: `TaskList`). */
type ThreadTasks = {
  readonly digest: { readonly input: { readonly file: string }; readonly output: string };
  readonly index: { readonly input: { readonly file: string }; readonly output: IndexedJar };
  readonly 'index-slice': { readonly input: JarSlice; readonly output: Uint8Array };
  /** Whoever asks knows what these are about. */
  readonly 'open-sides': { readonly input: unknown; readonly output: unknown };
  readonly 'compare-api': { readonly input: unknown; readonly output: unknown };
  readonly link: { readonly input: unknown; readonly output: unknown };
};

interface IndexedJar {
  readonly list: Uint8Array;
  readonly index: Uint8Array;
}

interface JarSlice {
  readonly file: string;
  readonly at: number;
  readonly count: number;
}

/** What of this machine depends on the command line. */
export interface PlatformOptions {
  /** Absent: the user's, by the XDG convention. */
  readonly cacheFolder: string | undefined;
  /** Shows progress, if stderr is a terminal. */
  readonly progress: boolean;
}

/** 8 GiB. */
const downloadsLimit = 8 * 1024 ** 3;

/** This machine's ports. What is slow to load (HTTP, the spinner) is loaded when it is first needed. */
export async function openPlatform(options: PlatformOptions): Promise<Platform> {
  const files = createFiles();
  const machine = readMachine();
  const cacheFolder =
    options.cacheFolder ?? defaultCacheFolder(machine.environment, machine.homeFolder);
  const http = lazyFetch(machine.environment);
  const pool = createTaskPool<ThreadTasks>(threadEntry, {
    digest: textOf,
    index: indexedJar,
    'index-slice': encodedSlice,
    'open-sides': (output) => output,
    'compare-api': (output) => output,
    link: (output) => output,
  });
  return {
    files,
    fetch: http.fetch,
    store: createStore(`${cacheFolder}/store`),
    tasks: pool,
    progress: createProgress(options.progress),
    clock: systemClock,
    templates: createTemplates(),
    platformTable: packagedPlatformTable,
    recordedPlans: packagedPlans,
    machine,
    cacheFolder,
    close: async () => {
      await Promise.all([http.close(), pool.close()]);
      // At the end, when this run needs none of them any more.
      trimDaily(downloadsFolder(cacheFolder), downloadsLimit);
    },
  };
}

function textOf(output: unknown): string {
  if (typeof output === 'string') return output;
  throw new TypeError('a thread answered with something else than a text');
}

function indexedJar(output: unknown): IndexedJar {
  if (typeof output === 'object' && output !== null && 'list' in output && 'index' in output) {
    const { list, index } = output;
    if (list instanceof Uint8Array && index instanceof Uint8Array) return { list, index };
  }
  throw new TypeError('a thread answered with something else than a list and an index');
}

function encodedSlice(output: unknown): Uint8Array {
  if (output instanceof Uint8Array) return output;
  throw new TypeError('a thread answered with something else than an index');
}

function lazyFetch(environment: NodeJS.ProcessEnv): Pick<Platform, 'fetch' | 'close'> {
  const load = async () => {
    const { createFetch, patienceOf, timeoutVariable } = await import('./fetch.js');
    return createFetch(patienceOf(environment[timeoutVariable]));
  };
  let loaded: ReturnType<typeof load> | undefined;
  return {
    fetch: async (request) => (await (loaded ??= load())).fetch(request),
    close: async () => (await loaded)?.close(),
  };
}
