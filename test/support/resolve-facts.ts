import type {
  Descriptor,
  ResolveAnswer,
  ResolveNeed,
  Resolution,
  ResolutionRoot,
} from '../../src/maven/resolve/machine.js';
import { resolveGraph } from '../../src/maven/resolve/resolve-graph.js';

/** A closed world that a resolver can be run in. */
export interface ResolveFacts {
  readonly root: ResolutionRoot;
  /** By `g:a:v`; what is not here is absent. */
  readonly descriptors: ReadonlyMap<string, Descriptor>;
  /** By `g:a`. */
  readonly versions: ReadonlyMap<string, readonly string[]>;
}

export const allScopes = ['compile', 'runtime', 'provided', 'test', 'system'];

/** Resolves in a closed world as `dependency:tree` does; `batches` is what the machine asked for. */
export function resolveFrom(
  facts: ResolveFacts,
  scopes: readonly string[] = allScopes,
): { readonly resolution: Resolution; readonly batches: readonly (readonly ResolveNeed[])[] } {
  const machine = resolveGraph(facts.root, { scopes, asTreeGoal: true });
  const batches: (readonly ResolveNeed[])[] = [];
  let step = machine.next([]);
  while (step.done !== true) {
    batches.push(step.value);
    step = machine.next(step.value.map((need) => answer(facts, need)));
  }
  return { resolution: step.value, batches };
}

function answer(facts: ResolveFacts, need: ResolveNeed): ResolveAnswer {
  if (need.kind === 'versions') {
    return {
      kind: 'versions',
      versions: facts.versions.get(`${need.groupId}:${need.artifactId}`) ?? [],
    };
  }
  const { groupId, artifactId, version } = need.module;
  const descriptor = facts.descriptors.get(`${groupId}:${artifactId}:${version}`);
  return descriptor === undefined
    ? { kind: 'absent', asked: ['repository'] }
    : { kind: 'descriptor', descriptor };
}
