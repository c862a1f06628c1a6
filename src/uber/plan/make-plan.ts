import { onceEach } from '../../contract/problem/once-each.js';
import type { Problem } from '../../contract/problem/problem.js';
import { formatCoordinates } from '../../maven/coordinates/coordinates.js';
import type { EffectiveModel, PomLink } from '../../maven/pom/machine.js';
import type { Model } from '../../maven/pom/model.js';
import { tell } from '../../wording/tell.js';
import type { ContentEntry, Contents, PlannedArtifact } from '../shade/contents.js';
import type { ShadeExecution } from '../shade/input.js';
import { isMultiRelease } from '../shade/shaded-manifest.js';
import type { Decision } from './decision.js';
import type { Inherited } from './inherited.js';
import type { Plan, PlanDelta, PlanInputs, PlannedConsumer, PomRecord } from './plan.js';

/** Everything that a plan is made of; `entries` are `allEntries(contents)`, `entriesSha256` is of their table. */
export interface PlanParts {
  readonly inputs: PlanInputs;
  /** Of the definition as it was read: its POM chain. */
  readonly definition: EffectiveModel;
  /** Of the planned module, decisions carried out. */
  readonly effective: EffectiveModel;
  /** The planned module's raw model, decisions not applied. */
  readonly model: Model;
  readonly shadeVersion: string;
  readonly executions: readonly ShadeExecution[];
  readonly contents: readonly Contents[];
  readonly entries: readonly ContentEntry[];
  readonly entriesSha256: string;
  /** Compressed bytes that each artifact gives. */
  readonly sizes: ReadonlyMap<string, number>;
  readonly decisions: readonly Decision[];
  /** What the decisions repeat from parents. */
  readonly inherited: Inherited | undefined;
  readonly consumers: readonly PlannedConsumer[];
  readonly problems: readonly Problem[];
  readonly delta: PlanDelta | undefined;
  readonly stopgap: Plan['stopgap'];
}

/** The plan of what was found out. */
export function makePlan(parts: PlanParts): Plan {
  const { effective, contents, entries, decisions, consumers, delta, stopgap } = parts;
  const { groupId, artifactId, version, packaging } = effective.model;
  const artifacts = mergedArtifacts(contents);
  const problems = onceEach(parts.problems);
  return {
    schema: 'uberplan/plan/1',
    module: { groupId, artifactId, version, packaging },
    status: isIncomplete(problems) ? 'incomplete' : 'complete',
    inputs: parts.inputs,
    chain: parts.definition.chain.map(pomRecord),
    imports: parts.definition.imports.map(pomRecord),
    model: parts.model,
    shade: {
      version: parts.shadeVersion,
      executions: contents.map(({ executionId, jarName, manifest }) => ({
        id: executionId,
        jarName,
        configuration: parts.executions.find(({ id }) => id === executionId)?.configuration,
        ...(isMultiRelease(manifest) && { multiRelease: true }),
      })),
    },
    artifacts,
    counts: {
      artifacts: artifacts.filter(({ inclusion }) => inclusion.kind === 'included').length,
      entries: entries.length,
      classes: entries.filter(({ path }) => path.endsWith('.class')).length,
      bytes: [...parts.sizes.values()].reduce((sum, size) => sum + size, 0),
    },
    decisions,
    inherited: parts.inherited,
    consumers,
    problems,
    delta,
    stopgap,
    entries: { file: `${artifactId}.entries.tsv.gz`, sha256: parts.entriesSha256 },
  };
}

/** A plan with an error can be looked at, and nothing is made from it. */
export function isIncomplete(problems: readonly Problem[]): boolean {
  return problems.some((problem) => tell(problem).severity === 'error');
}

/** The entries of all jars; where there are several, each path has its jar's name before it, as `NAME.jar!/PATH`. */
export function allEntries(contents: readonly Contents[]): readonly ContentEntry[] {
  const [first, ...more] = contents;
  if (more.length === 0) return first?.entries ?? [];
  return contents.flatMap(({ jarName, entries }) =>
    entries.map((entry) => ({ ...entry, path: `${jarName}!/${entry.path}` })),
  );
}

/** Each artifact once; one that any jar takes counts as included. */
function mergedArtifacts(contents: readonly Contents[]): readonly PlannedArtifact[] {
  const merged = new Map<string, PlannedArtifact>();
  for (const artifact of contents.flatMap(({ artifacts }) => artifacts)) {
    const key = formatCoordinates(artifact.coordinates);
    if (!merged.has(key) || artifact.inclusion.kind === 'included') merged.set(key, artifact);
  }
  return [...merged.values()];
}

function pomRecord({ groupId, artifactId, version, sha256 }: PomLink): PomRecord {
  return { groupId, artifactId, version, sha256 };
}
