import { moduleKey, moduleVersionKey } from '../coordinates/coordinates.js';
import type { Coordinates, ModuleVersion } from '../coordinates/coordinates.js';
import type { RepositoryDefinition } from '../pom/model.js';
import { satisfies } from '../version/range.js';
import { compareVersions } from '../version/version.js';
import {
  graphTooLarge,
  rangeUnasked,
  rangeWithoutMatch,
  readConstraint,
} from './collect-errors.js';
import { manageDependency } from './dependency-manager.js';
import type { Managed, ManagementTable } from './dependency-manager.js';
import { exclusionDeriver, excludedBy, isHandedOn, noExclusions } from './dependency-selector.js';
import type { ExclusionSet } from './dependency-selector.js';
import type { DescriptorTrouble, ExcludedDependency, Graph, GraphNode } from './graph-node.js';
import type { KnownDescriptor, Knowledge } from './knowledge.js';
import { aggregateRepositories, repositoriesText } from './repositories.js';
import { relocated } from './requested.js';
import type { RequestedDependency } from './requested.js';
import type { VersionConstraint } from '../version/range.js';

/** What a collection starts from. */
export interface CollectRequest {
  readonly root: Coordinates;
  readonly dependencies: readonly RequestedDependency[];
  readonly management: ManagementTable;
  readonly repositories: readonly RepositoryDefinition[];
}

/** Deeper or larger than any real graph: an input made to exhaust us. */
const maxDepth = 500;
const maxNodes = 500_000;

/** What is in effect for the children of one node. */
interface Place {
  readonly children: GraphNode[];
  readonly depth: number;
  readonly exclusions: ExclusionSet;
  readonly repositories: readonly RepositoryDefinition[];
}

/** How a dependency came to be looked at again under other coordinates. */
interface Origin {
  readonly requestedVersion: string;
  readonly relocatedFrom: readonly ModuleVersion[];
  readonly keepVersion: boolean;
}

/**
 * Builds the dirty graph depth-first as maven-resolver 1.6's `DefaultDependencyCollector` does: every edge that scope,
 * optionality and exclusions let through, managed, each version that a range admits, equal subtrees shared, cycles
 * closed.
 *
 * What `knowledge` lacks is noted there as a need and put aside: `explore` goes on from there when the answers are in, so
 * that the questions of a whole level come in one batch. Exploring leaves lists in the order of the answers; when nothing
 * is lacking, `collect` walks once more and gives the graph in Maven's order.
 *
 * Both throw `ResolutionError` (`resolve.range-without-match`, `resolve.range-unasked`, `version.range-malformed`,
 * `resolve.graph-too-large`).
 */
export class Collector {
  readonly #request: CollectRequest;
  readonly #knowledge: Knowledge;
  readonly #derive = exclusionDeriver();
  /** What management makes of a dependency below the first level is the same at every place. */
  readonly #managed = new Map<RequestedDependency, Managed>();
  readonly #texts = new Map<readonly RepositoryDefinition[], string>();
  /** Children lists by what decides them (`DataPool.GraphKey`). */
  #pool = new Map<string, GraphNode[]>();
  #excluded = new Map<GraphNode[], ExcludedDependency[]>();
  /** The nodes from below the root to the place. */
  #stack: GraphNode[] = [];
  #nodes = 0;
  /** What waits for answers. */
  #aside: { readonly stack: readonly GraphNode[]; readonly goOn: () => void }[] = [];

  constructor(request: CollectRequest, knowledge: Knowledge) {
    this.#request = request;
    this.#knowledge = knowledge;
  }

  collect(): Graph {
    const { root, dependencies, repositories } = this.#request;
    this.#pool = new Map();
    this.#excluded = new Map();
    this.#nodes = 0;
    this.#aside = [];
    const children: GraphNode[] = [];
    const place = { children, depth: 1, exclusions: noExclusions, repositories };
    this.#processAll(dependencies, place);
    return { root, children, excluded: this.#excluded };
  }

  /** Goes on where answers were lacking. */
  explore(): void {
    const waiting = this.#aside;
    this.#aside = [];
    for (const { stack, goOn } of waiting) {
      this.#stack = [...stack];
      goOn();
    }
    this.#stack = [];
  }

  #putAside(goOn: () => void): void {
    this.#aside.push({ stack: [...this.#stack], goOn });
  }

  #processAll(dependencies: readonly RequestedDependency[], place: Place): void {
    if (place.depth > maxDepth) throw graphTooLarge(this.#path());
    for (const dependency of dependencies) {
      const { version: requestedVersion } = dependency;
      this.#process(dependency, place, { requestedVersion, relocatedFrom: [], keepVersion: false });
    }
  }

  #process(dependency: RequestedDependency, place: Place, origin: Origin): void {
    if (!isHandedOn(dependency, place.depth)) return;
    const by = excludedBy(dependency, place.exclusions);
    if (by !== undefined) {
      this.#noteExcluded(place.children, { module: moduleVersion(dependency), by });
      return;
    }
    const managed = this.#manage(dependency, place.depth, origin.keepVersion);
    const constraint = readConstraint(managed.dependency, () => this.#path());
    const versions = this.#versions(managed.dependency, constraint, place);
    if (versions === undefined) {
      this.#putAside(() => this.#process(dependency, place, origin));
      return;
    }
    for (const version of versions) {
      const { dependency: settled } = managed;
      const step = {
        dependency: settled.version === version ? settled : { ...settled, version },
        constraint,
        managed,
      };
      const elsewhere = this.#addVersion(step, dependency, place, origin);
      if (elsewhere) return;
    }
  }

  #manage(dependency: RequestedDependency, depth: number, keepVersion: boolean): Managed {
    const { management } = this.#request;
    if (depth < 2 || keepVersion) {
      return manageDependency(dependency, management, depth, keepVersion);
    }
    const known = this.#managed.get(dependency);
    if (known !== undefined) return known;
    const managed = manageDependency(dependency, management, depth, keepVersion);
    this.#managed.set(dependency, managed);
    return managed;
  }

  #noteExcluded(list: GraphNode[], excluded: ExcludedDependency): void {
    const noted = this.#excluded.get(list);
    if (noted === undefined) this.#excluded.set(list, [excluded]);
    else noted.push(excluded);
  }

  /** The versions that a constraint admits, lowest first; `undefined` while the repositories' answer is not known. */
  #versions(
    dependency: RequestedDependency,
    constraint: VersionConstraint,
    place: Place,
  ): readonly string[] | undefined {
    if (constraint.kind === 'version') return [constraint.version];
    const { groupId, artifactId } = dependency;
    const known = this.#knowledge.versions(groupId, artifactId, place.repositories);
    if (known.kind === 'unknown') return undefined;
    if (known.kind === 'unasked') throw rangeUnasked(dependency, this.#path(), known.failed);
    const admitted = known.versions.filter((version) => satisfies(version, constraint));
    if (admitted.length === 0) throw rangeWithoutMatch(dependency, this.#path(), known.versions);
    return [...new Set(admitted)].sort(compareVersions);
  }

  /** Adds the node of one version, or looks at what it was relocated to: then the answer is `true`. */
  #addVersion(step: Step, asked: RequestedDependency, place: Place, origin: Origin): boolean {
    const known = this.#readDescriptor(step.dependency, place);
    if (known?.kind === 'unknown') {
      this.#putAside(() => this.#addVersion(step, asked, place, origin));
      return false;
    }
    const { dependency, relocatedFrom } = afterRelocation(step.dependency, known);
    const cycle = this.#stack.findLast(({ key }) => key === dependency.key);
    if (cycle === undefined && relocatedFrom.length > 0) {
      const keepVersion = moduleKey(step.dependency) === moduleKey(dependency);
      const { requestedVersion } = origin;
      this.#process(dependency, place, { requestedVersion, relocatedFrom, keepVersion });
      return true;
    }
    const node = toNode({ ...step, dependency }, asked, place, origin, {
      trouble: troubleOf(known),
      cycle,
    });
    if (++this.#nodes > maxNodes) throw graphTooLarge(this.#path());
    place.children.push(node);
    if (cycle === undefined && known?.kind === 'read' && !dependency.includesDependencies) {
      this.#recurse(dependency, node, known, place);
    }
    return false;
  }

  #readDescriptor(dependency: RequestedDependency, place: Place): KnownDescriptor | undefined {
    if (dependency.systemPath !== undefined) return undefined;
    return this.#knowledge.descriptor(dependency, place.repositories);
  }

  #recurse(
    dependency: RequestedDependency,
    node: GraphNode,
    known: Extract<KnownDescriptor, { readonly kind: 'read' }>,
    place: Place,
  ): void {
    if (known.dependencies.length === 0) return;
    const depth = place.depth + 1;
    const exclusions = this.#derive(place.exclusions, dependency);
    const repositories = aggregateRepositories(place.repositories, known.descriptor.repositories);
    const key = [
      moduleVersionKey(dependency),
      dependency.key,
      dependency.type,
      exclusions.id,
      this.#textOf(repositories),
    ].join('\n');
    const pooled = this.#pool.get(key);
    if (pooled !== undefined) {
      node.children = pooled;
      return;
    }
    this.#pool.set(key, node.children);
    this.#stack.push(node);
    this.#processAll(known.dependencies, {
      children: node.children,
      depth,
      exclusions,
      repositories,
    });
    this.#stack.pop();
  }

  #textOf(repositories: readonly RepositoryDefinition[]): string {
    const known = this.#texts.get(repositories);
    if (known !== undefined) return known;
    const text = repositoriesText(repositories);
    this.#texts.set(repositories, text);
    return text;
  }

  #path(): readonly string[] {
    return [this.#request.root, ...this.#stack.map((node) => node.coordinates)].map(
      moduleVersionKey,
    );
  }
}

/** One version of a managed dependency. */
interface Step {
  readonly dependency: RequestedDependency;
  readonly constraint: VersionConstraint;
  readonly managed: Managed;
}

/** What a dependency is called in the end, and what it was called before. */
function afterRelocation(
  dependency: RequestedDependency,
  known: KnownDescriptor | undefined,
): { readonly dependency: RequestedDependency; readonly relocatedFrom: readonly ModuleVersion[] } {
  const relocatedFrom = known?.kind === 'read' ? known.descriptor.relocatedFrom : [];
  if (known?.kind !== 'read' || relocatedFrom.length === 0) return { dependency, relocatedFrom };
  return { dependency: relocated(dependency, known.descriptor.module), relocatedFrom };
}

function toNode(
  { dependency, constraint, managed }: Step,
  asked: RequestedDependency,
  place: Place,
  origin: Origin,
  found: { readonly trouble: DescriptorTrouble | undefined; readonly cycle: GraphNode | undefined },
): GraphNode {
  const { extension, classifier } = dependency;
  return {
    coordinates: { ...moduleVersion(dependency), extension, classifier },
    key: dependency.key,
    conflict: undefined,
    type: dependency.type,
    scope: dependency.scope,
    optional: dependency.optional === true,
    scopeManaged: managed.scopeManaged,
    optionalManaged: managed.optionalManaged,
    premanagedVersion: changed(managed.versionManaged, asked.version, managed.dependency.version),
    premanagedScope: changed(managed.scopeManaged, asked.scope, managed.dependency.scope),
    requestedVersion: origin.requestedVersion,
    constraint,
    systemPath: dependency.systemPath,
    repositories: found.cycle?.repositories ?? place.repositories,
    relocatedFrom: origin.relocatedFrom,
    trouble: found.trouble,
    children: found.cycle?.children ?? [],
  };
}

function changed(managed: boolean, before: string, after: string): string | undefined {
  return managed && before !== after ? before : undefined;
}

function moduleVersion({ groupId, artifactId, version }: ModuleVersion): ModuleVersion {
  return { groupId, artifactId, version };
}

function troubleOf(known: KnownDescriptor | undefined): DescriptorTrouble | undefined {
  if (known === undefined || known.kind === 'read' || known.kind === 'unknown') return undefined;
  return known;
}
