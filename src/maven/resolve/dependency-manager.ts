import type { ModuleId } from '../coordinates/coordinates.js';
import type { Dependency } from '../pom/model.js';
import { toManaged } from './requested.js';
import type { RequestedDependency } from './requested.js';

/** What the root's `<dependencyManagement>` says about one artifact. */
interface Management {
  readonly version: string | undefined;
  readonly scope: string | undefined;
  readonly optional: boolean | undefined;
  readonly systemPath: string | undefined;
  readonly exclusions: readonly ModuleId[];
}

/** The root's management, by `versionlessKey`. Management in the POMs of dependencies counts for nothing (Maven 3). */
export type ManagementTable = ReadonlyMap<string, Management>;

/** A dependency after management, and what management set. */
export interface Managed {
  readonly dependency: RequestedDependency;
  readonly versionManaged: boolean;
  readonly scopeManaged: boolean;
  readonly optionalManaged: boolean;
}

/** Of several entries for one artifact the first that states a thing counts; exclusions add up. */
export function managementTable(managed: readonly Dependency[]): ManagementTable {
  const table = new Map<string, Management>();
  for (const each of managed.map(toManaged)) {
    const before = table.get(each.key);
    const own = managementOf(each);
    table.set(each.key, before === undefined ? own : combined(before, own));
  }
  return table;
}

function managementOf(entry: RequestedDependency): Management {
  const { version, scope, optional, systemPath, exclusions } = entry;
  return { version: stated(version), scope: stated(scope), optional, systemPath, exclusions };
}

function stated(text: string): string | undefined {
  return text === '' ? undefined : text;
}

function combined(first: Management, later: Management): Management {
  return {
    version: first.version ?? later.version,
    scope: first.scope ?? later.scope,
    optional: first.optional ?? later.optional,
    systemPath: first.systemPath ?? later.systemPath,
    exclusions: [...first.exclusions, ...later.exclusions],
  };
}

/**
 * `ClassicDependencyManager.manageDependency`: version, scope and optionality are managed below the root's own
 * dependencies only (`depth` 2 and more; its own were managed with its model); exclusions are added everywhere.
 * `keepVersion`: the dependency came by an artifact relocation to another version of itself.
 */
export function manageDependency(
  dependency: RequestedDependency,
  table: ManagementTable,
  depth: number,
  keepVersion: boolean,
): Managed {
  const management = table.get(dependency.key);
  if (management === undefined) {
    return { dependency, versionManaged: false, scopeManaged: false, optionalManaged: false };
  }
  const exclusions = [...dependency.exclusions, ...management.exclusions];
  if (depth < 2) {
    return {
      dependency: { ...dependency, exclusions },
      versionManaged: false,
      scopeManaged: false,
      optionalManaged: false,
    };
  }
  const version = keepVersion ? undefined : management.version;
  return {
    dependency: {
      ...dependency,
      exclusions,
      version: version ?? dependency.version,
      scope: management.scope ?? dependency.scope,
      optional: management.optional ?? dependency.optional,
      systemPath: managedPath(dependency, management),
    },
    versionManaged: version !== undefined,
    scopeManaged: management.scope !== undefined,
    optionalManaged: management.optional !== undefined,
  };
}

/** A managed scope other than `system` takes the path away; with scope `system` a managed path replaces it. */
function managedPath(dependency: RequestedDependency, management: Management): string | undefined {
  const scope = management.scope ?? dependency.scope;
  if (scope === 'system') return management.systemPath ?? dependency.systemPath;
  return management.scope === undefined ? dependency.systemPath : undefined;
}
