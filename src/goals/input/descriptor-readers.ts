import type { ReadDescriptor } from '../../maven/resolve/machine.js';
import { createDescriptorMemory } from './descriptor-memory.js';
import type { DescriptorParts, Descriptors } from './descriptors.js';
import { createDescriptors } from './descriptors.js';
import type { ModelOptions } from './maven-access.js';
import { findMavenConfig } from './maven-config.js';
import { makeContext } from './model-context.js';
import type { OpenRepositories } from './open-repositories.js';
import type { World } from './world.js';

/** What reads descriptors in one context. */
export interface DescriptorReader {
  readonly shared: Omit<DescriptorParts, 'memory'>;
  readonly descriptors: Descriptors;
  /** What resolutions have read. */
  readonly read: Map<string, ReadDescriptor>;
}

/** One reader of descriptors per context, so that what one resolution read serves the next. */
export function createDescriptorReaders(
  world: World,
  parts: OpenRepositories,
): (model: ModelOptions) => DescriptorReader {
  const { lookup, poms } = parts;
  const memory = createDescriptorMemory(world, poms, parts.isVerified);
  const readers = new Map<string, DescriptorReader>();
  return (model) => {
    const config = findMavenConfig(world, world.machine.workingFolder);
    const key = JSON.stringify([model.jdk, model.userProperties, config.userProperties]);
    const known = readers.get(key);
    if (known !== undefined) return known;
    const context = makeContext(parts, { ...model, propertyEdits: {}, profiles: [] }, config);
    const shared = { lookup, poms, context, imported: new Map() };
    const made = { shared, descriptors: createDescriptors({ ...shared, memory }), read: new Map() };
    readers.set(key, made);
    return made;
  };
}
