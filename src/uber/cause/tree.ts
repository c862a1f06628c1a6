import { pathMatcher } from '../../formats/text/ant-pattern.js';
import type { ModuleId } from '../../maven/coordinates/coordinates.js';
import { moduleKey, moduleVersionKey } from '../../maven/coordinates/coordinates.js';
import type { Dependency } from '../../maven/pom/model.js';
import type { Resolution, ResolvedNode } from '../../maven/resolve/machine.js';
import type { Plan } from '../plan/plan.js';
import { itemsOf, listOf, textOf } from '../shade/configuration.js';
import type { PlannedArtifact } from '../shade/contents.js';
import { readFilters } from '../shade/filters.js';

/** What is known of a tree of dependencies, and of what shading makes of it: evidence for causes. */
export interface CauseTree {
  readonly artifacts: readonly Pick<PlannedArtifact, 'coordinates' | 'path' | 'inclusion'>[];
  readonly excluded: readonly ExcludedModule[];
  /** Versions that management set, and nearness: which was asked for is known of some. */
  readonly versions: readonly DecidedVersion[];
  /** The filter that drops a path of an artifact, before package relocation. */
  readonly dropping: (artifact: PlannedArtifact['coordinates'], path: string) => string | undefined;
}

/** A dependency that an exclusion removed. */
export interface ExcludedModule {
  /** `*` for any. */
  readonly module: ModuleId;
  /** `g:a` of the dependency that carries the exclusion. */
  readonly by: string;
  /** root → … → who asked, or who carries it. */
  readonly path: readonly string[];
}

/** A version that was not left as it was asked for. */
export interface DecidedVersion {
  readonly kind: 'managed' | 'mediated';
  readonly module: ModuleId;
  /** `undefined`: whoever asked is not recorded. */
  readonly asked: string | undefined;
  readonly chosen: string | undefined;
  /** root → … → who asked; empty where that is not recorded. */
  readonly path: readonly string[];
}

/** What a plan records: of versions that lost it records none, so that of those only management is known. */
export function treeOfPlan({
  module,
  model,
  artifacts,
  decisions,
  inherited,
  shade,
}: Plan): CauseTree {
  const root = moduleVersionKey(module);
  const pathTo = (by: ModuleId): readonly string[] =>
    artifacts.find(({ coordinates }) => moduleKey(coordinates) === moduleKey(by))?.path ?? [root];
  const carriers = [
    ...[...model.dependencies, ...(inherited?.dependencies ?? [])].flatMap((one) =>
      one.exclusions.map((excluded) => ({ excluded, by: one as ModuleId })),
    ),
    ...decisions.flatMap((one) =>
      one.kind === 'exclude' ? one.under.map((by) => ({ excluded: one.module, by })) : [],
    ),
  ];
  const managed = [
    ...[...model.dependencyManagement, ...(inherited?.managed ?? [])].filter(isManaged),
    ...decisions.flatMap((one) => (one.kind === 'manage' ? [one.module] : [])),
  ];
  return {
    artifacts,
    excluded: carriers.map(({ excluded, by }) => ({
      module: excluded,
      by: moduleKey(by),
      path: pathTo(by),
    })),
    versions: managed.map((one) => ({
      kind: 'managed',
      module: one,
      asked: undefined,
      chosen: undefined,
      path: [],
    })),
    dropping: droppingOf(shade.executions),
  };
}

/** What resolving found: also who asked for what was not chosen. */
export function treeOfResolution({ root, children, omitted, excluded }: Resolution): CauseTree {
  const artifacts: CauseTree['artifacts'][number][] = [];
  const versions: DecidedVersion[] = [];
  const walk = (nodes: readonly ResolvedNode[], above: readonly string[]): void => {
    for (const { coordinates, premanagedVersion, children: below } of nodes) {
      const path = [...above, moduleVersionKey(coordinates)];
      artifacts.push({ coordinates, path, inclusion: { kind: 'included' } });
      if (premanagedVersion !== undefined)
        versions.push({
          kind: 'managed',
          module: coordinates,
          asked: premanagedVersion,
          chosen: coordinates.version,
          path: above,
        });
      walk(below, path);
    }
  };
  walk(children, [moduleVersionKey(root)]);
  for (const { path, wanted, reason, premanagedVersion } of omitted)
    if (reason.kind === 'conflict')
      versions.push({
        kind: premanagedVersion === undefined ? 'mediated' : 'managed',
        module: wanted,
        asked: premanagedVersion ?? wanted.version,
        chosen: reason.selected,
        path,
      });
  return {
    artifacts,
    excluded: excluded.map(({ module, by, path }) => ({ module, by: moduleKey(by), path })),
    versions,
    dropping: () => undefined,
  };
}

/** Both of one module: the plan knows what shading does, the resolution who asked. */
export function joinTrees(trees: readonly CauseTree[]): CauseTree {
  return {
    artifacts: trees.flatMap(({ artifacts }) => artifacts),
    excluded: trees.flatMap(({ excluded }) => excluded),
    versions: trees.flatMap(({ versions }) => versions),
    dropping: (artifact, path) => {
      for (const { dropping } of trees) {
        const rule = dropping(artifact, path);
        if (rule !== undefined) return rule;
      }
      return undefined;
    },
  };
}

/** A BOM is imported, which sets no version of its own. */
function isManaged({ scope, version }: Dependency): boolean {
  return scope !== 'import' && version !== undefined;
}

/** The patterns that drop a path, as the plugin's configuration writes them. */
function droppingOf(executions: Plan['shade']['executions']): CauseTree['dropping'] {
  const rules = executions.flatMap(({ configuration }) => {
    const nodes = itemsOf(configuration, 'filters');
    return readFilters(configuration).filters.flatMap((filter, at) => {
      const node = nodes[at];
      return node === undefined ? [] : [{ filter, node }];
    });
  });
  return (artifact, path) => {
    const key = { ...artifact, type: artifact.extension };
    for (const { filter, node } of rules) {
      if (!filter.artifact.matches(key) || !filter.paths.drops(path)) continue;
      const own = (listOf(node, 'excludes') ?? []).find((pattern) => matches(pattern, path));
      const said = own === undefined ? 'does not include it' : `excludes ${own}`;
      return `filter ${textOf(node, 'artifact') ?? ''} ${said}`;
    }
    return undefined;
  };
}

function matches(pattern: string, path: string): boolean {
  return pathMatcher(pattern.endsWith('/') ? `${pattern}**` : pattern)?.(path) === true;
}
