import type { World } from '../input/world.js';
import type { FirstVersion } from './first-version.js';

/** The file of the package that says it. */
export const firstVersionsFile = 'first-versions.json';

/** By binary name of a class that a recorded plan lacks and another one holds. */
export type FirstVersions = Readonly<Record<string, FirstVersion>>;

/**
 * From which release on artifacts have the classes that recorded consumers need and one of the recorded plans lacks; found out
 * when the plans were recorded. The package's own file is checked when it is made, and by a test.
 */
export function recordedFirstVersions({
  recordedPlans,
}: Pick<World, 'recordedPlans'>): FirstVersions {
  if (!recordedPlans.list().includes(firstVersionsFile)) return {};
  return JSON.parse(Buffer.from(recordedPlans.read(firstVersionsFile)).toString('utf8'));
}
