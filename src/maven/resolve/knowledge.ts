import type { FailedRepository } from '../../contract/problem/failed-repository.js';
import { isSafePart, moduleVersionKey } from '../coordinates/coordinates.js';
import type { ModuleVersion } from '../coordinates/coordinates.js';
import type { RepositoryDefinition } from '../pom/model.js';
import type { DescriptorTrouble } from './graph-node.js';
import type { Descriptor, ReadDescriptor, ResolveAnswer, ResolveNeed } from './machine.js';
import { repositoriesText } from './repositories.js';
import { toRequested } from './requested.js';

/** What is known of an artifact's descriptor. `unknown`: it was asked for just now. */
export type KnownDescriptor = ReadDescriptor | DescriptorTrouble | { readonly kind: 'unknown' };

/** What is known of the versions that repositories have. */
export type KnownVersions =
  | { readonly kind: 'versions'; readonly versions: readonly string[] }
  | {
      readonly kind: 'unasked';
      readonly failed: readonly FailedRepository[];
    }
  | { readonly kind: 'unknown' };

/**
 * The answers so far, and the questions that came up since the last batch. A descriptor is asked for once, with the
 * repositories of the place that asked first, and serves every place (as Maven's session cache does); one that was read
 * serves other resolutions as well. What was not is asked for again there, since other repositories may be in effect.
 */
export class Knowledge {
  /** Those that this resolution looked at. */
  readonly descriptors = new Map<string, Descriptor>();
  readonly #read: Map<string, ReadDescriptor>;
  readonly #known = new Map<string, KnownDescriptor>();
  readonly #versions = new Map<string, KnownVersions>();
  #open = new Map<string, ResolveNeed>();

  constructor(read: Map<string, ReadDescriptor>) {
    this.#read = read;
  }

  descriptor(
    module: ModuleVersion,
    repositories: readonly RepositoryDefinition[],
  ): KnownDescriptor {
    if (module.version === '') return { kind: 'no-version' };
    const key = moduleVersionKey(module);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const before = this.#read.get(key);
    if (before !== undefined) return this.#note(key, before);
    if (![module.groupId, module.artifactId, module.version].every(isSafePart)) {
      return { kind: 'unsafe' };
    }
    const { groupId, artifactId, version } = module;
    if (!this.#open.has(key)) {
      this.#open.set(key, {
        kind: 'descriptor',
        module: { groupId, artifactId, version },
        repositories,
      });
    }
    return { kind: 'unknown' };
  }

  versions(
    groupId: string,
    artifactId: string,
    repositories: readonly RepositoryDefinition[],
  ): KnownVersions {
    const key = versionsKey(groupId, artifactId, repositories);
    const known = this.#versions.get(key);
    if (known !== undefined) return known;
    if (!isSafePart(groupId) || !isSafePart(artifactId)) return { kind: 'versions', versions: [] };
    this.#open.set(key, { kind: 'versions', groupId, artifactId, repositories });
    return { kind: 'unknown' };
  }

  /** The questions since the last call, in the order in which they came up. */
  takeNeeds(): readonly ResolveNeed[] {
    const needs = [...this.#open.values()];
    this.#open = new Map();
    return needs;
  }

  learn(need: ResolveNeed, answer: ResolveAnswer): void {
    if (need.kind === 'versions') {
      const key = versionsKey(need.groupId, need.artifactId, need.repositories);
      this.#versions.set(key, readVersions(answer));
      return;
    }
    const key = moduleVersionKey(need.module);
    const known = readDescriptor(answer);
    this.#note(key, known);
    if (known.kind === 'read') this.#read.set(key, known);
  }

  #note(key: string, known: KnownDescriptor): KnownDescriptor {
    this.#known.set(key, known);
    if (known.kind === 'read') this.descriptors.set(key, known.descriptor);
    return known;
  }
}

function versionsKey(
  groupId: string,
  artifactId: string,
  repositories: readonly RepositoryDefinition[],
): string {
  return `${groupId}:${artifactId}\n${repositoriesText(repositories)}`;
}

function readVersions(answer: ResolveAnswer): KnownVersions {
  if (answer.kind === 'versions') return { kind: 'versions', versions: answer.versions };
  if (answer.kind === 'unasked') return { kind: 'unasked', failed: answer.failed };
  return { kind: 'versions', versions: [] };
}

function readDescriptor(answer: ResolveAnswer): KnownDescriptor {
  switch (answer.kind) {
    case 'descriptor':
      return {
        kind: 'read',
        descriptor: answer.descriptor,
        dependencies: answer.descriptor.dependencies.map(toRequested),
      };
    case 'unasked':
      return { kind: 'unasked', failed: answer.failed };
    case 'unusable':
      return { kind: 'unusable', problem: answer.problem };
    case 'absent':
      return { kind: 'absent', asked: answer.asked };
    case 'versions':
      return { kind: 'absent', asked: [] };
    default:
      return answer satisfies never;
  }
}
