import type { ModuleId } from '../../maven/coordinates/coordinates.js';
import { moduleKey } from '../../maven/coordinates/coordinates.js';
import type { Side } from '../../jvm/compare/side.js';

/** What a side says it holds. */
export interface HeldModules {
  /** A module that it has taken in. */
  has(module: ModuleId): boolean;
  /** Whether a class of that internal name is its business: what others lack counts only among these. */
  isOurs(name: string): boolean;
  /** Whether the side has classes in the package of that class. */
  hasPackageOf(name: string): boolean;
}

/**
 * The modules of `META-INF/maven` in the jars of a side, and the packages that are called as their groups or that the side has
 * classes in: a name of any other is a third party's.
 */
export function heldModules({ parts }: Pick<Side, 'parts'>): HeldModules {
  const modules = new Set<string>();
  const groups = new Set<string>();
  const packages = new Set<string>();
  for (const { entries } of parts)
    for (const { path } of entries) {
      const [, groupId, artifactId] =
        /^META-INF\/maven\/([^/]+)\/([^/]+)\/pom\.(?:xml|properties)$/.exec(path) ?? [];
      if (groupId !== undefined && artifactId !== undefined) {
        modules.add(moduleKey({ groupId, artifactId }));
        if (groupId.includes('.')) groups.add(groupId.replaceAll('.', '/'));
      } else if (path.endsWith('.class')) packages.add(path.slice(0, path.lastIndexOf('/')));
    }
  return {
    has: (module) => modules.has(moduleKey(module)),
    hasPackageOf: (name) => packages.has(folderOf(name)),
    isOurs: (name) => {
      const folder = folderOf(name);
      if (packages.has(folder)) return true;
      for (let end = folder.length; end > 0; end = folder.lastIndexOf('/', end - 1))
        if (groups.has(folder.slice(0, end))) return true;
      return false;
    },
  };
}

function folderOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('/')));
}
