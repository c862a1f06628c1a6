import { moduleKey, parseCoordinates } from '../../../maven/coordinates/coordinates.js';
import type { Planned, UpgradeRule } from '../state.js';

/** How many artifacts are named. */
const named = 5;

/** Rule 7, growth by artifact: told with numbers, not decided. */
export const sizeChanged: UpgradeRule = {
  name: 'size-changed',
  always: false,
  *find({ old, now }) {
    yield [];
    if (old === undefined) return [];
    const before = sizesByModule(old);
    const after = sizesByModule(now);
    const changes = [...new Set([...before.keys(), ...after.keys()])]
      .map((module) => ({ module, bytes: (after.get(module) ?? 0) - (before.get(module) ?? 0) }))
      .filter(({ bytes }) => bytes !== 0)
      .sort((a, b) => Math.abs(b.bytes) - Math.abs(a.bytes) || (a.module < b.module ? -1 : 1));
    const problem = {
      code: 'upgrade.size-changed',
      before: sum(before.values()),
      after: sum(after.values()),
      largest: changes.slice(0, named),
    } as const;
    return problem.before === problem.after ? [] : [{ problem, decision: undefined }];
  },
};

function sizesByModule({ sizes }: Planned): ReadonlyMap<string, number> {
  const byModule = new Map<string, number>();
  for (const [artifact, bytes] of sizes) {
    const coordinates = parseCoordinates(artifact);
    const key = coordinates === undefined ? artifact : moduleKey(coordinates);
    byModule.set(key, (byModule.get(key) ?? 0) + bytes);
  }
  return byModule;
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
