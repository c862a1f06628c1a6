import { ResolutionError } from '../../contract/problem/errors.js';
import type { Coordinates, ModuleVersion } from '../../maven/coordinates/coordinates.js';
import { formatCoordinates } from '../../maven/coordinates/coordinates.js';
import type { RepositoryDefinition } from '../../maven/pom/model.js';
import type { PomAnswer, PomNeed, PomSource } from '../../maven/pom/machine.js';
import type { Absent, FoundFile, Unasked } from '../../maven/repository/answers.js';
import type { RepositoryClient } from '../../maven/repository/client.js';
import type { PomFiles } from './pom-files.js';
import type { World } from './world.js';

/** Every repository that a lookup asks, whatever POM it comes from. */
export interface DefaultRepositories {
  /** Named on the command line: asked before those of POMs. */
  readonly before: readonly RepositoryDefinition[];
  /** Of settings and the super POM: asked after those of POMs. */
  readonly after: readonly RepositoryDefinition[];
}

/** Files, versions and POMs by coordinates, over all repositories in Maven's order. */
export interface Lookup extends Pick<RepositoryClient, 'find' | 'versions'> {
  /** Answers a need of the POM machine. */
  answer(need: PomNeed): Promise<PomAnswer>;
}

/** What a lookup is made of. `sibling`: the POM of a reactor's module of these coordinates. */
export interface LookupParts {
  readonly world: Pick<World, 'files'>;
  readonly client: RepositoryClient;
  readonly poms: PomFiles;
  readonly defaults: DefaultRepositories;
  readonly sibling: (module: ModuleVersion) => Promise<PomSource | undefined>;
}

/** Puts a client, the default repositories and the reactor together. */
export function createLookup(parts: LookupParts): Lookup {
  const { client, defaults, poms, world } = parts;
  const inOrder = (own: readonly RepositoryDefinition[]): readonly RepositoryDefinition[] => [
    ...defaults.before,
    ...own,
    ...defaults.after,
  ];

  async function find(
    coordinates: Coordinates,
    own: readonly RepositoryDefinition[],
  ): Promise<FoundFile | Absent | Unasked> {
    const repositories = inOrder(own);
    const found = await client.find(coordinates, repositories);
    if (found.kind === 'absent' && repositories.length === 0) {
      throw noRepository(formatCoordinates(coordinates));
    }
    return found;
  }

  async function pom(
    module: ModuleVersion,
    own: readonly RepositoryDefinition[],
  ): Promise<PomAnswer> {
    const sibling = await parts.sibling(module);
    if (sibling !== undefined) return { kind: 'pom', source: sibling };
    const found = await find({ ...module, extension: 'pom', classifier: '' }, own);
    if (found.kind !== 'file') return found;
    const source = poms.ofRepository(found.path);
    return source === undefined ? { kind: 'absent', asked: [] } : { kind: 'pom', source };
  }

  return {
    find,
    versions: (groupId, artifactId, own) => client.versions(groupId, artifactId, inOrder(own)),
    answer: (need) => {
      switch (need.kind) {
        case 'file': {
          const source = poms.ofProject(need.path);
          const answer: PomAnswer =
            source === undefined ? { kind: 'absent', asked: [] } : { kind: 'pom', source };
          return Promise.resolve(answer);
        }
        case 'pom':
          return pom(need.module, need.repositories);
        case 'versions':
          return client.versions(need.groupId, need.artifactId, inOrder(need.repositories));
        case 'exists':
          return Promise.resolve({
            kind: 'exists',
            exists: world.files.stat(need.path) !== undefined,
          });
        default:
          return need satisfies never;
      }
    },
  };
}

function noRepository(what: string): ResolutionError {
  return new ResolutionError(
    'repository.none',
    `${what} is not on this machine, and no repository is known to ask: no Maven was found, and neither settings nor POMs name one`,
    {},
    'name a repository with --repository URL or UBERPLAN_REPOSITORY, or put mvn on the PATH',
  );
}
