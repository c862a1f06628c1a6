import { createHash } from 'node:crypto';
import type { Files, FileStat } from '../../contract/ports/files.js';
import type { World } from '../input/world.js';
import type { SeenEnvironment } from './seen-environment.js';
import { environmentState, watchEnvironment } from './seen-environment.js';

/** Part of every key: what another format remembered is planned again. */
const format = 6;
const area = 'finished-plan';
/** What repositories answered may be asked again after a day, as Maven's default update policy has it. */
const dayMs = 24 * 60 * 60 * 1000;

/** Bytes; what is larger is no text that names variables: a POM may have no more. */
const longestText = 8 << 20;

/** A file or folder that was looked at, and what it was when the goal had ended. */
type Seen = readonly [path: string, state: string];

/** What is remembered of a finished goal. */
export interface Remembered {
  readonly files: readonly Seen[];
  readonly environment: SeenEnvironment;
  /** When it was planned, where repositories were asked over a network; else 0. */
  readonly asked: number;
  readonly value: unknown;
}

/** A world that notes which paths a goal looks at, and whether it asked over a network. */
export interface WatchedWorld {
  readonly world: World;
  /** The note, to be kept with the goal's result; the paths are looked at again now, after all was written. */
  readonly note: (value: unknown) => Remembered;
  /** Whether a network was asked and gave no answer that decides anything. */
  readonly wentUnanswered: () => boolean;
}

/** Wraps the ports that read. */
export function watchWorld(world: World): WatchedWorld {
  const paths = new Set<string>();
  const texts = new Set<string>();
  let asked = false;
  let unanswered = false;
  const { files, machine } = world;
  const { environment, seen } = watchEnvironment(machine.environment);
  const watched: Files = {
    ...files,
    stat: (path) => files.stat(noted(paths, path)),
    read: (path) => files.read(noted(texts, noted(paths, path))),
    open: (path) => files.open(noted(paths, path)),
    realPath: (path) => files.realPath(noted(paths, path)),
    list: (path) => files.list(noted(paths, path)),
  };
  return {
    world: {
      ...world,
      files: watched,
      machine: { ...machine, environment },
      fetch: async (request) => {
        asked = true;
        const answer = await world.fetch(request);
        unanswered ||= answer.kind === 'unreachable';
        return answer;
      },
    },
    note: (value) => ({
      files: [...paths].sort().map((path) => [path, stateOf(files, path)] as const),
      environment: seen(
        textsOf(
          files,
          [...paths].filter((path) => texts.has(path) || isPom(path)),
        ),
      ),
      asked: asked ? world.clock.now() : 0,
      value,
    }),
    wentUnanswered: () => unanswered,
  };
}

/** The key of a goal's result: everything that decides it, besides the files and variables that it reads. */
export function fingerprint(parts: readonly unknown[]): string {
  return createHash('sha256')
    .update(JSON.stringify([format, ...parts]))
    .digest('hex');
}

/** What comes back of a finished goal. */
export interface Recalled {
  readonly value: unknown;
  readonly data: Uint8Array;
}

/** What was remembered under a key, if no file that it was made from has changed since. */
export function recall(world: World, key: string): Recalled | undefined {
  const bytes = world.store.get(area, key) ?? noData;
  const end = bytes.indexOf(lineEnd);
  const remembered = parse(bytes.subarray(0, Math.max(end, 0)));
  if (remembered === undefined) return undefined;
  if (remembered.asked > 0 && world.clock.now() - remembered.asked > dayMs) return undefined;
  const { variables, state: before } = remembered.environment;
  if (environmentState(world.machine.environment, variables) !== before) return undefined;
  const same = remembered.files.every(([path, state]) => stateOf(world.files, path) === state);
  return same ? { value: remembered.value, data: bytes.subarray(end + 1) } : undefined;
}

/** What of a machine decides every goal; of its environment, only what is looked at does (`watchWorld`). */
export function decisiveMachine(machine: World['machine']): unknown {
  return { ...machine, environment: undefined };
}

/** Keeps a note under a key: one line of JSON, and behind it what of the goal's result is bytes. */
export function remember(
  world: World,
  key: string,
  note: Remembered,
  data: Uint8Array = noData,
): void {
  world.store.put(area, key, Buffer.concat([Buffer.from(`${JSON.stringify(note)}\n`), data]));
}

const lineEnd = 0x0a;
const noData = new Uint8Array();

function noted(paths: Set<string>, path: string): string {
  paths.add(path);
  return path;
}

/** POMs count although only their size was looked at: what they say may be remembered from an earlier run. */
function isPom(path: string): boolean {
  return path.endsWith('.pom') || path.endsWith('.xml');
}

/** Jars, which are read to be hashed, are no texts. */
function* textsOf(files: Files, paths: readonly string[]): Iterable<string> {
  for (const path of paths) {
    if (path.endsWith('.jar')) continue;
    const stat = files.stat(path);
    if (stat?.kind !== 'file' || stat.size > longestText) continue;
    yield Buffer.from(files.read(path) ?? []).toString('utf8');
  }
}

/** Kind, size and time of change of a file; the names in a folder. */
function stateOf(files: Files, path: string): string {
  const stat = files.stat(path);
  if (stat === undefined) return 'absent';
  if (stat.kind !== 'folder') return fileState(stat);
  return `folder ${fingerprint([files.list(path) ?? []])}`;
}

function fileState({ kind, size, mtimeMs }: FileStat): string {
  return `${kind} ${size} ${mtimeMs}`;
}

function parse(bytes: Uint8Array): Remembered | undefined {
  if (bytes.length === 0) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return isRemembered(value) ? value : undefined;
  } catch {
    // Cut off or foreign: it is made again.
    return undefined;
  }
}

function isRemembered(value: unknown): value is Remembered {
  if (typeof value !== 'object' || value === null) return false;
  if (!('files' in value && Array.isArray(value.files))) return false;
  return 'environment' in value && 'asked' in value && 'value' in value;
}
