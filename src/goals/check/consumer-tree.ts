import { ResolutionError } from '../../contract/problem/errors.js';
import type { Coordinates, ModuleId } from '../../maven/coordinates/coordinates.js';
import {
  formatCoordinates,
  moduleKey,
  moduleVersionKey,
} from '../../maven/coordinates/coordinates.js';
import type { ResolvedNode } from '../../maven/resolve/machine.js';
import type { MavenAccess } from '../input/maven-access.js';
import type { World } from '../input/world.js';

/** What a consumer was built with, as its own POM says. */
export interface ConsumerTree {
  /** What lies beside it, nearest first: files of its tree that nothing replaces. */
  readonly beside: readonly TreeArtifact[];
  /** What the side that is judged takes the place of, with all that comes below: it may tell who supplied a name. */
  readonly replaced: readonly TreeArtifact[];
}

/** An artifact of a tree; `repositories` are those that its POM could be found in. */
export interface TreeArtifact extends Pick<ResolvedNode, 'coordinates' | 'repositories'> {
  /** consumer → … → artifact, as `g:a:v`. */
  readonly path: readonly string[];
}

const scopes = ['compile', 'provided', 'runtime', 'system'];

/**
 * Resolves a consumer as a root, `provided` dependencies included: without the uber jar they would be its class path. Where the
 * judged side holds a module, the node and all below it are replaced: what came for its sake comes no more. Throws what
 * resolving throws.
 */
export async function consumerTree(
  { progress }: Pick<World, 'progress'>,
  access: MavenAccess,
  coordinates: Coordinates,
  held: (module: ModuleId) => boolean,
): Promise<ConsumerTree> {
  const model = { userProperties: {}, propertyEdits: {}, profiles: [], jdk: undefined };
  const { effective } = await access.readModule({ kind: 'coordinates', coordinates }, model);
  progress.report(`resolving ${coordinates.artifactId}`);
  const children = await access.treeOf(effective, { scopes, model });
  const beside: TreeArtifact[] = [];
  const replaced: TreeArtifact[] = [];
  // Level by level, as Maven orders a class path.
  const root = [moduleVersionKey(coordinates)];
  let level = children.map((node) => ({ node, isReplaced: false, above: root }));
  while (level.length > 0) {
    const next: typeof level = [];
    for (const { node, isReplaced, above } of level) {
      const goes = isReplaced || held(node.coordinates);
      const path = [...above, moduleVersionKey(node.coordinates)];
      const { coordinates: artifact, repositories } = node;
      if (artifact.extension === 'jar')
        (goes ? replaced : beside).push({ coordinates: artifact, repositories, path });
      next.push(...node.children.map((child) => ({ node: child, isReplaced: goes, above: path })));
    }
    level = next;
  }
  return { beside, replaced };
}

/** The files of artifacts, in their order. Throws `ResolutionError` where one cannot be had. */
export async function filesOf(
  access: MavenAccess,
  artifacts: readonly TreeArtifact[],
): Promise<readonly { readonly name: string; readonly file: string }[]> {
  const found = await access.obtainAll(artifacts);
  return found.map((one, at) => {
    const { coordinates } = artifacts[at] ?? {};
    const name = coordinates === undefined ? '' : formatCoordinates(coordinates);
    if (one.kind === 'file') return { name, file: one.path };
    throw new ResolutionError(
      one.kind === 'unasked' ? 'repository.artifact-unasked' : 'repository.artifact-absent',
      one.kind === 'unasked' ? `${name} could not be asked for` : `no repository has ${name}`,
      {},
      'name its repository with --repository, or give the consumer as a file with --with',
    );
  });
}

/** Each module once: the first, as Maven's mediation leaves it. */
export function oncePerModule(artifacts: readonly TreeArtifact[]): readonly TreeArtifact[] {
  const known = new Map<string, TreeArtifact>();
  for (const one of artifacts) {
    const { classifier } = one.coordinates;
    const key = `${moduleKey(one.coordinates)}:${classifier}`;
    if (!known.has(key)) known.set(key, one);
  }
  return [...known.values()];
}
