import { createHash } from 'node:crypto';
import type { EffectiveModel, ModelContext } from '../../maven/pom/machine.js';
import type { ResolvedNode } from '../../maven/resolve/machine.js';
import type { PomOrigin, PomOrigins } from './pom-origin.js';
import { isPomOrigin, machineDigest } from './pom-origin.js';
import type { World } from './world.js';

/** Raise the number when what a node holds, or how a graph is resolved, changes. */
const area = 'tree-v1';

/** What a module's tree is made from, besides the descriptors of its dependencies. */
export interface TreeQuestion {
  readonly model: EffectiveModel['model'];
  /** Kept in the tree. */
  readonly scopes: readonly string[];
  readonly context: ModelContext;
}

/** Trees of dependencies of earlier runs: used while no POM that was read for them has changed. */
export interface TreeMemory {
  get(question: TreeQuestion): readonly ResolvedNode[] | undefined;
  put(
    question: TreeQuestion,
    children: readonly ResolvedNode[],
    origins: readonly PomOrigin[],
  ): void;
}

interface Stored {
  readonly children: readonly ResolvedNode[];
  readonly origin: PomOrigin;
}

/** Keeps trees in the store, by all that the root's model says of its dependencies. */
export function createTreeMemory({ store }: Pick<World, 'store'>, origins: PomOrigins): TreeMemory {
  return {
    get: (question) => {
      const stored = readStored(store.get(area, keyOf(question)));
      return stored !== undefined && origins.holds(stored.origin, question.context)
        ? stored.children
        : undefined;
    },
    put: (question, children, made) => {
      const stored: Stored = { children, origin: origins.together(made, question.context) };
      store.put(area, keyOf(question), new TextEncoder().encode(JSON.stringify(stored)));
    },
  };
}

function keyOf({ model, scopes, context }: TreeQuestion): string {
  const { groupId, artifactId, version, packaging } = model;
  const { dependencies, dependencyManagement, repositories } = model;
  const root = [groupId, artifactId, version, packaging, dependencies];
  const text = JSON.stringify([root, dependencyManagement, repositories, scopes]);
  return `${createHash('sha256').update(text).digest('hex')}\n${machineDigest(context)}`;
}

/** As of descriptors: what was not written by `put` counts as nothing. */
function readStored(bytes: Uint8Array | undefined): Stored | undefined {
  if (bytes === undefined) return undefined;
  try {
    const stored: Stored | undefined = JSON.parse(new TextDecoder().decode(bytes));
    return Array.isArray(stored?.children) && isPomOrigin(stored.origin) ? stored : undefined;
  } catch {
    return undefined;
  }
}
