import type { Problem } from '../../contract/problem/problem.js';
import { readProviders } from '../../formats/jar/services.js';
import { compareBytes } from '../../formats/text/byte-order.js';
import { readText } from './resource-text.js';
import type { Held } from './resource-text.js';
import type { ServiceDiff } from './resources.js';

const SERVICES = 'META-INF/services/';

/** Whether `ServiceLoader` reads the file: folders below `META-INF/services` are somebody else's. */
export function isServiceFile(path: string): boolean {
  return path.startsWith(SERVICES) && !path.includes('/', SERVICES.length);
}

/** Providers that only one side names, sorted; `undefined` where a holder could not be read. */
export function compareServices(
  path: string,
  old: readonly Held[],
  now: readonly Held[],
  problems: Problem[],
): ServiceDiff | undefined {
  const [before, after] = [providersOf(old, problems), providersOf(now, problems)];
  if (before === undefined || after === undefined) return undefined;
  return {
    service: path.slice(SERVICES.length),
    added: [...after].filter((name) => !before.has(name)).sort(compareBytes),
    removed: [...before].filter((name) => !after.has(name)).sort(compareBytes),
  };
}

function providersOf(
  holders: readonly Held[],
  problems: Problem[],
): ReadonlySet<string> | undefined {
  const all = new Set<string>();
  let complete = true;
  for (const held of holders) {
    const names = readText(held, readProviders, problems);
    if (names === undefined) complete = false;
    for (const name of names ?? []) all.add(name);
  }
  return complete ? all : undefined;
}
