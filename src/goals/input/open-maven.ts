import type { RepositoryProblem } from '../../contract/problem/kinds/repository.js';
import type { Coordinates } from '../../maven/coordinates/coordinates.js';
import type { EffectiveModel } from '../../maven/pom/machine.js';
import type { Model, RepositoryDefinition } from '../../maven/pom/model.js';
import type { Obtained } from '../../maven/repository/answers.js';
import { downloadsFolder } from '../../maven/repository/downloads.js';
import { resolveGraph } from '../../maven/resolve/resolve-graph.js';
import type {
  Resolution,
  ResolveAnswer,
  ResolvedNode,
  ResolveOptions,
} from '../../maven/resolve/machine.js';
import type { DescriptorReader } from './descriptor-readers.js';
import { createDescriptorReaders } from './descriptor-readers.js';
import { readEffective } from './descriptors.js';
import { drive } from './drive.js';
import { createFileHashes } from './file-hashes.js';
import { inParallel } from './in-parallel.js';
import type { Lookup } from './lookup.js';
import type { MavenAccess, MavenOptions } from './maven-access.js';
import { openRepositories } from './open-repositories.js';
import type { PomFiles } from './pom-files.js';
import { readModule } from './read-module.js';
import type { World } from './world.js';

/** Downloads and look-ups that run side by side. */
const inFlight = 16;

/** Opens Maven's world for one run: settings, super POM, repositories. Throws what reading them throws. */
export function openMaven(world: World, options: MavenOptions): MavenAccess {
  const problems = createProblemList();
  const parts = openRepositories(world, options, problems.report);
  const { lookup, poms, siblings } = parts;
  const readerFor = createDescriptorReaders(world, parts);
  const hashes = createFileHashes(world, downloadsFolder(options.cacheFolder));

  async function obtain(
    coordinates: Coordinates,
    repositories: readonly RepositoryDefinition[],
  ): Promise<Obtained> {
    return (await siblings.file(coordinates)) ?? lookup.find(coordinates, repositories);
  }

  return {
    readModule: (input, model) => readModule(world, parts, input, model),
    resolve: async (effective, { model, ...resolveOptions }) =>
      resolveWith(readerFor(model), lookup, effective, resolveOptions),
    treeOf: async (effective, { model, scopes }) =>
      treeWith(readerFor(model), lookup, effective, scopes),
    obtain,
    obtainAll: (wanted) => {
      let done = 0;
      return inParallel(wanted, inFlight, async ({ coordinates, repositories }) => {
        const obtained = await obtain(coordinates, repositories);
        done += 1;
        world.progress.report(`obtaining ${done} of ${wanted.length} artifacts`);
        return obtained;
      });
    },
    versions: (groupId, artifactId, own) => lookup.versions(groupId, artifactId, own),
    licensesOf: async (module, repositories, model) => {
      const answer = await readerFor(model).descriptors.read(module, repositories);
      return answer.kind === 'descriptor' ? answer.descriptor.licenses : [];
    },
    chainOf: async (module, repositories, model) => {
      const answer = await readEffective(readerFor(model).shared, module, repositories);
      return answer.kind === 'model' ? answer.effective : undefined;
    },
    rawChain: (effective) => rawChain(poms, effective),
    sha256: (path) => hashes.sha256(path),
    learnSha256: (paths) => hashes.learn(paths),
    defaultRepositories: [...parts.defaults.before, ...parts.defaults.after],
    localRepository: parts.localRepository,
    defaultJdk: parts.defaultJdk,
    maven: parts.maven,
    problems: () => problems.all(),
    flush: () => hashes.flush(),
  };
}

/** One of a kind: what is told of a repository that cannot be reached is told once. */
function createProblemList(): {
  readonly report: (problem: RepositoryProblem) => void;
  readonly all: () => readonly RepositoryProblem[];
} {
  const problems = new Map<string, RepositoryProblem>();
  return {
    report: (problem) => {
      const key =
        'repository' in problem && problem.code === 'repository.unreachable'
          ? problem.repository
          : JSON.stringify(problem);
      if (!problems.has(key)) problems.set(key, problem);
    },
    all: () => [...problems.values()],
  };
}

function resolveWith(
  { descriptors, read }: DescriptorReader,
  lookup: Pick<Lookup, 'versions'>,
  { model }: EffectiveModel,
  options: Omit<ResolveOptions, 'read'>,
): Promise<Resolution> {
  const { groupId, artifactId, version, packaging } = model;
  const root = {
    coordinates: { groupId, artifactId, version, extension: packaging, classifier: '' },
    dependencies: model.dependencies,
    managedDependencies: model.dependencyManagement,
    repositories: model.repositories,
  };
  return drive(resolveGraph(root, { ...options, read }), (need): Promise<ResolveAnswer> =>
    need.kind === 'descriptor'
      ? descriptors.read(need.module, need.repositories)
      : lookup.versions(need.groupId, need.artifactId, need.repositories),
  );
}

async function treeWith(
  reader: DescriptorReader,
  lookup: Lookup,
  effective: EffectiveModel,
  scopes: readonly string[],
): Promise<readonly ResolvedNode[]> {
  const { descriptors, context, trees } = reader;
  const question = { model: effective.model, scopes, context };
  const remembered = trees.get(question);
  if (remembered !== undefined) return remembered;
  let lasting = true;
  const versions: Lookup['versions'] = (...asked) => {
    lasting = false;
    return lookup.versions(...asked);
  };
  const { children, problems } = await resolveWith(reader, { versions }, effective, { scopes });
  const origins = descriptors.origins();
  if (lasting && problems.length === 0 && origins !== undefined)
    trees.put(question, children, origins);
  return children;
}

/** Raw models of a module and its parents, nearest first; parents that lie in no repository are left out. */
function rawChain(poms: PomFiles, { raw, chain }: EffectiveModel): readonly Model[] {
  const parents = chain.slice(1).map(({ location }) => poms.ofRepository(location));
  return [raw, ...parents.flatMap((source) => (source === undefined ? [] : [poms.raw(source)]))];
}
