import type { ModuleId } from '../coordinates/coordinates.js';
import type { Plugin } from './model.js';

/** A plugin that is named and says nothing else. */
export function plainPlugin({ groupId, artifactId }: ModuleId): Plugin {
  return {
    groupId,
    artifactId,
    version: undefined,
    inherited: undefined,
    extensions: undefined,
    configuration: undefined,
    dependencies: [],
    executions: [],
  };
}
