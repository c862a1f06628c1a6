import type { ModelContext } from '../../maven/pom/machine.js';
import type { ReadDescriptor } from '../../maven/resolve/machine.js';
import { createDescriptorMemory } from './descriptor-memory.js';
import type { DescriptorParts, Descriptors } from './descriptors.js';
import { createDescriptors } from './descriptors.js';
import type { ModelOptions } from './maven-access.js';
import { findMavenConfig } from './maven-config.js';
import { makeContext } from './model-context.js';
import type { OpenRepositories } from './open-repositories.js';
import { createPomOrigins } from './pom-origin.js';
import type { TreeMemory } from './tree-memory.js';
import { createTreeMemory } from './tree-memory.js';
import type { World } from './world.js';

/** What reads descriptors in one context. */
export interface DescriptorReader {
  readonly shared: Omit<DescriptorParts, 'memory'>;
  readonly descriptors: Descriptors;
  /** What resolutions have read. */
  readonly read: Map<string, ReadDescriptor>;
  readonly context: ModelContext;
  readonly trees: TreeMemory;
}

/** One reader of descriptors per context, so that what one resolution read serves the next. */
export function createDescriptorReaders(
  world: World,
  parts: OpenRepositories,
): (model: ModelOptions) => DescriptorReader {
  const { lookup, poms } = parts;
  const origins = createPomOrigins(world, poms, parts.isVerified);
  const memory = createDescriptorMemory(world, origins);
  const trees = createTreeMemory(world, origins);
  const readers = new Map<string, DescriptorReader>();
  return (model) => {
    const config = findMavenConfig(world, world.machine.workingFolder);
    const key = JSON.stringify([model.jdk, model.userProperties, config.userProperties]);
    const known = readers.get(key);
    if (known !== undefined) return known;
    const context = makeContext(parts, { ...model, propertyEdits: {}, profiles: [] }, config);
    const shared = { lookup, poms, context, imported: new Map() };
    const descriptors = createDescriptors({ ...shared, memory });
    const made = { shared, descriptors, read: new Map(), context, trees };
    readers.set(key, made);
    return made;
  };
}
