import { isStopError } from '../../contract/problem/errors.js';
import type { Coordinates, ModuleVersion } from '../../maven/coordinates/coordinates.js';
import { moduleVersionKey } from '../../maven/coordinates/coordinates.js';
import type { EffectiveModel, PomSource } from '../../maven/pom/machine.js';
import type { Obtained } from '../../maven/repository/answers.js';
import type { PomFiles } from './pom-files.js';
import type { Reactor } from './reactor.js';
import type { World } from './world.js';

/** Modules of reactors, by coordinates. */
export interface Siblings {
  add(reactor: Reactor): void;
  pom(module: ModuleVersion): Promise<PomSource | undefined>;
  /** The file that the module's build leaves in its `target`; `undefined` where no module has these coordinates. */
  file(coordinates: Coordinates): Promise<Obtained | undefined>;
}

/** A module of a reactor, and how it is built. */
interface Sibling {
  readonly source: PomSource;
  readonly effective: EffectiveModel;
}

/** `read` builds the effective model of a module's POM. */
export function createSiblings(
  { files }: Pick<World, 'files'>,
  poms: PomFiles,
  read: (source: PomSource) => Promise<EffectiveModel>,
): Siblings {
  const reactors: Reactor[] = [];
  const known = new Map<string, Promise<Sibling | undefined>>();
  /** Modules whose model is being built: a parent that is looked up by coordinates must not wait for itself. */
  const building = new Set<string>();

  async function build(path: string): Promise<Sibling | undefined> {
    const source = poms.ofProject(path);
    if (source === undefined) return undefined;
    building.add(path);
    try {
      return { source, effective: await read(source) };
    } catch (error) {
      if (isStopError(error)) return undefined;
      throw error;
    } finally {
      building.delete(path);
    }
  }

  async function find(module: ModuleVersion): Promise<Sibling | undefined> {
    const paths = reactors.flatMap((reactor) => reactor.pomsOf(module.artifactId));
    for (const path of new Set(paths)) {
      if (building.has(path)) continue;
      const promise = known.get(path) ?? build(path);
      known.set(path, promise);
      const sibling = await promise;
      if (sibling && moduleVersionKey(sibling.effective.model) === moduleVersionKey(module)) {
        return sibling;
      }
    }
    return undefined;
  }

  return {
    add: (reactor) => {
      if (!reactors.some(({ root }) => root === reactor.root)) reactors.push(reactor);
    },
    pom: async (module) => (await find(module))?.source,
    file: async (coordinates) => {
      const sibling = await find(coordinates);
      if (sibling === undefined) return undefined;
      if (coordinates.extension === 'pom') {
        return { kind: 'file', path: sibling.source.location, origin: 'reactor' };
      }
      const path = targetOf(sibling, coordinates);
      return files.stat(path)?.kind === 'file'
        ? { kind: 'file', path, origin: 'reactor' }
        : { kind: 'not-built', path, coordinates };
    },
  };
}

function targetOf({ source, effective }: Sibling, coordinates: Coordinates): string {
  const { artifactId, version, build } = effective.model;
  const folder = build.directory ?? `${source.folder}/target`;
  const name = build.finalName ?? `${artifactId}-${version}`;
  const tail = coordinates.classifier === '' ? '' : `-${coordinates.classifier}`;
  return `${folder}/${name}${tail}.${coordinates.extension}`;
}
