import type { FailedRepository } from '../../contract/problem/failed-repository.js';
import { failuresText } from '../../contract/problem/failed-repository.js';
import type { RepositoryProblem } from '../../contract/problem/kinds/repository.js';
import { ResolutionError } from '../../contract/problem/errors.js';
import type { Coordinates, ModuleVersion } from '../../maven/coordinates/coordinates.js';
import { moduleVersionKey } from '../../maven/coordinates/coordinates.js';
import { effectiveModel } from '../../maven/pom/effective-model.js';
import type { PomSource } from '../../maven/pom/machine.js';
import type { Model, RepositoryDefinition } from '../../maven/pom/model.js';
import type { Obtained } from '../../maven/repository/answers.js';
import { downloadsFolder } from '../../maven/repository/downloads.js';
import { resolveGraph } from '../../maven/resolve/resolve-graph.js';
import type { ReadDescriptor, ResolveAnswer } from '../../maven/resolve/machine.js';
import { createDescriptorMemory } from './descriptor-memory.js';
import type { DescriptorParts, Descriptors } from './descriptors.js';
import { createDescriptors, readEffective } from './descriptors.js';
import { drive } from './drive.js';
import { createFileHashes } from './file-hashes.js';
import { inParallel } from './in-parallel.js';
import type {
  MavenAccess,
  MavenOptions,
  ModelOptions,
  ModuleInput,
  ReadModule,
} from './maven-access.js';
import { findMavenConfig } from './maven-config.js';
import { makeContext } from './model-context.js';
import { openRepositories } from './open-repositories.js';
import { sourceOfText } from './pom-files.js';
import { findReactor } from './reactor.js';
import type { World } from './world.js';

/** Downloads and look-ups that run side by side. */
const inFlight = 16;

/** What reads descriptors in one context. */
interface Reader {
  readonly shared: Omit<DescriptorParts, 'memory'>;
  readonly descriptors: Descriptors;
  /** What resolutions have read. */
  readonly read: Map<string, ReadDescriptor>;
}

/** Opens Maven's world for one run: settings, super POM, repositories. Throws what reading them throws. */
export function openMaven(world: World, options: MavenOptions): MavenAccess {
  const problems = new Map<string, RepositoryProblem>();
  const report = (problem: RepositoryProblem): void => {
    const key =
      'repository' in problem && problem.code === 'repository.unreachable'
        ? problem.repository
        : JSON.stringify(problem);
    if (!problems.has(key)) problems.set(key, problem);
  };
  const parts = openRepositories(world, options, report);
  const { lookup, poms, siblings } = parts;
  const memory = createDescriptorMemory(world, poms, parts.isVerified);
  const hashes = createFileHashes(world, downloadsFolder(options.cacheFolder));
  const readers = new Map<string, Reader>();

  /** One reader of descriptors per context, so that what one resolution read serves the next. */
  function reader(model: ModelOptions): Reader {
    const config = findMavenConfig(world, world.machine.workingFolder);
    const key = JSON.stringify([model.jdk, model.userProperties, config.userProperties]);
    const known = readers.get(key);
    if (known !== undefined) return known;
    const context = makeContext(parts, { ...model, propertyEdits: {}, profiles: [] }, config);
    const shared = { lookup, poms, context, imported: new Map() };
    const made = { shared, descriptors: createDescriptors({ ...shared, memory }), read: new Map() };
    readers.set(key, made);
    return made;
  }

  async function readModule(input: ModuleInput, model: ModelOptions): Promise<ReadModule> {
    const source = await locate(input);
    const { folder, location, text } = source;
    const reactor = folder === undefined ? undefined : findReactor(poms, folder);
    if (reactor !== undefined) siblings.add(reactor);
    const config = findMavenConfig(world, folder ?? world.machine.workingFolder);
    const context = makeContext(parts, model, config);
    const readRaw = (asked: PomSource): Model =>
      input.kind === 'model' && asked === source ? input.raw : poms.raw(asked);
    const machine = effectiveModel(source, context, 'project', { readRaw });
    const effective = await drive(machine, (need) => lookup.answer(need));
    return { effective, text, location, folder, reactorRoot: reactor?.root };
  }

  async function locate(input: ModuleInput): Promise<PomSource> {
    if (input.kind === 'text' || input.kind === 'model')
      return sourceOfText(input.text, input.location, input.folder);
    if (input.kind === 'file') {
      const source = poms.ofProject(absolute(world, input.file));
      if (source !== undefined) return source;
      throw absent(input.file, 'it is not there');
    }
    const found = await lookup.answer({ kind: 'pom', module: input.coordinates, repositories: [] });
    if (found.kind === 'pom') return found.source;
    const name = moduleVersionKey(input.coordinates);
    if (found.kind === 'unasked') throw unasked(name, found.failed);
    throw absent(name, 'no repository has it');
  }

  async function obtain(
    coordinates: Coordinates,
    repositories: readonly RepositoryDefinition[],
  ): Promise<Obtained> {
    return (await siblings.file(coordinates)) ?? lookup.find(coordinates, repositories);
  }

  return {
    readModule,
    resolve: async (effective, { model, ...resolveOptions }) => {
      const { descriptors, read } = reader(model);
      const { groupId, artifactId, version, packaging } = effective.model;
      const root = {
        coordinates: { groupId, artifactId, version, extension: packaging, classifier: '' },
        dependencies: effective.model.dependencies,
        managedDependencies: effective.model.dependencyManagement,
        repositories: effective.model.repositories,
      };
      return drive(
        resolveGraph(root, { ...resolveOptions, read }),
        (need): Promise<ResolveAnswer> =>
          need.kind === 'descriptor'
            ? descriptors.read(need.module, need.repositories)
            : lookup.versions(need.groupId, need.artifactId, need.repositories),
      );
    },
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
      const answer = await reader(model).descriptors.read(module, repositories);
      return answer.kind === 'descriptor' ? answer.descriptor.licenses : [];
    },
    chainOf: async (module: ModuleVersion, repositories, model) => {
      const answer = await readEffective(reader(model).shared, module, repositories);
      return answer.kind === 'model' ? answer.effective : undefined;
    },
    rawChain: ({ raw, chain }) => {
      const parents = chain.slice(1).map(({ location }) => poms.ofRepository(location));
      return [
        raw,
        ...parents.flatMap((source) => (source === undefined ? [] : [poms.raw(source)])),
      ];
    },
    sha256: (path) => hashes.sha256(path),
    learnSha256: (paths) => hashes.learn(paths),
    defaultRepositories: [...parts.defaults.before, ...parts.defaults.after],
    localRepository: parts.localRepository,
    defaultJdk: parts.defaultJdk,
    maven: parts.maven,
    problems: () => [...problems.values()],
    flush: () => hashes.flush(),
  };
}

function absolute({ machine }: Pick<World, 'machine'>, path: string): string {
  const full = path.startsWith('/') ? path : `${machine.workingFolder}/${path}`;
  return full.replace(/\/(?:\.?\/)+/g, '/').replace(/\/\.?$/, '');
}

function absent(name: string, why: string): ResolutionError {
  return new ResolutionError(
    'repository.module-absent',
    `there is no module ${name}: ${why}`,
    {},
    'correct the path or the coordinates, or name its repository with --repository',
  );
}

function unasked(name: string, failed: readonly FailedRepository[]): ResolutionError {
  const reasons = failuresText(failed);
  return new ResolutionError(
    'repository.module-unasked',
    `module ${name} could not be asked for (${reasons})`,
    {},
    'run again when the repository answers, or without --offline',
  );
}
