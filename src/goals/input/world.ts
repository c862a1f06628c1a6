import type { Clock } from '../../contract/ports/clock.js';
import type { Fetch } from '../../contract/ports/fetch.js';
import type { Files } from '../../contract/ports/files.js';
import type { PlatformTable } from '../../contract/ports/platform-table.js';
import type { Progress } from '../../contract/ports/progress.js';
import type { RecordedPlans } from '../../contract/ports/recorded-plans.js';
import type { Store } from '../../contract/ports/store.js';
import type { Tasks } from '../../contract/ports/tasks.js';
import type { Templates } from '../../contract/ports/templates.js';
import type { TaskList } from './tasks.js';

/** Everything of the outside that a goal may touch: the ports, and what the command line says about the user's machine. */
export interface World {
  readonly files: Files;
  readonly fetch: Fetch;
  readonly store: Store;
  readonly tasks: Tasks<TaskList>;
  readonly progress: Progress;
  readonly clock: Clock;
  readonly templates: Templates;
  readonly platformTable: PlatformTable;
  readonly recordedPlans: RecordedPlans;
  readonly machine: Machine;
}

/** The user's machine as Maven would see it: an input like any other, so a test can invent one. */
export interface Machine {
  readonly workingFolder: string;
  readonly homeFolder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** `linux`, `darwin`, `win32` and `x64`, `arm64` … as Node names them. */
  readonly platform: string;
  readonly architecture: string;
  readonly osRelease: string;
}
