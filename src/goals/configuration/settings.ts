import { dirname, isAbsolute, join } from 'node:path';
import type { Files } from '../../contract/ports/files.js';
import type { Severity } from '../../contract/problem/problem.js';
import type { Configuration } from './schema.js';

/** What a configuration says to one goal, in the terms of the command line. */
export interface Settings {
  /** Arguments, where the command line has none. */
  readonly inputs: readonly string[] | undefined;
  /** Values of options, by their names in camel case; for those that the command line does not give. */
  readonly options: ReadonlyMap<string, unknown>;
  readonly severities: Readonly<Record<string, Severity>>;
}

/** How the values of a key are meant: `inputs` and `file` may be paths, which begin at the configuration. */
interface Meaning {
  /** The option in camel case. */
  readonly option: string;
  readonly as: 'inputs' | 'file' | 'value';
}

/** Keys that are not called as the option that they stand for, or whose values are paths. */
const meanings: Readonly<Record<string, Meaning>> = {
  repositories: { option: 'repository', as: 'value' },
  settings: { option: 'settings', as: 'file' },
  consumers: { option: 'consumer', as: 'inputs' },
  from: { option: 'from', as: 'inputs' },
  on: { option: 'on', as: 'inputs' },
  against: { option: 'against', as: 'inputs' },
  with: { option: 'with', as: 'inputs' },
  platform: { option: 'platform', as: 'file' },
  baselines: { option: 'baseline', as: 'file' },
};

/** Goals whose arguments are the consumers. */
const consumersAreArguments: ReadonlySet<string> = new Set(['check']);

/** Keys of the document that are no values of options. */
const others: ReadonlySet<string> = new Set([
  '$schema',
  'severities',
  'plan',
  'generate',
  'diff',
  'patch',
  'check',
  'why',
]);

/** What the configuration in `file` says to a goal; what it says of the goal comes before what it says of all. */
export function settingsFor(
  goal: string,
  configuration: Configuration,
  file: string,
  files: Pick<Files, 'stat'>,
): Settings {
  const own = Object.entries(configuration).find(([key]) => key === goal)?.[1];
  const said = [
    ...Object.entries(configuration).filter(([key]) => !others.has(key)),
    ...Object.entries(typeof own === 'object' ? own : {}),
  ].filter(([, value]) => value !== undefined);
  const options = new Map<string, unknown>();
  let inputs: readonly string[] | undefined;
  for (const [key, value] of said) {
    const { option, as } = meanings[key] ?? { option: key, as: 'value' };
    const placed = as === 'value' ? value : fromFolder(value, as, dirname(file), files);
    if (key === 'consumers' && consumersAreArguments.has(goal)) inputs = texts(placed);
    else options.set(option, placed);
  }
  return { inputs, options, severities: configuration.severities ?? {} };
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function fromFolder(
  value: unknown,
  as: 'inputs' | 'file',
  folder: string,
  files: Pick<Files, 'stat'>,
): unknown {
  if (Array.isArray(value)) return value.map((one) => fromFolder(one, as, folder, files));
  if (typeof value !== 'string' || folder === '.') return value;
  if (as === 'file') return below(folder, value);
  if (files.stat(below(folder, value))) return below(folder, value);
  return value
    .split(',')
    .map((part) => (isCoordinates(part.trim()) ? part : below(folder, part.trim())))
    .join(',');
}

function below(folder: string, path: string): string {
  return isAbsolute(path) ? path : join(folder, path);
}

/** As `parseInput` takes them where no such file is there. */
function isCoordinates(text: string): boolean {
  return /^[^/\\:]+:[^/\\]+$/.test(text) && !text.includes('!/');
}
