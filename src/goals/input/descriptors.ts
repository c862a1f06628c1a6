import { isStopError } from '../../contract/problem/errors.js';
import type { StopError } from '../../contract/problem/errors.js';
import type { ModuleVersion } from '../../maven/coordinates/coordinates.js';
import { moduleVersionKey } from '../../maven/coordinates/coordinates.js';
import type { ModelMemory } from '../../maven/pom/effective-model.js';
import { effectiveModel } from '../../maven/pom/effective-model.js';
import type { EffectiveModel, ModelContext } from '../../maven/pom/machine.js';
import type { RepositoryDefinition } from '../../maven/pom/model.js';
import type { ResolveAnswer } from '../../maven/resolve/machine.js';
import type { DescriptorMemory } from './descriptor-memory.js';
import { drive } from './drive.js';
import type { Lookup } from './lookup.js';
import type { PomFiles } from './pom-files.js';
import type { PomOrigin } from './pom-origin.js';

/** A chain of artifact relocations that is longer has a fault. */
const mostRelocations = 32;

type DescriptorAnswer = Exclude<ResolveAnswer, { readonly kind: 'versions' }>;

/** What descriptors are read with. */
export interface DescriptorParts {
  readonly lookup: Lookup;
  readonly poms: PomFiles;
  readonly context: ModelContext;
  readonly memory: DescriptorMemory;
  /** What BOMs manage, in this context. */
  readonly imported: NonNullable<ModelMemory['imported']>;
}

/** Reads artifacts' descriptors. */
export interface Descriptors {
  read(
    module: ModuleVersion,
    repositories: readonly RepositoryDefinition[],
  ): Promise<DescriptorAnswer>;
  /** What all that was read was made of; `undefined` where any of it may change without a POM changing. */
  origins(): readonly PomOrigin[] | undefined;
}

/**
 * Descriptors as `DefaultArtifactDescriptorReader` reads them: the effective model of the POM, artifact relocations
 * followed one by one. What was found is the same for every requester; what was not is asked for again where other
 * repositories are in effect.
 */
export function createDescriptors(parts: DescriptorParts): Descriptors {
  const found = new Map<string, DescriptorAnswer>();
  const asked = new Map<string, Promise<DescriptorAnswer>>();
  const origins: PomOrigin[] = [];
  let lasts = true;

  async function make(
    module: ModuleVersion,
    repositories: readonly RepositoryDefinition[],
  ): Promise<DescriptorAnswer> {
    const { origin, ...answer } = await makeDescriptor(parts, module, repositories);
    if (origin === undefined) lasts = false;
    else origins.push(origin);
    if (answer.kind === 'descriptor') found.set(moduleVersionKey(module), answer);
    return answer;
  }

  return {
    read: (module, repositories) => {
      const gav = moduleVersionKey(module);
      const known = found.get(gav);
      if (known !== undefined) return Promise.resolve(known);
      const key = [gav, ...repositories.map(({ id, url }) => `${id}=${url}`)].join('\n');
      const before = asked.get(key);
      if (before !== undefined) return before;
      const promise = make(module, repositories);
      asked.set(key, promise);
      return promise;
    },
    origins: () => (lasts ? origins : undefined),
  };
}

/** `origin`: what the answer was made of, where it can be remembered. */
type MadeDescriptor = DescriptorAnswer & { readonly origin?: PomOrigin | undefined };

async function makeDescriptor(
  parts: DescriptorParts,
  module: ModuleVersion,
  repositories: readonly RepositoryDefinition[],
): Promise<MadeDescriptor> {
  const remembered = parts.memory.get(module, parts.context);
  if (remembered !== undefined) return { kind: 'descriptor', ...remembered };
  return readDescriptor(parts, module, repositories);
}

async function readDescriptor(
  parts: DescriptorParts,
  module: ModuleVersion,
  repositories: readonly RepositoryDefinition[],
): Promise<MadeDescriptor> {
  const relocatedFrom: ModuleVersion[] = [];
  const models: EffectiveModel[] = [];
  let lasting = true;
  let current = module;
  while (true) {
    const answer = await readEffective(parts, current, repositories);
    if (answer.kind !== 'model') return answer;
    models.push(answer.effective);
    lasting &&= answer.lasting;
    const { model } = answer.effective;
    const next = relocationOf(current, answer.effective);
    if (next === undefined) {
      const descriptor = {
        module: current,
        dependencies: model.dependencies,
        repositories: model.repositories,
        licenses: model.licenses,
        relocatedFrom,
      };
      const origin = lasting
        ? parts.memory.put(module, parts.context, models, descriptor)
        : undefined;
      return { kind: 'descriptor', descriptor, origin };
    }
    relocatedFrom.push(current);
    const circle = relocatedFrom.some(
      (before) => moduleVersionKey(before) === moduleVersionKey(next),
    );
    if (circle || relocatedFrom.length > mostRelocations) return relocationCircle(module, next);
    current = next;
  }
}

function relocationOf(
  current: ModuleVersion,
  { model }: EffectiveModel,
): ModuleVersion | undefined {
  const { relocation } = model;
  if (relocation === undefined) return undefined;
  return {
    groupId: relocation.groupId ?? current.groupId,
    artifactId: relocation.artifactId ?? current.artifactId,
    version: relocation.version ?? current.version,
  };
}

function relocationCircle(module: ModuleVersion, next: ModuleVersion): DescriptorAnswer {
  return unusable(
    module,
    'repository.relocation-circle',
    `its artifact relocations lead in a circle at ${moduleVersionKey(next)}`,
  );
}

type ModelAnswer =
  | {
      readonly kind: 'model';
      readonly effective: EffectiveModel;
      /** No version was looked up for it: the same POMs give the same model tomorrow. */
      readonly lasting: boolean;
    }
  | Exclude<DescriptorAnswer, { readonly kind: 'descriptor' }>;

/** The effective model of a dependency's POM, or why there is none. */
export async function readEffective(
  parts: Omit<DescriptorParts, 'memory'>,
  module: ModuleVersion,
  repositories: readonly RepositoryDefinition[],
): Promise<ModelAnswer> {
  const { lookup, poms, context } = parts;
  try {
    const pom = await lookup.answer({ kind: 'pom', module, repositories });
    if (pom.kind === 'absent' || pom.kind === 'unasked') return pom;
    if (pom.kind !== 'pom') return { kind: 'absent', asked: [] };
    const machine = effectiveModel(pom.source, context, 'dependency', {
      readRaw: (source) => poms.raw(source),
      imported: parts.imported,
    });
    // The requester's repositories stay in effect while the POM's own are added.
    let lasting = true;
    const effective = await drive(machine, (need) => {
      if (need.kind === 'versions') lasting = false;
      return lookup.answer(
        'repositories' in need
          ? { ...need, repositories: [...repositories, ...need.repositories] }
          : need,
      );
    });
    return { kind: 'model', effective, lasting };
  } catch (error) {
    if (!isStopError(error) || stopsEverything(error)) throw error;
    return unusable(module, error.code, error.message);
  }
}

/** A disk that fails, a download that was tampered with or no repository at all is nothing to go on after. */
function stopsEverything(error: StopError): boolean {
  return error.kind === 'io' || error.code.startsWith('repository.');
}

function unusable(
  module: ModuleVersion,
  error: string,
  detail: string,
): Extract<DescriptorAnswer, { readonly kind: 'unusable' }> {
  const problem = {
    code: 'repository.unusable-pom',
    module: moduleVersionKey(module),
    error,
    detail,
  } as const;
  return { kind: 'unusable', problem };
}
