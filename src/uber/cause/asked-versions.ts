import type { Dependency } from '../../maven/pom/model.js';
import type { Coordinates, ModuleVersion } from '../../maven/coordinates/coordinates.js';
import { moduleKey, moduleVersionKey } from '../../maven/coordinates/coordinates.js';
import type { Descriptor, Resolution, ResolvedNode } from '../../maven/resolve/machine.js';

/** Most artifacts looked at for one requester. */
const limit = 2000;

/**
 * Question: at which version was an artifact built with each of its dependencies? What its own POM asks for, then what
 * those ask for, nearest first, as if the artifact were resolved alone: without the management and mediation of the
 * module that is planned. Where the descriptor of a version was never read, since another one was selected, that of the
 * selected version stands in for it: it tells further modules, nearest wins keeps it from telling more.
 *
 * Optional and provided dependencies of the artifact itself count, since it was compiled with them; tests do not.
 */
export function askedVersions(
  resolution: Resolution,
  requester: ModuleVersion,
): ReadonlyMap<string, string> {
  const selected = selectedVersions(resolution);
  const asked = new Map<string, string>();
  const queue: ModuleVersion[] = [requester];
  const seen = new Set<string>([moduleKey(requester)]);
  for (let at = 0; at < queue.length && at < limit; at++) {
    const module = queue[at];
    if (module === undefined) break;
    for (const dependency of descriptorOf(resolution, selected, module)?.dependencies ?? []) {
      const { groupId, artifactId, version } = dependency;
      const key = moduleKey(dependency);
      if (version === undefined || isRange(version)) continue;
      if (seen.has(key) || !counts(dependency, at === 0)) continue;
      seen.add(key);
      asked.set(key, version);
      queue.push({ groupId, artifactId, version });
    }
  }
  return asked;
}

/** The selected version of each module, by `g:a`. */
export function selectedVersions(resolution: Resolution): ReadonlyMap<string, Coordinates> {
  const known = remembered.get(resolution);
  if (known !== undefined) return known;
  const selected = new Map<string, Coordinates>();
  const walk = (nodes: readonly ResolvedNode[]): void => {
    for (const { coordinates, children } of nodes) {
      const key = moduleKey(coordinates);
      if (!selected.has(key)) selected.set(key, coordinates);
      walk(children);
    }
  };
  walk(resolution.children);
  remembered.set(resolution, selected);
  return selected;
}

/** Asked for each requester of one resolution. */
const remembered = new WeakMap<Resolution, ReadonlyMap<string, Coordinates>>();

function descriptorOf(
  { descriptors }: Resolution,
  selected: ReadonlyMap<string, Coordinates>,
  module: ModuleVersion,
): Descriptor | undefined {
  const own = descriptors.get(moduleVersionKey(module));
  if (own !== undefined) return own;
  const other = selected.get(moduleKey(module));
  return other && descriptors.get(moduleVersionKey(other));
}

/** What was built with is one version; a range does not say which. */
function isRange(version: string): boolean {
  return version.startsWith('[') || version.startsWith('(');
}

function counts({ scope, optional }: Dependency, direct: boolean): boolean {
  if (scope === 'test' || scope === 'system') return false;
  return direct || (optional !== true && scope !== 'provided');
}
