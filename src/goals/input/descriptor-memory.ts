import type { ModuleVersion } from '../../maven/coordinates/coordinates.js';
import { moduleVersionKey } from '../../maven/coordinates/coordinates.js';
import type { EffectiveModel, ModelContext } from '../../maven/pom/machine.js';
import type { Descriptor } from '../../maven/resolve/machine.js';
import type { PomOrigin, PomOrigins } from './pom-origin.js';
import { isPomOrigin, machineDigest } from './pom-origin.js';
import type { World } from './world.js';

/** Raise the number when what a descriptor holds, or how a model is built, changes. */
const area = 'descriptor-v3';

/** A descriptor, and what it was made of. */
export interface RememberedDescriptor {
  readonly descriptor: Descriptor;
  readonly origin: PomOrigin;
}

/** Descriptors of earlier runs: used while the POMs that they were made of have not changed. */
export interface DescriptorMemory {
  get(module: ModuleVersion, context: ModelContext): RememberedDescriptor | undefined;
  /** What it was made of, where that can be remembered. */
  put(
    module: ModuleVersion,
    context: ModelContext,
    models: readonly EffectiveModel[],
    descriptor: Descriptor,
  ): PomOrigin | undefined;
}

/** Keeps descriptors in the store by coordinates and context, with their origins. */
export function createDescriptorMemory(
  { store }: Pick<World, 'store'>,
  origins: PomOrigins,
): DescriptorMemory {
  const keys = new WeakMap<ModelContext, string>();

  function keyOf(module: ModuleVersion, context: ModelContext): string {
    const machine = keys.get(context) ?? machineDigest(context);
    keys.set(context, machine);
    return `${moduleVersionKey(module)}\n${machine}`;
  }

  return {
    get: (module, context) => {
      const stored = readStored(store.get(area, keyOf(module, context)));
      return stored !== undefined && origins.holds(stored.origin, context) ? stored : undefined;
    },
    put: (module, context, models, descriptor) => {
      const origin = origins.of(models, context);
      if (origin === undefined) return undefined;
      const stored: RememberedDescriptor = { descriptor, origin };
      const bytes = new TextEncoder().encode(JSON.stringify(stored));
      store.put(area, keyOf(module, context), bytes);
      return origin;
    },
  };
}

/** The store checks that these are the bytes which `put` wrote; what is no such thing all the same counts as nothing. */
function readStored(bytes: Uint8Array | undefined): RememberedDescriptor | undefined {
  if (bytes === undefined) return undefined;
  try {
    const stored: RememberedDescriptor | undefined = JSON.parse(new TextDecoder().decode(bytes));
    return stored?.descriptor !== undefined && isPomOrigin(stored.origin) ? stored : undefined;
  } catch {
    // No JSON: read from the POMs again.
    return undefined;
  }
}
