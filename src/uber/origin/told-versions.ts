import type { ArtifactOrigin } from '../../formats/jar/entry.js';
import type { SidePart } from '../../jvm/compare/side.js';
import { moduleKey } from '../../maven/coordinates/coordinates.js';
import type { PlanTable } from './plan-table.js';
import { toldArtifacts } from './pom-properties.js';

/**
 * By `g:a`: the versions that a class path entry says it holds. Words that came with another artifact, as its plan has it,
 * do not count.
 */
export function toldVersions(
  part: Pick<SidePart, 'entries' | 'read'>,
  plan: PlanTable | undefined,
): ReadonlyMap<string, string> {
  return new Map(
    toldArtifacts(part)
      .filter(({ path, module }) => {
        const origin = plan?.get(path)?.origin;
        return origin === undefined || origin.startsWith(`${moduleKey(module)}:`);
      })
      .map(({ module }) => [moduleKey(module), module.version]),
  );
}

/** An artifact of a plan under the version that is told of it; `undefined` where none is. Each is read once. */
export function toldAs(
  told: ReadonlyMap<string, string>,
): (origin: ArtifactOrigin) => ArtifactOrigin | undefined {
  const known = new Map<ArtifactOrigin, ArtifactOrigin | undefined>();
  return (origin) => {
    if (known.has(origin)) return known.get(origin);
    const [, module = '', rest = ''] = /^([^:]+:[^:]+):[^:@]+(.*)$/.exec(origin) ?? [];
    const version = told.get(module);
    const artifact = version === undefined ? undefined : `${module}:${version}${rest}`;
    known.set(origin, artifact);
    return artifact;
  };
}
