import type { Coordinates, ModuleId } from '../../maven/coordinates/coordinates.js';
import { formatCoordinates, moduleKey } from '../../maven/coordinates/coordinates.js';
import { compareVersions } from '../../maven/version/version.js';
import type { Cause } from './cause.js';
import type { CauseTree } from './tree.js';

/** The trees of both sides: what is judged, and what works today; `undefined` where nothing tells one. */
export interface CauseSides {
  readonly on: CauseTree | undefined;
  readonly against: CauseTree | undefined;
  /** What the judged side says itself that it holds of a module: the version. */
  readonly held: (module: ModuleId) => string | undefined;
  /** How a consumer comes to an artifact that was there when it was built: consumer → … → artifact. */
  readonly pathOf: (artifact: Coordinates) => readonly string[] | undefined;
}

/** An artifact that has a name, and the path of the class there, before package relocation. */
export interface Supplier {
  readonly coordinates: Coordinates;
  readonly path: string;
}

/**
 * Why a name is not there that an artifact supplies: the first that the trees prove of what drops a class, an artifact, a
 * version. `undefined` where they do not tell: nothing is guessed.
 */
export function explain(supplier: Supplier, sides: CauseSides): Cause | undefined {
  const { coordinates } = supplier;
  const now = artifactOf(sides.on, coordinates);
  if (now === undefined) return withoutArtifact(coordinates, sides);
  const artifact = moduleKey(coordinates);
  if (now.inclusion.kind === 'excluded')
    return { kind: 'kept-out', artifact, rule: now.inclusion.rule, cure: undefined };
  const dropped = sides.on?.dropping(now.coordinates, supplier.path);
  if (dropped !== undefined) return { kind: 'filtered', artifact, rule: dropped, cure: undefined };
  const { version } = now.coordinates;
  if (version === coordinates.version) return undefined;
  return (
    decidedVersion(coordinates, now, sides.on) ?? changed(artifact, version, coordinates.version)
  );
}

/** The judged side has the module in another version, which management or nearness chose. */
function decidedVersion(
  { version: wanted, ...module }: Coordinates,
  { coordinates, path }: CauseTree['artifacts'][number],
  tree: CauseTree | undefined,
): Cause | undefined {
  const artifact = moduleKey(module);
  const chosen = coordinates.version;
  const all = (tree?.versions ?? []).filter((one) => moduleKey(one.module) === artifact);
  const decided =
    all.find(({ asked }) => asked === wanted) ??
    all.find(({ asked }) => asked !== undefined && asked !== chosen) ??
    all.find(({ asked }) => asked === undefined);
  if (decided === undefined || (decided.chosen ?? chosen) !== chosen) return undefined;
  return {
    kind: decided.kind,
    artifact,
    asked: decided.asked ?? wanted,
    chosen,
    path:
      decided.path.length === 0
        ? path
        : [...decided.path, `${artifact}:${decided.asked ?? wanted}`],
    cure: versionCure(artifact, chosen, wanted),
  };
}

function changed(artifact: string, from: string, to: string): Cause {
  return { kind: 'changed', artifact, from, to, cure: versionCure(artifact, from, to) };
}

/** To go back to an older version for the sake of one consumer is no cure for the others. */
function versionCure(module: string, from: string, to: string): Cause['cure'] {
  return compareVersions(from, to) < 0
    ? { kind: 'manage-version', module, version: to }
    : undefined;
}

function withoutArtifact(coordinates: Coordinates, sides: CauseSides): Cause | undefined {
  const artifact = moduleKey(coordinates);
  const { on, against, held, pathOf } = sides;
  const exclusion = on?.excluded.find(({ module }) => covers(module, coordinates));
  if (exclusion !== undefined)
    return {
      kind: 'excluded',
      artifact,
      by: exclusion.by,
      path: exclusion.path,
      cure: { kind: 'remove-exclusion', module: moduleKey(exclusion.module), where: exclusion.by },
    };
  const was = artifactOf(against, coordinates);
  const cure = { kind: 'add-dependency', coordinates: formatCoordinates(coordinates) } as const;
  const asked = pathOf(coordinates);
  if (on !== undefined && was?.inclusion.kind === 'included')
    return {
      kind: 'artifact-gone',
      artifact,
      lastSeen: was.coordinates.version,
      path: was.path,
      cure,
    };
  const version = held(coordinates);
  if (version !== undefined && version !== coordinates.version)
    return changed(artifact, version, coordinates.version);
  if (on === undefined || version !== undefined || asked === undefined) return undefined;
  return { kind: 'never-asked', artifact: formatCoordinates(coordinates), path: asked, cure };
}

/** An exclusion of everything proves nothing of one artifact. */
function covers(pattern: ModuleId, { groupId, artifactId }: ModuleId): boolean {
  const fits = pattern.artifactId === '*' || pattern.artifactId === artifactId;
  return fits && pattern.groupId === groupId;
}

function artifactOf(
  tree: CauseTree | undefined,
  module: ModuleId,
): CauseTree['artifacts'][number] | undefined {
  const key = moduleKey(module);
  const all = (tree?.artifacts ?? []).filter(({ coordinates }) => moduleKey(coordinates) === key);
  return all.find(({ inclusion }) => inclusion.kind === 'excluded') ?? all[0];
}
