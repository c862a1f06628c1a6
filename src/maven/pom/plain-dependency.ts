import type { ModuleId } from '../coordinates/coordinates.js';
import type { Dependency } from './model.js';

/** A dependency that names what it asks for and leaves all else to management and Maven's defaults. */
export function plainDependency({
  groupId,
  artifactId,
  type,
  classifier,
}: ModuleId & Pick<Dependency, 'type' | 'classifier'>): Dependency {
  return {
    groupId,
    artifactId,
    version: undefined,
    type,
    classifier,
    scope: undefined,
    optional: undefined,
    systemPath: undefined,
    exclusions: [],
  };
}
